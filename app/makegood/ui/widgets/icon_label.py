"""A drawn icon as a widget, for layouts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import theme
from makegood.ui.widgets.base import DrawnWidget


class IconLabel(DrawnWidget):
    """An icon in a token colour and an icon size. Decorative: words stand beside it.

    Raises `ValueError` for a size that is none: found out while the icon is laid out, it would end
    the program.
    """

    def __init__(
        self,
        name: str,
        tone: str = "text",
        size: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if not theme().has_icon(size):
            raise ValueError(f"{size!r} is not an icon size")
        self._name = name
        self._tone = tone
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.finish()

    @property
    def name(self) -> str:
        """The icon shown."""
        return self._name

    def set_icon(self, name: str, tone: str = "") -> None:
        """Show another icon, in another colour if one is named."""
        self._name = name
        self._tone = tone or self._tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        edge = theme().icon(self._size)
        return QSize(edge, edge)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._name:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint_icon(painter, QRectF(self.rect()), self._name, theme().color(self._tone))
        painter.end()
