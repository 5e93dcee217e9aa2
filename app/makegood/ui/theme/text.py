"""A piece of wrapped text for widgets that paint themselves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption

from makegood.ui.theme.theme import theme

_UNBOUND = 1_000_000.0
_WIDTHS_KEPT = 8
"""A layout asks again and again for the height at the few widths it weighs."""


_ISOLATED = "\u2068{}\u2069"


def as_written(text: str) -> str:
    """Words to draw in their own direction: mirrored too, a sentence ends at its end."""
    return _ISOLATED.format(text)


class TextBlock:
    """Plain text in one type role, laid out once per width and theme."""

    def __init__(self, text: str = "", role: str = "body", *, centred: bool = False) -> None:
        self._text = text
        self._role = role
        self._centred = centred
        self._layout: QTextLayout | None = None
        self._key: tuple[str, float, Qt.LayoutDirection] | None = None
        self._height = 0.0
        self._heights: dict[tuple[str, float], float] = {}

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Replace the text; what was laid out is dropped."""
        if text != self._text:
            self._text = text
            self._key = None
            self._heights.clear()

    def set_role(self, role: str) -> None:
        """Replace the type role; what was laid out is dropped."""
        if role != self._role:
            self._role = role
            self._key = None
            self._heights.clear()

    def natural_width(self) -> float:
        """Width of the longest line as written, unwrapped."""
        if not self._text:
            return 0.0
        metrics = QFontMetricsF(theme().font(self._role))
        # One pixel more than measured, or rounding wraps the last word.
        return max(metrics.horizontalAdvance(line) for line in self._text.split("\n")) + 1

    def word_width(self) -> float:
        """Width of the longest word: the least a line can be without breaking inside a word."""
        metrics = QFontMetricsF(theme().font(self._role))
        return max((metrics.horizontalAdvance(w) for w in self._text.split()), default=0.0) + 1

    def height(self, width: float = _UNBOUND) -> float:
        """Height when wrapped to `width` pixels; 0 for an empty text."""
        if not self._text:
            return 0.0
        key = (theme().font(self._role).key(), width)
        known = self._heights.get(key)
        if known is None:
            direction = self._key[2] if self._key else Qt.LayoutDirection.LeftToRight
            self._lay_out(width, direction)
            if len(self._heights) >= _WIDTHS_KEPT:
                self._heights.clear()
            known = self._heights[key] = self._height
        return known

    def draw(self, painter: QPainter, rect: QRectF, color: QColor) -> None:
        """Draw from the top of `rect`, on its leading side."""
        if not self._text:
            return
        layout = self._lay_out(rect.width(), painter.layoutDirection())
        painter.setPen(color)
        layout.draw(painter, QPointF(rect.left(), rect.top()))

    def _lay_out(self, width: float, direction: Qt.LayoutDirection) -> QTextLayout:
        look = theme()
        font = look.font(self._role)
        key = (font.key(), width, direction)
        if self._layout is not None and key == self._key:
            return self._layout
        layout = QTextLayout(self._text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # The words run in their own direction; the window decides on which side they begin.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        leading = Qt.AlignmentFlag.AlignLeft
        if direction == Qt.LayoutDirection.RightToLeft:
            # A text line takes left and right as they are, whatever its direction.
            leading = Qt.AlignmentFlag.AlignRight
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter if self._centred else leading)
        layout.setTextOption(option)
        step = font.pixelSize() * look.line_height(self._role)
        y = 0.0
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 1.0))
            # Tall scripts keep the height they need.
            line_step = max(step, line.height())
            line.setPosition(QPointF(0.0, y + (line_step - line.height()) / 2))
            y += line_step
        layout.endLayout()
        self._layout, self._key, self._height = layout, key, y
        return layout
