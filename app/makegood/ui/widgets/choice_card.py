"""A choice as a card: radio mark or icon, title, help line, and a chip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import MakegoodStyle, TextBlock, paint_rounded, theme
from makegood.ui.widgets.base import PaintedButton, mirrored
from makegood.ui.widgets.chip import ChipValue, chip_size, paint_chip
from makegood.ui.widgets.initial import paint_initial


@dataclass(frozen=True)
class ChoiceValue:
    """One choice. `icon` makes it a tile; `initial` (letter, colour) marks a marketplace."""

    id: str
    title: str
    help: str = ""
    icon: str = ""
    chip: ChipValue | None = None
    initial: tuple[str, str] | None = None
    disabled_because: str = ""


class ChoiceCard(PaintedButton):
    """A checkable card; as `tile` it is a plain button that goes straight on when pressed."""

    def __init__(
        self, value: ChoiceValue, *, tile: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value = value
        self._tile = tile
        self._state = ""
        self._title = TextBlock(value.title, "body_strong")
        self._help = TextBlock(value.help, "caption")
        self.setCheckable(not tile)
        # What tells Qt's accessibility layer "radio button" rather than "tick box".
        self.setAutoExclusive(not tile)
        self.setObjectName(f"choice:{value.id}")
        self.set_value(value)
        self.finish()

    @property
    def value(self) -> ChoiceValue:
        """The choice shown."""
        return self._value

    def set_value(self, value: ChoiceValue) -> None:
        """Show other words for the choice."""
        if self.built and value == self._value:
            return
        self._value = value
        self._title.set_text(value.title)
        self._help.set_text(value.help)
        self.setEnabled(not value.disabled_because)
        self.setAccessibleName(value.title)
        spoken = [value.chip.text if value.chip else "", value.help, value.disabled_because]
        self.setAccessibleDescription(". ".join(part for part in spoken if part))
        self.setToolTip(value.disabled_because)
        self.updateGeometry()
        self.update()

    def set_state(self, state: str) -> None:
        """`error` gives the red edge."""
        self._state = state
        self.update()

    @override
    def content_height(self, width: float) -> float:
        pad = theme().space("s3")
        text, chip = self._columns(width)
        words = self._title.height(text) + self._help.height(text)
        if chip and self._chip_below(width):
            words += self._chip_height() + theme().space("s1")
        return max(words, self._mark_edge()) + 2 * pad

    @override
    def natural_width(self) -> float:
        look = theme()
        words = max(self._title.natural_width(), self._help.natural_width())
        chip = self._chip_width()
        return words + self._indent() + look.space("s4") + (chip + look.space("s3") if chip else 0)

    @override
    def least_width(self) -> float:
        words = max(self._title.word_width(), self._help.word_width())
        least = self._indent() + words + theme().space("s4")
        return min(least, theme().em * 16)

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        chosen = self.isChecked()
        enabled = self.isEnabled()
        edge = "accent" if chosen else "danger" if self._state == "error" else "border_strong"
        pen = QPen(look.color(edge))
        pen.setWidthF(look.selected_line if chosen else look.hairline)
        if not enabled:
            pen.setStyle(Qt.PenStyle.DashLine)
        down = self.isDown()
        ground = "accent_soft" if chosen or self.hovered else "raised"
        paint_rounded(
            painter, rect, pen, look.color("sunken" if down else ground), look.radius("card")
        )
        direction = self.layoutDirection()
        pad = look.space("s3")
        text_width, _ = self._columns(rect.width())
        title_height = self._title.height(text_width)
        words = title_height + self._help.height(text_width)
        below = self._chip_width() > 0 and self._chip_below(rect.width())
        if below:
            words += self._chip_height() + look.space("s1")
        top = rect.top() + max(pad, (rect.height() - words) / 2)
        self._paint_mark(painter, rect)
        column = mirrored(
            QRectF(rect.left() + self._indent(), top, text_width, words), rect, direction
        )
        title_ink = look.color("text" if enabled else "text_disabled")
        self._title.draw(painter, column, title_ink)
        muted = look.color("text_muted" if enabled else "text_disabled")
        self._help.draw(painter, column.adjusted(0, title_height, 0, 0), muted)
        if self._value.chip is not None:
            size = chip_size(self._value.chip)
            if below:
                x = rect.left() + self._indent()
                y = top + words - size.height()
            else:
                x = rect.right() - look.space("s4") - size.width()
                y = rect.center().y() - size.height() / 2
            box = mirrored(QRectF(x, y, size.width(), size.height()), rect, direction)
            paint_chip(painter, box, self._value.chip)

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        edge = self._mark_edge()
        box = QRectF(rect.left() + look.space("s4") - 1, rect.center().y() - edge / 2, edge, edge)
        box = mirrored(box, rect, self.layoutDirection())
        if self._value.initial is not None:
            paint_initial(painter, box, *self._value.initial)
        elif self._value.icon:
            token = "accent" if self.isEnabled() else "text_disabled"
            paint_icon(painter, box, self._value.icon, look.color(token))
        elif not self._tile:
            style = QApplication.style()
            if isinstance(style, MakegoodStyle):
                style.paint_radio(
                    painter,
                    box,
                    checked=self.isChecked(),
                    enabled=self.isEnabled(),
                    hover=self.hovered,
                )

    def _mark_edge(self) -> int:
        look = theme()
        if self._value.initial is not None:
            return look.px(32)
        if self._value.icon:
            return look.icon("card")
        return 0 if self._tile else look.icon("button")

    def _indent(self) -> float:
        look = theme()
        edge = self._mark_edge()
        return look.space("s4") + (edge + look.space("s3") if edge else 0)

    def _chip_width(self) -> float:
        return chip_size(self._value.chip).width() if self._value.chip else 0.0

    def _chip_height(self) -> float:
        return chip_size(self._value.chip).height() if self._value.chip else 0.0

    def _chip_below(self, width: float) -> bool:
        look = theme()
        free = width - self._indent() - 2 * look.space("s4") - self._chip_width()
        return free < min(self._title.natural_width(), look.em * 10)

    def _columns(self, width: float) -> tuple[float, float]:
        """Width for the words and for a chip beside them."""
        look = theme()
        chip = self._chip_width()
        room = width - self._indent() - look.space("s4")
        if chip and not self._chip_below(width):
            room -= chip + look.space("s3")
        return max(room, 1.0), chip
