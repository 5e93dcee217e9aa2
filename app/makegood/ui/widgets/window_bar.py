"""A window of time as a bar, filled from its start to today."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.theme import paint_rounded, theme
from makegood.ui.widgets.base import DrawnWidget, mirrored


class WindowBar(DrawnWidget):
    """Decorative: the date and the days stand beside it in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = 0.0
        self._closing = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.finish()

    def set_value(self, part: float, *, closing: bool = False) -> None:
        """The part of the window that is over, 0 to 1; others are clamped."""
        self._part = min(1.0, max(0.0, part))
        self._closing = closing
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, theme().px(10))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, theme().px(10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        whole = QRectF(self.rect())
        pen = QPen(look.color("border"), 1) if look.high_contrast else None
        paint_rounded(painter, whole, pen, look.color("sunken"), look.radius("mark"))
        if self._part > 0:
            # A bar narrower than its corners would look like a dot.
            width = max(whole.width() * self._part, 2 * look.radius("mark"))
            done = mirrored(QRectF(0, 0, width, whole.height()), whole, self.layoutDirection())
            token = "warning" if self._closing else "accent"
            paint_rounded(painter, done, None, look.color(token), look.radius("mark"))
        painter.end()
