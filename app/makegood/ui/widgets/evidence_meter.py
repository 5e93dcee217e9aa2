"""How many of the proofs that count are there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.theme import paint_rounded, theme
from makegood.ui.widgets.accessible import set_role
from makegood.ui.widgets.base import DrawnWidget, mirrored


class EvidenceMeter(DrawnWidget):
    """As many segments as count, filled from the leading side. `spoken`: "3 of 5 that count"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._have = 0
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(self, QAccessible.Role.ProgressBar)
        self.finish()

    def set_value(self, have: int, count: int, spoken: str) -> None:
        """Show `have` of `count`."""
        self._have = min(have, count)
        self._count = count
        self.setAccessibleName(spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, theme().px(10))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, theme().px(10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._count:
            return
        look = theme()
        gap = look.space("s1")
        whole = QRectF(self.rect())
        width = (whole.width() - gap * (self._count - 1)) / self._count
        painter = QPainter(self)
        for at in range(self._count):
            box = QRectF(at * (width + gap), 0, width, whole.height())
            box = mirrored(box, whole, self.layoutDirection())
            filled = at < self._have
            token = "success" if filled else "border_strong"
            fill = look.color("success" if filled else "raised")
            pen = QPen(look.color(token), look.hairline)
            paint_rounded(painter, box, pen, fill, look.radius("mark"))
        painter.end()
