"""The one next thing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.services.unfinished import throw_away
from makegood.ui.shell.phrases import qt_day
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.ticket import Ticket, TicketDate, TicketTone, TicketValue

if TYPE_CHECKING:
    from datetime import date

    from makegood.services.today import Due
    from makegood.ui.shell.host import Host


def drop_complaint(host: Host, complaint: str) -> None:
    """Delete a complaint that is not finished; the message that says so takes it back."""
    services = host.services
    if host.attempt(lambda: throw_away(services.sessions, services.undo, complaint)):
        tr = QCoreApplication.translate
        host.say_done(tr("NextTicket", "The unfinished complaint was deleted."), undo=True)


class NextTicket(ThemedWidget):
    """A ticket with its date, a button that goes on, and one that puts it off by a day."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._due: Due | None = None
        self.ticket = Ticket()
        self.go = Button("", "primary", icon_name="next", icon_last=True, size="large")
        self.later = Button("", "quiet", size="large")
        self.drop = Button("", "quiet", size="large")
        self.go.clicked.connect(self._open)
        self.later.clicked.connect(self._put_off)
        self.drop.clicked.connect(self._throw_away)
        self.ticket.add_button(self.go)
        self.ticket.add_button(self.later)
        self.ticket.add_button(self.drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.ticket)
        self.finish()

    def show_due(self, due: Due, today: date) -> None:
        """Show this thing."""
        self._due = due
        phrases = self._host.phrases
        title = phrases.render(due.action)
        window = due.window
        # The user's own last day is what the date is about when it is near; else the reminder.
        near = window is not None and window.state == "closing"
        if window is not None and near:
            sure = window.applies == "yes"
            what = self.tr("Last day") if sure else self.tr("Perhaps the last day")
            stub = self._stub("act-by", what, window.day, today, "warning")
        elif due.day <= today:
            tone: TicketTone = "warning" if due.day == today else "danger"
            what = self.tr("Today") if due.day == today else self.tr("Was due")
            stub = self._stub("follow-up", what, due.day, today, tone)
        else:
            stub = self._stub("follow-up", self.tr("Look again"), due.day, today, "accent")
        why = [] if due.why is None else [phrases.render(due.why)]
        if window is not None and near:
            why.append(phrases.render(window.because))
            if window.applies == "maybe" and window.settles:
                why.append(phrases.app("maybe", facts=phrases.fact_labels(window.settles)))
        about = [due.marketplace, due.title]
        if due.owed:
            about.append(phrases.money(due.owed))
        day = window.day if window is not None and near else due.day
        self.ticket.set_value(
            TicketValue(
                title=title,
                why="\n".join(why),
                date=stub,
                about=" · ".join(about),
                initial=(due.marketplace, due.colour),
                spoken=f"{title}, {due.title}, {stub.what} {phrases.long_day(day)}",
            )
        )
        self.later.setHidden(due.status in ("draft", "paused"))
        self.drop.setHidden(not due.unfinished)
        self._name_go()

    @override
    def retranslate(self) -> None:
        self._name_go()
        self.later.setText(self.tr("Remind me tomorrow"))
        self.drop.setText(self.tr("Delete"))
        self.drop.setAccessibleDescription(self.tr("Delete the unfinished complaint"))

    def _name_go(self) -> None:
        unfinished = self._due is not None and self._due.unfinished
        self.go.setText(self.tr("Go on") if unfinished else self.tr("Open the case"))

    def _stub(self, icon: str, what: str, day: date, today: date, tone: TicketTone) -> TicketDate:
        phrases = self._host.phrases
        if day == today:
            tone = "danger" if icon == "act-by" else "warning"
        under = f"{qt_day(day, 'dddd')} · {phrases.left(day)}"
        month = qt_day(day, "MMMM" if day.year == today.year else "MMMM yyyy")
        return TicketDate(icon, what, qt_day(day, "d"), month, under, tone)

    def _open(self) -> None:
        due = self._due
        if due is not None:
            (self._host.resume if due.unfinished else self._host.open_case)(due.case_id)

    def _throw_away(self) -> None:
        if self._due is not None:
            drop_complaint(self._host, self._due.case_id)

    def _put_off(self) -> None:
        due = self._due
        if due is None:
            return
        services = self._host.services
        tomorrow = services.clock().date() + timedelta(days=1)
        if self._host.attempt(lambda: services.cases.set_follow_up(due.case_id, tomorrow)):
            day = self._host.phrases.day(tomorrow)
            self._host.say_done(self.tr("Reminder: {day}").format(day=day), undo=True)
