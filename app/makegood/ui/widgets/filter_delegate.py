"""Draws a row of the filter list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import TextBlock, paint_rounded, theme
from makegood.ui.widgets.base import mirrored
from makegood.ui.widgets.initial import paint_initial

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_INITIAL = 24
_BAR = 4


class FilterDelegate(QStyledItemDelegate):
    """Initial or icon, title, caption; the chosen row has a tick, the marked one a ground."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: str | None = None

    def set_chosen(self, value_id: str | None) -> None:
        """The id of the row with the tick."""
        self._chosen = value_id
        parent = self.parent()
        if isinstance(parent, QAbstractItemView):
            parent.viewport().update()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        look = theme()
        value = index.data(Qt.ItemDataRole.UserRole)
        width = self._view_width(option)
        words = self._words_height(value, width) if value is not None else 0.0
        return QSize(width, max(look.size("touch_row_min"), round(words) + look.space("s2")))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        value = index.data(Qt.ItemDataRole.UserRole)
        if value is None:
            return
        look = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        direction = option.direction
        painter.setLayoutDirection(direction)
        rect = QRectF(option.rect)
        chosen = value.id == self._chosen
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = marked and bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused or over or chosen:
            paint_rounded(painter, rect, None, look.color("accent_soft"), look.radius("nav_item"))
        if focused or chosen:
            bar = QRectF(rect.left(), rect.top() + 7, _BAR, rect.height() - 14)
            token = "focus" if focused else "accent"
            paint_rounded(painter, mirrored(bar, rect, direction), None, look.color(token), 2)
        edge = look.px(_INITIAL)
        pad = look.px(10)
        box = QRectF(rect.left() + pad, rect.center().y() - edge / 2, edge, edge)
        box = mirrored(box, rect, direction)
        if value.initial is not None:
            paint_initial(painter, box, *value.initial)
        elif value.icon:
            inset = (edge - look.icon("body")) / 2
            icon_box = box.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, icon_box, value.icon, look.color("accent"))
        room = self._room(value, rect.width())
        title = TextBlock(value.title, "body_strong" if chosen else "body")
        caption = TextBlock(value.caption, "caption")
        height = title.height(room) + caption.height(room)
        left = rect.left() + pad + self._indent(value)
        column = QRectF(left, rect.center().y() - height / 2, room, height)
        column = mirrored(column, rect, direction)
        title.draw(painter, column, look.color("text"))
        below = column.adjusted(0, title.height(room), 0, 0)
        caption.draw(painter, below, look.color("text_muted"))
        if chosen:
            tick = look.icon("button")
            end = QRectF(rect.right() - pad - tick, rect.center().y() - tick / 2, tick, tick)
            paint_icon(painter, mirrored(end, rect, direction), "check", look.color("accent"))
        painter.restore()

    def _indent(self, value: object) -> float:
        look = theme()
        marked = getattr(value, "initial", None) is not None or bool(getattr(value, "icon", ""))
        return look.px(_INITIAL) + look.px(10) if marked else 0.0

    def _room(self, value: object, width: float) -> float:
        look = theme()
        taken = 2 * look.px(10) + self._indent(value) + look.icon("button") + look.space("s2")
        return max(width - taken, 40.0)

    def _words_height(self, value: object, width: float) -> float:
        room = self._room(value, width)
        title = TextBlock(str(getattr(value, "title", "")), "body")
        caption = TextBlock(str(getattr(value, "caption", "")), "caption")
        return title.height(room) + caption.height(room)

    def _view_width(self, option: QStyleOptionViewItem) -> int:
        parent = self.parent()
        if isinstance(parent, QAbstractItemView):
            return parent.viewport().width()
        return option.rect.width()
