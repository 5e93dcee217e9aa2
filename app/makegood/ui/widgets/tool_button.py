"""A small button that is only an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import centre_square, paint_rounded, theme
from makegood.ui.widgets.base import PaintedButton

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter


class IconButton(PaintedButton):
    """`name` is said aloud and shown as tool tip."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        *,
        edge: str = "target_min",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._edge = edge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)
        self.finish()

    def set_name(self, name: str) -> None:
        """Set accessible name and tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon_name(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.update()

    @override
    def corner_radius(self) -> float:
        return theme().radius("control")

    @override
    def content_height(self, width: float) -> float:
        return theme().size(self._edge)

    @override
    def natural_width(self) -> float:
        return theme().size(self._edge)

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        if self.hovered or self.isDown() or self.isChecked():
            fill = look.color("sunken" if self.isDown() else "accent_soft")
            paint_rounded(painter, rect, None, fill, self.corner_radius())
        token = "text" if self.isEnabled() else "text_disabled"
        box = centre_square(rect, look.icon("button"))
        paint_icon(painter, box, self._icon_name, look.color(token))
