"""The scroll bar: a handle without arrows and without a groove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from makegood.ui.theme.shapes import paint_rounded

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

_SC = QStyle.SubControl
_ST = QStyle.StateFlag


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl, least: int) -> QRect:
    """Where a part of a scroll bar lies; its handle is `least` pixels long at the least.

    Lines to press at its ends it has none.
    """
    rect: QRect = option.rect
    horizontal = option.orientation == Qt.Orientation.Horizontal
    length = rect.width() if horizontal else rect.height()
    if part in (_SC.SC_ScrollBarAddLine, _SC.SC_ScrollBarSubLine):
        return QRect()
    if part == _SC.SC_ScrollBarGroove:
        return QRect(rect)
    low, high = option.minimum, option.maximum
    page = option.pageStep
    handle = length
    if high > low:
        handle = min(length, max(least, length * page // max(high - low + page, 1)))
    start = QStyle.sliderPositionFromValue(
        low,
        high,
        option.sliderPosition,
        length - handle,
        option.upsideDown,
    )
    spans = {
        _SC.SC_ScrollBarSlider: (start, handle),
        _SC.SC_ScrollBarSubPage: (0, start),
        _SC.SC_ScrollBarAddPage: (start + handle, length - start - handle),
    }
    if part not in spans:
        return QRect()
    at, extent = spans[part]
    if not horizontal:
        return QRect(rect.x(), rect.y() + at, rect.width(), extent)
    logical = QRect(rect.x() + at, rect.y(), extent, rect.height())
    return QStyle.visualRect(option.direction, rect, logical)


def paint_scroll_bar(
    option: QStyleOptionSlider, painter: QPainter, color: QColor, least: int
) -> None:
    """The handle alone, wider under the pointer; nothing where there is nothing to scroll."""
    state: QStyle.StateFlag = option.state
    active = state & (_ST.State_MouseOver | _ST.State_Sunken)
    if option.maximum <= option.minimum:
        return
    slider = QRectF(scroll_part(option, _SC.SC_ScrollBarSlider, least))
    horizontal = option.orientation == Qt.Orientation.Horizontal
    across = slider.height() if horizontal else slider.width()
    inset = across * (0.18 if active else 0.28)
    bar = (
        slider.adjusted(2, inset, -2, -inset)
        if horizontal
        else slider.adjusted(inset, 2, -inset, -2)
    )
    radius = min(bar.width(), bar.height()) / 2
    paint_rounded(painter, bar, None, color, radius)
