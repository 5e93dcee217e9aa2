"""Containers: a card with an edge, and a thin line between things."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import paint_rounded, theme
from makegood.ui.widgets.base import ThemedWidget


class Card(ThemedWidget):
    """A raised box; add to `body`. `strong` for a card that holds the one important thing."""

    def __init__(
        self, *, strong: bool = False, padding: str = "s4", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._strong = strong
        self._padding = padding
        self.body = QVBoxLayout(self)
        self.finish()

    @override
    def restyle(self) -> None:
        look = theme()
        pad = look.space(self._padding)
        self.body.setContentsMargins(pad, pad, pad, pad)
        self.body.setSpacing(look.space("s3"))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        pen = QPen(look.color("border_strong" if self._strong else "border"), look.hairline)
        paint_rounded(painter, QRectF(self.rect()), pen, look.color("raised"), look.radius("card"))
        painter.end()


class Separator(ThemedWidget):
    """A line of one pixel across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.finish()

    @override
    def restyle(self) -> None:
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("border"))
        painter.end()
