"""Two to five ways to look at the same thing, in one frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import TextBlock, paint_rounded, theme
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import PaintedButton, ThemedWidget, mirrored
from makegood.ui.widgets.card_group import RovingFocus
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class SegmentValue:
    """One part; without an icon the chosen one gets a tick."""

    id: str
    text: str
    icon: str = ""


class _Part(PaintedButton):
    def __init__(self, value: SegmentValue) -> None:
        super().__init__()
        self._value = value
        self._word = TextBlock(value.text, "body")
        self._strong = TextBlock(value.text, "body_strong")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(value.text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.finish()

    def set_value(self, value: SegmentValue) -> None:
        if value == self._value:
            return
        self._value = value
        self._word.set_text(value.text)
        self._strong.set_text(value.text)
        self.setAccessibleName(value.text)
        self.updateGeometry()
        self.update()

    @override
    def corner_radius(self) -> float:
        return theme().radius("control")

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def content_height(self, width: float) -> float:
        return theme().size("control_height") - 2

    @override
    def natural_width(self) -> float:
        look = theme()
        # Room for the tick is kept free, so that choosing moves nothing.
        icon = look.icon("button") + look.space("s2")
        return self._strong.natural_width() + icon + 2 * look.px(13)

    @override
    def least_width(self) -> float:
        return self.natural_width()

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        chosen = self.isChecked()
        if chosen or self.hovered:
            self._fill(painter, rect, look.color("accent" if chosen else "accent_soft"))
        ink = look.color(
            "text_disabled" if not self.isEnabled() else "accent_text" if chosen else "text"
        )
        block = self._strong if chosen else self._word
        icon = self._value.icon or ("check" if chosen else "")
        edge = look.icon("button") if icon else 0
        gap = look.space("s2") if icon else 0
        width = block.natural_width()
        left = rect.center().x() - (edge + gap + width) / 2
        direction = self.layoutDirection()
        if icon:
            box = QRectF(left, rect.center().y() - edge / 2, edge, edge)
            paint_icon(painter, mirrored(box, rect, direction), icon, ink)
        height = block.height(width)
        words = QRectF(left + edge + gap, rect.center().y() - height / 2, width, height)
        block.draw(painter, mirrored(words, rect, direction), ink)

    def _fill(self, painter: QPainter, rect: QRectF, color: QColor) -> None:
        """Fill the part; the corners of the frame stay round."""
        parent = self.parentWidget()
        frame = QRectF(parent.rect() if parent is not None else self.rect())
        frame.translate(-self.x(), -self.y())
        radius = theme().radius("control") - 1
        inside = QPainterPath()
        inside.addRoundedRect(frame.adjusted(1, 1, -1, -1), radius, radius)
        part = QPainterPath()
        part.addRect(rect)
        painter.fillPath(inside.intersected(part), color)


class SegmentedSwitch(ThemedWidget):
    """`chosen(id)` when the user takes another part; one Tab stop, arrows inside."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str = "",
        segments: Sequence[SegmentValue] = (),
        chosen_id: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts: dict[str, _Part] = {}
        self._group = QButtonGroup(self)
        self._roving = RovingFocus(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        group(self, name)
        self.set_segments(segments, chosen_id)
        self.finish()

    def set_name(self, name: str) -> None:
        """What a screen reader calls the set."""
        self.setAccessibleName(name)

    def set_segments(self, segments: Sequence[SegmentValue], chosen_id: str | None = None) -> None:
        """Show these parts; without `chosen_id` what was chosen stays."""
        keep = chosen_id if chosen_id is not None else self.chosen_id
        if [s.id for s in segments] != list(self._parts):
            for part in self._parts.values():
                self._group.removeButton(part)
                self._row.removeWidget(part)
                part.hide()
                part.deleteLater()
            self._parts = {}
            for segment in segments:
                part = _Part(segment)
                part.setObjectName(f"segment:{segment.id}")
                part.clicked.connect(lambda _c=False, i=segment.id: self.chosen.emit(i))
                self._group.addButton(part)
                self._parts[segment.id] = part
                self._row.addWidget(part)
            self._roving.set_buttons(list(self._parts.values()))
            follow(self, self._parts.values())
        for segment in segments:
            self._parts[segment.id].set_value(segment)
        if keep in self._parts:
            self.set_chosen(keep)

    @property
    def chosen_id(self) -> str | None:
        """The part chosen."""
        return next((i for i, part in self._parts.items() if part.isChecked()), None)

    def set_chosen(self, segment_id: str) -> None:
        """Choose without a signal; KeyError if it is unknown."""
        self._parts[segment_id].setChecked(True)
        self._roving.settle()

    def part(self, segment_id: str) -> PaintedButton:
        """The button of a part; KeyError if it is unknown."""
        return self._parts[segment_id]

    @override
    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        paint_rounded(
            painter,
            rect,
            QPen(look.color("border_strong"), look.hairline),
            look.color("raised"),
            look.radius("control"),
        )
        painter.setPen(QPen(look.color("border_strong"), 1))
        parts = sorted(self._parts.values(), key=lambda p: p.x())
        for part in parts[1:]:
            x = part.x() - 1
            painter.fillRect(x, 1, 1, self.height() - 2, look.color("border_strong"))
        painter.end()
