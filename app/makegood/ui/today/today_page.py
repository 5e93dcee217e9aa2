"""Today: the one next thing with its button, what is due, what runs, what is unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.services.today import SHOWN
from makegood.ui.shell.clear import clear_layout
from makegood.ui.shell.phrases import qt_day, qt_moment
from makegood.ui.theme import theme
from makegood.ui.today.next_ticket import NextTicket, drop_complaint
from makegood.ui.today.running_card import RunningCard
from makegood.ui.widgets.base import ThemedWidget, turn
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card, Separator
from makegood.ui.widgets.chip import ChipValue
from makegood.ui.widgets.due_row import DueRow, DueValue
from makegood.ui.widgets.empty_state import EmptyFact, EmptyState
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from makegood.services.sessions import Unfinished
    from makegood.services.today import Agenda, Due
    from makegood.ui.shell.host import Host

_REST_SHOWN = 5


class _Section(ThemedWidget):
    """A heading over a card; hidden while it has no rows."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = Heading("", "section")
        self.card = Card(padding="s4")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.heading)
        self._layout.addWidget(self.card)
        self._layout.addStretch(1)
        self.finish()

    def set_rows(self, rows: list[DueRow]) -> None:
        """Show these rows with lines between them."""
        clear_layout(self.card.body)
        for row in rows:
            if self.card.body.count():
                self.card.body.addWidget(Separator())
            self.card.body.addWidget(row)
        self.setHidden(not rows)

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))


class TodayPage(ThemedWidget):
    """The home of the program."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._agenda: Agenda | None = None
        self.page = ScrollPage(with_footer=False)
        self.ticket = NextTicket(host)
        self.due = _Section()
        self.unfinished = _Section()
        self.rest = _Section()
        self.running = RunningCard(host)
        self.after = Label("", "caption", "text_muted")
        self.all_cases = Button("", "link")
        self.all_cases.clicked.connect(host.open_cases)
        self.check_contact = Button("", "link")
        self.check_contact.clicked.connect(host.check_contact)
        self.check = Button("", "plain", icon_name="calendar", size="small")
        self.check.setObjectName("check_my_dates")
        self.check.clicked.connect(host.check_dates)
        self.empty = EmptyState(action_icon="plus")
        self.empty.pressed.connect(lambda: host.new_case())
        self._left = QVBoxLayout()
        for section in (self.due, self.unfinished, self.rest):
            self._left.addWidget(section)
        self._left.addWidget(self.after)
        self._left.addWidget(self.all_cases, 0, Qt.AlignmentFlag.AlignLeading)
        self._left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.running)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addLayout(self._left, 3)
        self._columns.addLayout(right, 2)
        self.page.body.addWidget(self.ticket)
        self.page.body.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeading)
        self.page.body.addLayout(self._columns)
        self.page.body.addWidget(self.empty)
        self.page.body.addWidget(self.check_contact, 0, Qt.AlignmentFlag.AlignLeading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.finish()

    def refresh(self) -> None:
        """Derive the day anew and show it."""
        agenda = self._host.services.today.agenda(limit=SHOWN)
        self._agenda = agenda
        phrases = self._host.phrases
        parts = [phrases.long_day(agenda.today)]
        if agenda.going:
            parts.append(self.tr("{count} open").format(count=agenda.going))
        if agenda.at_stake:
            money = phrases.money(agenda.at_stake)
            parts.append(self.tr("at stake: {money}").format(money=money))
        self.page.header.set_text(self.tr("Today"), " · ".join(parts))
        nothing = agenda.first is None and not agenda.unfinished and not agenda.going
        self.empty.setHidden(not nothing)
        self.ticket.setHidden(agenda.first is None)
        if agenda.first is not None:
            self.ticket.show_due(agenda.first, agenda.today)
        self.due.set_rows([self._due_row(due) for due in agenda.due])
        self.unfinished.set_rows([self._unfinished_row(each) for each in agenda.unfinished])
        self._show_rest(agenda)
        self.running.show_dates(agenda.running, agenda.today)
        self.running.setHidden(not agenda.running)
        self._show_after(agenda, nothing=nothing)

    def enter(self) -> None:
        """Have the page read; the next thing's button is one Tab away."""
        self.page.header.title.take_focus()

    @override
    def retranslate(self) -> None:
        self.check.setText(self.tr("Check my dates"))
        self.check.setAccessibleDescription(
            self.tr("Every date for one order, without starting a case.")
        )
        self.check.setToolTip(self.tr("Check my dates (Ctrl+D)"))
        self.due.heading.setText(self.tr("Due this week"))
        self.unfinished.heading.setText(self.tr("Not finished yet"))
        self.rest.heading.setText(self.tr("Nothing to do now"))
        self.check_contact.setText(
            self.tr("Did a stranger call or write? Check the number or link")
        )
        self.empty.set_text(
            self.tr("Nothing to do today"),
            self.tr("When an order goes wrong, begin here. It takes a few minutes."),
            self.tr("Start a case"),
        )
        self.empty.set_facts(
            [
                EmptyFact("clock", self.tr("Every date at once"), self.tr("Nearest first")),
                EmptyFact(
                    "mail", self.tr("The words, in two languages"), self.tr("Theirs and yours")
                ),
                EmptyFact(
                    "follow-up", self.tr("The day to look again"), self.tr("Before any date passes")
                ),
            ]
        )
        if self._agenda is not None:
            self.refresh()

    @override
    def restyle(self) -> None:
        look = theme()
        self._columns.setSpacing(look.space("s5"))
        self._left.setSpacing(look.space("s4"))
        turn(self._columns, self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        turn(self._columns, self.width())

    def _due_row(self, due: Due) -> DueRow:
        phrases = self._host.phrases
        today = phrases.today()
        when = qt_day(due.day, "ddd d")
        if due.day <= today:
            when = phrases.app("days.today").capitalize()
        when_due = phrases.from_today(due.day)
        if due.day < today:
            chip = ChipValue(when_due, "danger", "warn")
        elif due.day == today:
            chip = ChipValue(when_due, "warning", "act-by")
        else:
            chip = ChipValue(when_due, "accent", "wait-until")
        action = phrases.render(due.action)
        row = DueRow(
            DueValue(
                id=due.case_id,
                day=when,
                title=f"{due.title}: {action}",
                caption="" if due.why is None else phrases.render(due.why),
                initial=(due.marketplace, due.colour),
                chip=chip,
                action=self.tr("Go on") if due.unfinished else self.tr("Open"),
                other=self.tr("Delete") if due.unfinished else "",
                spoken=f"{phrases.long_day(due.day)}, {due.title}: {action}",
            )
        )
        row.pressed.connect(self._host.resume if due.unfinished else self._host.open_case)
        row.other_pressed.connect(lambda complaint: drop_complaint(self._host, complaint))
        return row

    def _unfinished_row(self, unfinished: Unfinished) -> DueRow:
        phrases = self._host.phrases
        glimpse = unfinished.glimpse
        title = self.tr("A complaint")
        if glimpse.issue is not None:
            title = phrases.render(Text(f"issues.{glimpse.issue}.title"))
        market = next(
            (m for m in self._host.services.packs.pack.marketplaces if m.id == glimpse.marketplace),
            None,
        )
        name = glimpse.marketplace_name or (market.name if market is not None else "")
        saved = unfinished.saved_at.astimezone(self._host.services.clock().tzinfo)
        written = qt_moment(saved, "ddd d MMM")
        caption = self.tr("Last written: {when}").format(when=written)
        spoken = self.tr("Unfinished complaint: {title}").format(title=title)
        chip = ChipValue("")
        if unfinished.window is not None:
            # The date runs already, whether the complaint is finished or not.
            clock = phrases.clock(unfinished.window)
            chip = clock.chip
            caption = f"{clock.title}: {phrases.day(unfinished.window.day)} · {caption}"
            spoken = f"{spoken}, {clock.spoken}"
        row = DueRow(
            DueValue(
                id=unfinished.id,
                day=phrases.day(saved.date()),
                title=f"{name}: {title}" if name else title,
                caption=caption,
                initial=(name, market.colour) if market is not None else None,
                chip=chip,
                action=self.tr("Go on"),
                other=self.tr("Delete"),
                spoken=spoken,
            )
        )
        row.pressed.connect(self._host.resume)
        row.other_pressed.connect(lambda complaint: drop_complaint(self._host, complaint))
        return row

    def _show_rest(self, agenda: Agenda) -> None:
        phrases = self._host.phrases
        rows: list[DueRow] = []
        for found in agenda.rest[:_REST_SHOWN]:
            row = DueRow(
                DueValue(
                    id=found.case_id,
                    day="" if found.next_day is None else phrases.day(found.next_day),
                    title=found.title,
                    caption="" if found.next_action is None else phrases.render(found.next_action),
                    chip=phrases.status_chip(found.status),
                    action=self.tr("Open"),
                    spoken=found.title,
                )
            )
            row.pressed.connect(self._host.open_case)
            rows.append(row)
        self.rest.set_rows(rows)

    def _show_after(self, agenda: Agenda, *, nothing: bool) -> None:
        total = agenda.going + agenda.closed
        self.all_cases.setText(self.tr("Show all cases ({count})").format(count=total))
        self.all_cases.setHidden(nothing or not total)
        after = agenda.next_after
        if nothing:
            self.after.setHidden(True)
            return
        self.after.setHidden(False)
        if after is None:
            self.after.setText(self.tr("After that, nothing is planned."))
        else:
            day = self._host.phrases.day(after)
            self.after.setText(self.tr("The next date after that: {day}").format(day=day))
