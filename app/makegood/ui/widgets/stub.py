"""The stub: a date as a small torn-off ticket, day large and month under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from makegood.ui.theme import TextBlock, paint_rounded, theme

StubTone = Literal["plain", "warning", "danger", "met", "not_started", "accent"]

_COLORS = {
    "plain": ("raised", "border_strong", "text"),
    "warning": ("warning_soft", "warning", "warning"),
    "danger": ("danger_soft", "danger", "danger"),
    "met": ("sunken", "border", "text"),
    "not_started": ("surface", "border_strong", "text"),
    "accent": ("accent_soft", "accent", "accent"),
}
_HATCHED_FOOT = 6


@dataclass(frozen=True)
class StubValue:
    """Day and month as the locale writes them. `hatched`: sources differ about the date."""

    day: str
    month: str
    tone: StubTone = "plain"
    hatched: bool = False


def paint_stub(painter: QPainter, rect: QRectF, value: StubValue) -> None:
    """Paint the stub into a square; words are centred in it."""
    look = theme()
    ground, edge, ink = _COLORS[value.tone]
    pen = QPen(look.color(edge), look.hairline)
    if value.tone == "not_started":
        pen.setStyle(Qt.PenStyle.DashLine)
    paint_rounded(painter, rect, pen, look.color(ground), look.radius("control"))
    if value.hatched:
        foot = rect.adjusted(2, rect.height() - _HATCHED_FOOT - 2, -2, -2)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        brush = painter.brush()
        brush.setStyle(Qt.BrushStyle.BDiagPattern)
        brush.setColor(look.color(edge))
        painter.setBrush(brush)
        painter.drawRoundedRect(foot, 3, 3)
        painter.restore()
    day = TextBlock(value.day, "stub_day", centred=True)
    month = TextBlock(value.month, "stub_month", centred=True)
    day_height = day.height(rect.width())
    month_height = month.height(rect.width())
    room = rect.height() - (_HATCHED_FOOT if value.hatched else 0)
    top = rect.top() + (room - day_height - month_height) / 2
    day.draw(painter, QRectF(rect.left(), top, rect.width(), day_height), look.color(ink))
    month.draw(
        painter,
        QRectF(rect.left(), top + day_height, rect.width(), month_height),
        look.color(ink),
    )
