"""One place on the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPen
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import ON_RAIL, TextBlock, paint_rounded, theme
from makegood.ui.widgets.accessible import set_role
from makegood.ui.widgets.base import PaintedButton, mirrored

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_BADGE = 18
_MOST = 9
_BAR = 4


class RailItem(PaintedButton):
    """Icon over a word, with a count at the icon's trailing top corner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = ""
        self._count = 0
        self._bare = False
        self._word = TextBlock("", "rail", centred=True)
        self._strong = TextBlock("", "rail_strong", centred=True)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty(ON_RAIL, True)
        set_role(self, QAccessible.Role.PageTab)
        self.finish()

    def set_value(self, text: str, icon: str, count: int = 0, spoken: str = "") -> None:
        """Set word, icon and count; over nine it says 9+."""
        self._icon = icon
        self._count = count
        self._word.set_text(text)
        self._strong.set_text(text)
        self.setAccessibleName(spoken or text)
        self.setToolTip(text if self._bare else "")
        self.updateGeometry()
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Show the icon only; the word becomes a tool tip."""
        self._bare = bare
        self.setToolTip(self._word.text if bare else "")
        self.updateGeometry()
        self.update()

    @override
    def corner_radius(self) -> float:
        return theme().radius("nav_item")

    @override
    def content_height(self, width: float) -> float:
        look = theme()
        if self._bare:
            return look.fixed("rail_width_bare") - 20
        words = self._strong.height(max(width - 4, 1))
        return look.icon("rail") + look.space("s1") + words + 2 * look.space("s2")

    @override
    def natural_width(self) -> float:
        return theme().fixed("rail_width_bare") - 20

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        chosen = self.isChecked()
        if chosen or self.hovered:
            fill = look.color("rail_selected")
            if not chosen:
                fill.setAlphaF(0.5)
            paint_rounded(painter, rect, None, fill, self.corner_radius())
        ink = look.color("rail_selected_text" if chosen else "rail_text")
        if self.hovered and not chosen and look.high_contrast:
            ink = look.color("rail_selected_text")
        direction = self.layoutDirection()
        if chosen:
            bar = QRectF(rect.left(), rect.top() + 10, _BAR, rect.height() - 20)
            bar = mirrored(bar, rect, direction)
            paint_rounded(painter, bar, None, look.color("rail_mark"), 2)
        edge = look.icon("rail")
        words = 0.0 if self._bare else self._strong.height(rect.width() - 4)
        block = edge + (look.space("s1") + words if words else 0)
        top = rect.top() + (rect.height() - block) / 2
        icon = QRectF(rect.center().x() - edge / 2, top, edge, edge)
        paint_icon(painter, icon, self._icon, ink)
        if words:
            below = QRectF(rect.left() + 2, top + edge + look.space("s1"), rect.width() - 4, words)
            (self._strong if chosen else self._word).draw(painter, below, ink)
        if self._count:
            self._paint_badge(painter, icon, direction)

    def _paint_badge(self, painter: QPainter, icon: QRectF, direction: Qt.LayoutDirection) -> None:
        look = theme()
        words = str(self._count) if self._count <= _MOST else f"{_MOST}+"
        font = look.font("caption_strong")
        height = look.px(_BADGE)
        width = max(height, QFontMetricsF(font).horizontalAdvance(words) + 8)
        x = min(icon.right() - height / 3, self.width() - width - 3)
        badge = QRectF(x, icon.top() - height / 3, width, height)
        whole = QRectF(self.rect())
        badge = mirrored(badge, whole, direction)
        ring = look.color("rail_selected" if self.isChecked() else "rail")
        paint_rounded(painter, badge.adjusted(-2, -2, 2, 2), None, ring, look.radius("chip") + 2)
        pen = QPen(look.color("badge"), 1)
        paint_rounded(painter, badge, pen, look.color("badge"), look.radius("chip"))
        painter.setFont(font)
        painter.setPen(look.color("badge_text"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
