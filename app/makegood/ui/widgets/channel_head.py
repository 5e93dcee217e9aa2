"""The head of a channel card: the part that is always seen and can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import TextBlock, centre_square, paint_rounded, theme
from makegood.ui.widgets.base import PaintedButton, mirrored
from makegood.ui.widgets.chip import ChipValue, chip_size, paint_chip

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

_PLATE = 38
_PLATE_RADIUS = 9


class ChannelHead(PaintedButton):
    """Icon plate, title with a chip, reasons, and at the trailing end hours over the answer.

    A radio button to a screen reader: one of the cards is open. The card paints the edge.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = ""
        self._tried = False
        self._title = TextBlock("", "card_title")
        self._reasons = TextBlock("", "caption")
        self._answer = TextBlock("", "caption")
        self._hours = ChipValue("")
        self._badge = ChipValue("")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.finish()

    def set_value(
        self,
        icon: str,
        title: str,
        reasons: str,
        hours: ChipValue,
        answer: str,
        badge: str,
        *,
        tried: bool,
    ) -> None:
        """Show these words."""
        self._icon = icon
        self._tried = tried
        self._title.set_text(title)
        self._reasons.set_text(reasons)
        self._answer.set_text(answer)
        self._hours = hours
        self._badge = ChipValue(badge, "accent", "check")
        self.updateGeometry()
        self.update()

    @override
    def nextCheckState(self) -> None:
        # The list decides which card is open.
        return

    @override
    def content_height(self, width: float) -> float:
        look = theme()
        words, _ = self._words_height(width)
        return max(words, look.px(_PLATE)) + 2 * look.space("s3")

    @override
    def natural_width(self) -> float:
        badge = chip_size(self._badge).width()
        words = max(self._title.natural_width() + badge, self._reasons.natural_width())
        return self._indent() + words + self._side_width() + 2 * theme().space("s4")

    @override
    def least_width(self) -> float:
        words = self._indent() + max(self._title.word_width(), self._reasons.word_width())
        return min(words + theme().space("s4"), theme().em * 16)

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        direction = self.layoutDirection()
        pad = look.space("s3")
        plate = QRectF(
            rect.left() + look.px(14), rect.top() + pad, look.px(_PLATE), look.px(_PLATE)
        )
        plate = mirrored(plate, rect, direction)
        paint_rounded(painter, plate, None, look.color("accent_soft"), _PLATE_RADIUS)
        box = centre_square(plate, look.icon("card"))
        paint_icon(painter, box, self._icon, look.color("accent"))
        room, side = self._columns(rect.width())
        title_room, beside = self._title_room(room)
        column = QRectF(rect.left() + self._indent(), rect.top() + pad, room, rect.height())
        y = self._paint_title(painter, column, rect, title_room, beside)
        below = mirrored(QRectF(column.left(), y, room, rect.height()), rect, direction)
        self._reasons.draw(painter, below, look.color("text_muted"))
        y += self._reasons.height(room)
        if side:
            right = rect.right() - look.px(14)
            self._paint_side(painter, rect, QRectF(right - side, rect.top() + pad, side, 0))
        elif self._side_width():
            at = QRectF(column.left(), y + look.space("s1"), room, 0)
            self._paint_side(painter, rect, at)

    def _paint_title(
        self, painter: QPainter, column: QRectF, rect: QRectF, room: float, beside: bool
    ) -> float:
        """Title and its chip; the y below them."""
        look = theme()
        direction = self.layoutDirection()
        line = QRectF(column.left(), column.top(), room, column.height())
        token = "text_muted" if self._tried else "text"
        self._title.draw(painter, mirrored(line, rect, direction), look.color(token))
        height = self._title.height(room)
        size = chip_size(self._badge)
        if size.isEmpty():
            return column.top() + height
        if beside:
            x = column.left() + min(self._title.natural_width(), room) + look.space("s2")
            box = QRectF(
                x, column.top() + (height - size.height()) / 2, size.width(), size.height()
            )
            paint_chip(painter, mirrored(box, rect, direction), self._badge)
            return column.top() + height
        box = QRectF(column.left(), column.top() + height + 2, size.width(), size.height())
        paint_chip(painter, mirrored(box, rect, direction), self._badge)
        return column.top() + height + size.height() + 4

    def _paint_side(self, painter: QPainter, rect: QRectF, at: QRectF) -> None:
        """Hours over the expected answer, flush with the trailing edge when beside the words."""
        look = theme()
        direction = self.layoutDirection()
        size = chip_size(self._hours)
        trailing = at.right() >= rect.right() - look.px(14) - 1
        y = at.top()
        if not size.isEmpty():
            width = min(size.width(), at.width())
            x = at.right() - width if trailing else at.left()
            box = QRectF(x, y, width, size.height())
            paint_chip(painter, mirrored(box, rect, direction), self._hours)
            y += size.height() + 3
        if self._answer.text:
            width = min(self._answer.natural_width(), at.width())
            x = at.right() - width if trailing else at.left()
            line = QRectF(x, y, width, rect.height())
            self._answer.draw(painter, mirrored(line, rect, direction), look.color("text_muted"))

    def _indent(self) -> float:
        return theme().px(14) + theme().px(_PLATE) + theme().space("s3")

    def _side_width(self) -> float:
        return max(
            chip_size(self._hours).width(), self._answer.natural_width() if self._answer.text else 0
        )

    def _columns(self, width: float) -> tuple[float, float]:
        """Width of the words and of the trailing part; the latter 0 when it goes below."""
        look = theme()
        side = self._side_width()
        room = width - self._indent() - look.px(14)
        if side and room - side - look.space("s3") >= look.em * 13:
            return max(room - side - look.space("s3"), 1.0), side
        return max(room, 1.0), 0.0

    def _title_room(self, room: float) -> tuple[float, bool]:
        """Width for the title, and whether its chip stands beside it."""
        chip = chip_size(self._badge).width()
        if not chip:
            return room, True
        beside = room - chip - theme().space("s2")
        if self._title.natural_width() <= beside:
            return beside, True
        return room, False

    def _words_height(self, width: float) -> tuple[float, float]:
        look = theme()
        room, side = self._columns(width)
        title_room, beside = self._title_room(room)
        words = self._title.height(title_room) + self._reasons.height(room)
        if not beside:
            words += chip_size(self._badge).height() + 4
        hours = chip_size(self._hours).height()
        side_height = (hours + 3 if hours else 0) + self._answer.height(side or room)
        if side:
            return max(words, side_height), side
        if self._side_width():
            words += look.space("s1") + side_height
        return words, side
