"""The one next thing: a whole ticket with its date on the torn-off side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import TextBlock, theme
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget, mirrored
from makegood.ui.widgets.initial import Initial
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from makegood.ui.widgets.button import Button

# Under this width the stub gives some of its own.
_ROOMY_EMS = 46
_NARROW_STUB = 0.84

TicketTone = Literal["accent", "warning", "danger"]


@dataclass(frozen=True)
class TicketDate:
    """The stub: what the date is, day large, month, and a line under it."""

    icon: str
    what: str
    day: str
    month: str
    under: str = ""
    tone: TicketTone = "accent"


@dataclass(frozen=True)
class TicketValue:
    """`initial` is letter and colour of the marketplace, `about` the line beside it.

    `spoken` names the whole: title and date in words.
    """

    title: str
    why: str
    date: TicketDate | None = None
    about: str = ""
    initial: tuple[str, str] | None = None
    spoken: str = ""


class Ticket(ThemedWidget):
    """Put the buttons into `buttons`; in narrow windows the stub goes under the words."""

    def __init__(self, value: TicketValue | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value or TicketValue("", "")
        self._what = TextBlock("", "body_strong")
        self._day = TextBlock("", "ticket_day", centred=True)
        self._month = TextBlock("", "body_strong", centred=True)
        # Day and month in one line, for a stub under the words.
        self._short = TextBlock("", "ticket_title", centred=True)
        self._under = TextBlock("", "caption", centred=True)
        self._initial = Initial("", "", 24)
        self._about = Label("", "caption", "text_muted")
        self.title = Label("", "ticket_title")
        self._why = Label("", "body", "text_muted")
        self._head = QHBoxLayout()
        self._head.addWidget(self._initial)
        self._head.addWidget(self._about, 1)
        self.buttons = TurningRow()
        self._body = QVBoxLayout(self)
        self._body.addLayout(self._head)
        self._body.addWidget(self.title)
        self._body.addWidget(self._why)
        self._body.addWidget(self.buttons)
        group(self, "")
        self.finish()
        self.set_value(self._value)

    def set_value(self, value: TicketValue) -> None:
        """Show another next thing."""
        self._value = value
        self.title.setText(value.title)
        self._why.setText(value.why)
        self._why.setHidden(not value.why)
        self._about.setText(value.about)
        self._about.setHidden(not value.about)
        self._initial.setHidden(value.initial is None)
        if value.initial is not None:
            self._initial.set_value(*value.initial)
        date = value.date
        self._what.set_text(date.what if date else "")
        self._day.set_text(date.day if date else "")
        self._month.set_text(date.month if date else "")
        self._short.set_text(f"{date.day} {date.month}" if date else "")
        self._under.set_text(date.under if date else "")
        spoken = [value.title]
        if date is not None:
            spoken.append(f"{date.what} {date.day} {date.month}")
        self.setAccessibleName(value.spoken or ", ".join(spoken))
        self.restyle()

    def add_button(self, button: Button) -> None:
        """Put a button under the words."""
        self.buttons.add(button)

    @override
    def restyle(self) -> None:
        look = theme()
        pad = look.space("s5")
        beside = self._stub_width()
        below = self._stub_height() if self._value.date is not None and not beside else 0
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        # The layout's margins are left and right whatever the direction is.
        self._body.setContentsMargins(
            pad + (beside if rtl else 0), pad - 4, pad + (0 if rtl else beside), pad - 4 + below
        )
        self._body.setSpacing(look.space("s2"))
        self._head.setSpacing(look.space("s2"))
        self.buttons.setContentsMargins(0, look.space("s2"), 0, 0)
        self.setMinimumHeight(self._stub_height() + 2 * look.space("s3") if beside else 0)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.built:
            self.restyle()
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        # The stub goes below when it is narrow, so only the words set the least width.
        width = self.buttons.minimumSizeHint().width() + 2 * theme().space("s5")
        return QSize(width, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        half = look.hairline / 2
        whole = QRectF(self.rect()).adjusted(half, half, -half, -half)
        outline = QPainterPath()
        outline.addRoundedRect(whole, look.radius("ticket"), look.radius("ticket"))
        cut = self._cut_line()
        for point in (cut.p1(), cut.p2()) if cut is not None else ():
            notch = QPainterPath()
            notch.addEllipse(point, look.radius("notch"), look.radius("notch"))
            outline = outline.subtracted(notch)
        painter.fillPath(outline, look.color("raised"))
        date = self._value.date
        if cut is not None and date is not None:
            stub = self._stub_rect()
            part = QPainterPath()
            part.addRect(stub)
            painter.fillPath(outline.intersected(part), look.color(f"{date.tone}_soft"))
            pen = QPen(look.color("border_strong"), 2)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            gap = look.radius("notch") + 3
            across = self._stub_width() == 0
            step = QPointF(gap if across else 0, 0 if across else gap)
            painter.drawLine(QLineF(cut.p1() + step, cut.p2() - step))
            self._paint_date(painter, stub, date)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("border_strong"), look.hairline))
        painter.drawPath(outline)
        painter.end()

    def _paint_date(self, painter: QPainter, stub: QRectF, date: TicketDate) -> None:
        look = theme()
        ink = look.color(date.tone)
        width = stub.width() - 8
        edge = look.icon("small")
        gap = look.space("s1") + 2
        beside = self._stub_width() > 0
        parts = [self._day, self._month] if beside else [self._short]
        parts.append(self._under)
        what_height = self._what.height(width - edge - gap)
        total = what_height + sum(p.height(width) for p in parts)
        y = stub.center().y() - total / 2
        what_width = min(self._what.natural_width(), width - edge - gap)
        left = stub.center().x() - (edge + gap + what_width) / 2
        row = QRectF(left, y, edge + gap + what_width, what_height)
        direction = self.layoutDirection()
        icon = QRectF(row.left(), y + (what_height - edge) / 2, edge, edge)
        paint_icon(painter, mirrored(icon, row, direction), date.icon, ink)
        words = QRectF(row.left() + edge + gap, y, what_width, what_height)
        self._what.draw(painter, mirrored(words, row, direction), ink)
        y += what_height
        for part in parts:
            height = part.height(width)
            part.draw(painter, QRectF(stub.left() + 4, y, width, height), ink)
            y += height

    def _stub_width(self) -> int:
        """Width of the stub beside the words; 0 when there is none or no room for it."""
        if self._value.date is None:
            return 0
        width = theme().size("ticket_stub_width")
        if self.width() < theme().em * _ROOMY_EMS:
            width = round(width * _NARROW_STUB)
        words = self.width() - width - 2 * theme().space("s5")
        needed = max(theme().em * 20, min(self.buttons.row_width(), theme().em * 26))
        return width if words >= needed else 0

    def _stub_height(self) -> int:
        width = theme().size("ticket_stub_width")
        blocks = [self._what, self._day, self._month, self._under]
        if not self._stub_width():
            blocks = [self._what, self._short, self._under]
        return round(sum(b.height(width) for b in blocks)) + theme().space("s4")

    def _stub_rect(self) -> QRectF:
        whole = QRectF(self.rect())
        beside = self._stub_width()
        if not beside:
            height = self._stub_height()
            return QRectF(whole.left(), whole.bottom() - height, whole.width(), height)
        stub = QRectF(whole.right() - beside, whole.top(), beside, whole.height())
        return mirrored(stub, whole, self.layoutDirection())

    def _cut_line(self) -> QLineF | None:
        if self._value.date is None:
            return None
        stub = self._stub_rect()
        if not self._stub_width():
            return QLineF(stub.topLeft(), stub.topRight())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = stub.right() if rtl else stub.left()
        return QLineF(QPointF(x, stub.top()), QPointF(x, stub.bottom()))
