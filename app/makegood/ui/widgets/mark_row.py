"""A tick box or radio button whose words wrap, which Qt's own do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from makegood.ui.theme import MakegoodStyle, TextBlock, theme
from makegood.ui.widgets.base import PaintedButton, mirrored

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


class MarkRow(PaintedButton):
    """One choice as a line: `check` stands alone, `radio` belongs to its siblings.

    `help_text` is a second line, muted, and the accessible description.
    """

    def __init__(
        self,
        text: str = "",
        mark: Literal["check", "radio"] = "check",
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self._state = ""
        self._words = TextBlock(text)
        self._help = TextBlock(help_text, "caption")
        self.setCheckable(True)
        self.setAutoExclusive(mark == "radio")
        self.set_text(text, help_text)
        self.finish()

    def set_text(self, text: str, help_text: str = "") -> None:
        """Set both lines."""
        if self.built and (text, help_text) == (self._words.text, self._help.text):
            return
        self._words.set_text(text)
        self._help.set_text(help_text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(help_text)
        self.updateGeometry()
        self.update()

    def set_state(self, state: str) -> None:
        """`error` writes the words in red."""
        self._state = state
        self.update()

    @override
    def corner_radius(self) -> float:
        return theme().radius("mark")

    @override
    def content_height(self, width: float) -> float:
        room = max(width - self._indent(), 1.0)
        words = self._words.height(room) + self._help.height(room)
        return max(words + 2 * self._pad(), theme().icon("button") + 2 * self._pad())

    @override
    def natural_width(self) -> float:
        return self._indent() + max(self._words.natural_width(), self._help.natural_width())

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        edge = look.icon("button")
        line = look.font("body").pixelSize() * look.line_height("body")
        pad = self._pad()
        box = QRectF(rect.left(), rect.top() + pad + (line - edge) / 2, edge, edge)
        box = mirrored(box, rect, self.layoutDirection())
        style = QApplication.style()
        if isinstance(style, MakegoodStyle):
            draw = style.paint_tick_box if self._mark == "check" else style.paint_radio
            draw(
                painter,
                box,
                checked=self.isChecked(),
                enabled=self.isEnabled(),
                hover=self.hovered,
            )
        indent = self._indent()
        room = QRectF(rect.left() + indent, rect.top() + pad, rect.width() - indent, rect.height())
        room = mirrored(room, rect, self.layoutDirection())
        ink = "danger" if self._state == "error" else "text"
        token = ink if self.isEnabled() else "text_disabled"
        self._words.draw(painter, room, look.color(token))
        below = room.adjusted(0, self._words.height(room.width()), 0, 0)
        muted = "text_muted" if self.isEnabled() else "text_disabled"
        self._help.draw(painter, below, look.color(muted))

    def _indent(self) -> float:
        return theme().icon("button") + theme().space("s2")

    def _pad(self) -> int:
        return max(3, theme().px(3))
