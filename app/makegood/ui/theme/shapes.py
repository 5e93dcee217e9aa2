"""Shapes as the style draws its own panels, for widgets that paint themselves too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def paint_rounded(
    painter: QPainter, rect: QRectF, pen: QPen | None, fill: QColor, radius: float
) -> None:
    """A rounded rectangle whose edge, if it has one, lies wholly inside `rect`."""
    edge = pen or QPen(Qt.PenStyle.NoPen)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(edge)
    painter.setBrush(fill)
    half = edge.widthF() / 2 if edge.style() != Qt.PenStyle.NoPen else 0.0
    inner = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def centre_square(rect: QRectF, edge: float) -> QRectF:
    """A square of this edge in the middle of `rect`."""
    centre = rect.center()
    return QRectF(centre - QPointF(edge / 2, edge / 2), centre + QPointF(edge / 2, edge / 2))
