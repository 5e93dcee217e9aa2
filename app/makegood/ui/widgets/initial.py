"""The coloured initial that stands for a marketplace: never a logo."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.theme import paint_rounded, theme
from makegood.ui.widgets.base import DrawnWidget


def paint_initial(painter: QPainter, rect: QRectF, letter: str, color: str) -> None:
    """A white letter on the fill of `color`: a name from the token list, or any stable id."""
    look = theme()
    paint_rounded(painter, rect, None, look.initial_fill(color), look.radius("chip"))
    font = QFont(look.font("body_strong"))
    font.setPixelSize(max(10, round(rect.height() * 0.5)))
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter[:1])


class Initial(DrawnWidget):
    """An initial on its own, decorative: the name stands beside it."""

    def __init__(
        self, letter: str, color: str, edge: int = 32, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._letter = letter
        self._color = color
        self._edge = edge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.finish()

    def set_value(self, letter: str, color: str) -> None:
        """Show another marketplace."""
        self._letter, self._color = letter, color
        self.update()

    @override
    def sizeHint(self) -> QSize:
        edge = theme().px(self._edge)
        return QSize(edge, edge)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_initial(painter, QRectF(self.rect()), self._letter, self._color)
        painter.end()
