"""Draws a row of the list of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from makegood.ui.cases.case_list_model import ShownCase, ShownRole
from makegood.ui.theme import paint_rounded, theme
from makegood.ui.widgets.base import mirrored
from makegood.ui.widgets.chip import chip_size, paint_chip
from makegood.ui.widgets.initial import paint_initial

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_INITIAL: Final = 32
_WHEN_EMS: Final = 5.6
_BESIDE_EMS: Final = 40
_BAR: Final = 4


class CaseDelegate(QStyledItemDelegate):
    """When, initial, title over caption, state. In a narrow list the state goes under the words."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        look = theme()
        width = self._width(option)
        lines = self._line("body_strong") + self._line("caption")
        shown = index.data(ShownRole)
        if isinstance(shown, ShownCase) and not self._beside(width):
            lines += chip_size(shown.chip).height() + look.space("s1")
        return QSize(width, round(max(lines, look.px(_INITIAL)) + 2 * look.space("s3")))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = index.data(ShownRole)
        if not isinstance(shown, ShownCase):
            return
        look = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        direction = option.direction
        painter.setLayoutDirection(direction)
        rect = QRectF(option.rect)
        self._ground(painter, rect, option)
        pad = look.space("s3")
        x = rect.left() + pad
        beside = self._beside(rect.width())
        when = look.em * _WHEN_EMS
        self._two_lines(
            painter,
            QRectF(x, rect.top(), when, rect.height()),
            rect,
            (shown.when, "body_strong", look.color("text")),
            (shown.when_note, "caption", look.color("text_muted")),
        )
        x += when + look.space("s2")
        edge = look.px(_INITIAL)
        box = QRectF(x, rect.center().y() - edge / 2, edge, edge)
        paint_initial(painter, mirrored(box, rect, direction), *shown.initial)
        x += edge + look.space("s3")
        size = chip_size(shown.chip)
        end = rect.right() - pad
        if beside:
            chip = QRectF(
                end - size.width(),
                rect.center().y() - size.height() / 2,
                size.width(),
                size.height(),
            )
            paint_chip(painter, mirrored(chip, rect, direction), shown.chip)
            end = chip.left() - look.space("s3")
        words = QRectF(x, rect.top(), max(end - x, 40.0), rect.height())
        if not beside:
            words.setHeight(rect.height() - size.height() - look.space("s2"))
            chip = QRectF(
                x, words.bottom() - look.space("s1"), min(size.width(), end - x), size.height()
            )
            paint_chip(painter, mirrored(chip, rect, direction), shown.chip)
        self._two_lines(
            painter,
            words,
            rect,
            (shown.title, "body_strong", look.color("text")),
            (shown.caption, "caption", look.color("text_muted")),
        )
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
        look = theme()
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = marked and bool(option.state & QStyle.StateFlag.State_HasFocus)
        # The current row of a list that has not the focus is no place where anything happens.
        if focused or over:
            inner = rect.adjusted(2, 1, -2, -2)
            paint_rounded(painter, inner, None, look.color("accent_soft"), look.radius("nav_item"))
        if focused:
            bar = QRectF(rect.left() + 2, rect.top() + 9, _BAR, rect.height() - 18)
            bar = mirrored(bar, rect, option.direction)
            paint_rounded(painter, bar, None, look.color("focus"), 2)
        inset = look.space("s3")
        line = QRectF(rect.left() + inset, rect.bottom() - 1, rect.width() - 2 * inset, 1)
        painter.fillRect(line, look.color("border"))

    def _two_lines(
        self,
        painter: QPainter,
        room: QRectF,
        whole: QRectF,
        first: tuple[str, str, QColor],
        second: tuple[str, str, QColor],
    ) -> None:
        heights = [self._line(role) if text else 0.0 for text, role, _ in (first, second)]
        top = room.center().y() - sum(heights) / 2
        direction = painter.layoutDirection()
        for (text, role, color), height in zip((first, second), heights, strict=True):
            if not text:
                continue
            font = theme().font(role)
            painter.setFont(font)
            painter.setPen(color)
            line = mirrored(QRectF(room.left(), top, room.width(), height), whole, direction)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            rtl = direction == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                line,
                side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
                shown,
            )
            top += height

    def _line(self, role: str) -> float:
        look = theme()
        return look.font(role).pixelSize() * look.line_height(role)

    def _beside(self, width: float) -> bool:
        return width >= theme().em * _BESIDE_EMS

    def _width(self, option: QStyleOptionViewItem) -> int:
        parent = self.parent()
        if isinstance(parent, QAbstractItemView):
            return parent.viewport().width()
        return option.rect.width()
