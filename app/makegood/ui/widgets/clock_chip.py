"""A date that matters: stub, title, state and one line of why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from typing_extensions import override

from makegood.ui.theme import TextBlock, paint_rounded, theme
from makegood.ui.widgets.base import PaintedButton, mirrored
from makegood.ui.widgets.chip import ChipValue, chip_size, paint_chip
from makegood.ui.widgets.stub import StubValue, paint_stub

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QResizeEvent
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class ClockValue:
    """What is shown of one date.

    `spoken` is the whole said in a sentence: "Open the dispute, last day: Sunday 29 November 2026,
    closing, 5 days left".
    """

    id: str
    stub: StubValue
    title: str
    chip: ChipValue = field(default_factory=lambda: ChipValue(""))
    why: str = ""
    spoken: str = ""


class ClockChip(PaintedButton):
    """Pressing opens how the date was reached: `opened(id)`."""

    opened = Signal(str)

    def __init__(self, value: ClockValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._title = TextBlock(value.title, "body_strong")
        self._why = TextBlock(value.why, "caption")
        self.clicked.connect(lambda: self.opened.emit(self._value.id))
        self.set_value(value)
        self.finish()

    @property
    def value(self) -> ClockValue:
        """The date shown."""
        return self._value

    def set_value(self, value: ClockValue) -> None:
        """Show another date."""
        self._value = value
        self._title.set_text(value.title)
        self._why.set_text(value.why)
        self.setObjectName(f"clock:{value.id}")
        self.setAccessibleName(value.spoken or f"{value.title}, {value.chip.text}")
        self.setAccessibleDescription(value.why)
        self.updateGeometry()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = chip_size(self._value.chip).width() > self._room(self.width())
        self.setToolTip(self._value.chip.text if cut else "")

    @override
    def corner_radius(self) -> float:
        return theme().radius("nav_item")

    @override
    def content_height(self, width: float) -> float:
        room = self._room(width)
        gap = 3
        words = self._title.height(room) + self._why.height(room)
        chip = chip_size(self._value.chip).height()
        words += chip + 2 * gap if chip else 0
        return max(words, theme().size("stub")) + 2 * self._pad()

    @override
    def natural_width(self) -> float:
        words = max(
            self._title.natural_width(),
            self._why.natural_width(),
            chip_size(self._value.chip).width(),
        )
        return self._indent() + words

    @override
    def least_width(self) -> float:
        words = max(self._title.word_width(), self._why.word_width())
        return self._indent() + min(words, theme().em * 8)

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        if self.hovered or self.isDown():
            fill = look.color("sunken" if self.isDown() else "accent_soft")
            paint_rounded(painter, rect, None, fill, self.corner_radius())
        direction = self.layoutDirection()
        pad = self._pad()
        edge = look.size("stub")
        stub = QRectF(rect.left(), rect.top() + pad, edge, edge)
        paint_stub(painter, mirrored(stub, rect, direction), self._value.stub)
        room = self._room(rect.width())
        column = QRectF(rect.left() + self._indent(), rect.top() + pad, room, rect.height())
        column = mirrored(column, rect, direction)
        self._title.draw(painter, column, look.color("text"))
        y = column.top() + self._title.height(room)
        size = chip_size(self._value.chip)
        if not size.isEmpty():
            box = QRectF(
                rect.left() + self._indent(), y + 3, min(size.width(), room), size.height()
            )
            paint_chip(painter, mirrored(box, rect, direction), self._value.chip)
            y += size.height() + 6
        why = QRectF(column.left(), y, room, rect.height())
        self._why.draw(painter, why, look.color("text_muted"))

    def _indent(self) -> float:
        return theme().size("stub") + theme().space("s3")

    def _room(self, width: float) -> float:
        return max(width - self._indent(), 1.0)

    def _pad(self) -> int:
        return theme().px(4)


# The name by which pages speak of it: people read "dates", not "clocks".
DateRow = ClockChip
