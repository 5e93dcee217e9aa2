"""Draws one entry of a case's timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import TextBlock, centre_square, paint_rounded, theme
from makegood.ui.widgets.base import mirrored
from makegood.ui.widgets.timeline_model import EntryRole, TimelineEntry

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_PLATE = 28


class TimelineDelegate(QStyledItemDelegate):
    """Plate with an icon, title with the date behind it, one line below, a thread between."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        entry = index.data(EntryRole)
        width = self._view_width(option)
        if not isinstance(entry, TimelineEntry):
            return QSize(width, 0)
        look = theme()
        room, date_width = self._columns(entry, width)
        height = TextBlock(entry.title, "body_strong").height(room)
        height += TextBlock(entry.caption, "caption").height(room)
        if not date_width:
            height += TextBlock(entry.date, "caption").height(room)
        return QSize(width, round(max(height, look.px(_PLATE))) + look.space("s3"))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry = index.data(EntryRole)
        if not isinstance(entry, TimelineEntry):
            return
        look = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        rect = QRectF(option.rect)
        states = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
        focused = option.state & states == states
        if focused or option.state & QStyle.StateFlag.State_MouseOver:
            ground = rect.adjusted(0, -2, 0, -4)
            paint_rounded(painter, ground, None, look.color("accent_soft"), look.radius("nav_item"))
        edge = look.px(_PLATE)
        plate = QRectF(rect.left() + 4, rect.top() + 2, edge, edge)
        plate = mirrored(plate, rect, option.direction)
        model = index.model()
        if index.row() + 1 < model.rowCount():
            painter.setPen(QPen(look.color("border"), 2))
            x = plate.center().x()
            painter.drawLine(QLineF(x, plate.bottom(), x, rect.bottom() + 2))
        self._paint_plate(painter, plate, entry)
        self._paint_words(painter, rect, entry, option.direction)
        painter.restore()

    def _paint_plate(self, painter: QPainter, plate: QRectF, entry: TimelineEntry) -> None:
        look = theme()
        danger = entry.tone == "danger"
        pen = QPen(look.color("danger" if danger else "border_strong"), look.hairline)
        if entry.tone == "future":
            pen.setStyle(Qt.PenStyle.DashLine)
        fill = look.color("danger_soft" if danger else "raised")
        paint_rounded(painter, plate, pen, fill, look.radius("control"))
        ink = look.color("danger" if danger else "accent")
        paint_icon(painter, centre_square(plate, look.icon("small")), entry.icon, ink)

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRectF,
        entry: TimelineEntry,
        direction: Qt.LayoutDirection,
    ) -> None:
        look = theme()
        room, date_width = self._columns(entry, rect.width())
        column = QRectF(rect.left() + self._indent(), rect.top() + 2, room, rect.height())
        at = mirrored(column, rect, direction)
        title = TextBlock(entry.title, "body_strong")
        title.draw(painter, at, look.color("text"))
        y = title.height(room)
        caption = TextBlock(entry.caption, "caption")
        caption.draw(painter, at.adjusted(0, y, 0, 0), look.color("text_muted"))
        date = TextBlock(entry.date, "caption")
        if date_width:
            end = QRectF(rect.right() - date_width - 4, rect.top() + 3, date_width, rect.height())
            date.draw(painter, mirrored(end, rect, direction), look.color("text_muted"))
        else:
            y += caption.height(room)
            date.draw(painter, at.adjusted(0, y, 0, 0), look.color("text_muted"))

    def _indent(self) -> float:
        return 4 + theme().px(_PLATE) + theme().space("s3")

    def _columns(self, entry: TimelineEntry, width: float) -> tuple[float, float]:
        """Width of the words and of the date; 0 for the date when it goes below."""
        look = theme()
        date = TextBlock(entry.date, "caption").natural_width()
        room = width - self._indent() - 4
        if room - date - look.space("s3") >= look.em * 12:
            return room - date - look.space("s3"), date
        return max(room, 1.0), 0.0

    def _view_width(self, option: QStyleOptionViewItem) -> int:
        parent = self.parent()
        if isinstance(parent, QAbstractItemView):
            return parent.viewport().width()
        return option.rect.width()
