"""One step of the way: a circle, a name, and the answer given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import TextBlock, centre_square, paint_rounded, theme
from makegood.ui.widgets.base import PaintedButton, mirrored

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

StepState = Literal["visited", "current", "ahead", "check_again"]

_CIRCLE = 24
_LEAST_ROW = 52


@dataclass(frozen=True)
class StepValue:
    """One step. `spoken` is the whole: "Step 2 of 7, What went wrong?, done: counterfeit".

    `reachable` lets a step ahead be pressed when it was visited before.
    """

    id: str
    number: int
    name: str
    state: StepState = "ahead"
    answer: str = ""
    spoken: str = ""
    reachable: bool = False


class StepItem(PaintedButton):
    """A row of the step list; slim it is a circle with its name as tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = StepValue("", 1, "")
        self._slim = False
        self._first = False
        self._last = False
        self._name = TextBlock("", "body")
        self._answer = TextBlock("", "caption")
        self._numeral = TextBlock("", "caption_strong", centred=True)
        self.finish()

    @property
    def value(self) -> StepValue:
        """The step shown."""
        return self._value

    def set_value(self, value: StepValue, *, first: bool, last: bool) -> None:
        """Show a step; the first and the last have no line beyond them."""
        if (value, first, last) == (self._value, self._first, self._last):
            return
        self._value = value
        self._first, self._last = first, last
        self._name.set_text(value.name)
        self._name.set_role("body_strong" if value.state == "current" else "body")
        self._answer.set_text(value.answer)
        self._numeral.set_text(str(value.number))
        self.setAccessibleName(value.spoken or value.name)
        self.setAccessibleDescription(value.answer)
        self.setToolTip(value.name if self._slim else "")
        self.setEnabled(value.state != "ahead" or value.reachable)
        self.updateGeometry()
        self.update()

    def set_slim(self, slim: bool) -> None:
        """Show the circle alone."""
        self._slim = slim
        self.setToolTip(self._value.name if slim else "")
        self.updateGeometry()
        self.update()

    @override
    def corner_radius(self) -> float:
        return theme().radius("nav_item")

    @override
    def content_height(self, width: float) -> float:
        least = theme().px(_LEAST_ROW)
        if self._slim:
            return least
        room = self._room(width)
        words = self._name.height(room) + self._answer.height(room)
        return max(words + 2 * theme().space("s2"), least)

    @override
    def natural_width(self) -> float:
        look = theme()
        return look.px(40) if self._slim else look.size("steps_width") - 2 * look.space("s3")

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        current = self._value.state == "current"
        direction = self.layoutDirection()
        if current or self.hovered:
            paint_rounded(painter, rect, None, look.color("accent_soft"), self.corner_radius())
        edge = look.px(_CIRCLE)
        pad = look.space("s2")
        x = rect.center().x() - edge / 2 if self._slim else rect.left() + pad
        circle = mirrored(QRectF(x, rect.top() + pad, edge, edge), rect, direction)
        self._paint_line(painter, rect, circle)
        self._paint_circle(painter, circle)
        if self._slim:
            return
        room = self._room(rect.width())
        line = look.font("body").pixelSize() * look.line_height("body")
        top = circle.center().y() - line / 2
        column = QRectF(rect.left() + self._indent(), top, room, rect.height())
        column = mirrored(column, rect, direction)
        ahead = self._value.state == "ahead"
        self._name.draw(painter, column, look.color("text_muted" if ahead else "text"))
        below = column.adjusted(0, self._name.height(room), 0, 0)
        tone = "warning" if self._value.state == "check_again" else "text_muted"
        self._answer.draw(painter, below, look.color(tone))

    def _paint_line(self, painter: QPainter, rect: QRectF, circle: QRectF) -> None:
        look = theme()
        width = float(look.tokens.border["icon_ring"])
        painter.setPen(QPen(look.color("border"), width))
        x = circle.center().x()
        if not self._first:
            painter.drawLine(QLineF(x, rect.top(), x, circle.top() - 3))
        if not self._last:
            painter.drawLine(QLineF(x, circle.bottom() + 3, x, rect.bottom()))

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        look = theme()
        state = self._value.state
        tokens = {
            "visited": ("accent", "surface", "accent"),
            "current": ("accent", "accent", "accent_text"),
            "ahead": ("border_strong", "surface", "text_muted"),
            "check_again": ("warning", "surface", "warning"),
        }
        edge, fill, ink = tokens[state]
        width = float(look.tokens.border["icon_ring"])
        painter.setPen(QPen(look.color(edge), width))
        painter.setBrush(look.color(fill))
        half = width / 2
        painter.drawEllipse(circle.adjusted(half, half, -half, -half))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        icon = {"visited": "check", "check_again": "warn"}.get(state)
        if icon:
            box = centre_square(circle, circle.width() * 0.62)
            paint_icon(painter, box, icon, look.color(ink))
        else:
            height = self._numeral.height(circle.width())
            box = circle.adjusted(0, (circle.height() - height) / 2, 0, 0)
            self._numeral.draw(painter, box, look.color(ink))

    def _indent(self) -> float:
        return theme().space("s2") + theme().px(_CIRCLE) + theme().space("s3")

    def _room(self, width: float) -> float:
        return max(width - self._indent() - 4, 1.0)
