"""The dates of a case: three at most, then all, each with how it was reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.ui.cases.date_row import DateRow, KeepDate
from makegood.ui.cases.page_date_row import PageDateRow
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card, Separator
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from makegood.domain.assessment import Assessment, Clock
    from makegood.services.cases import CaseView
    from makegood.ui.shell.host import Host

_GROUPS: Final = ("marketplace", "payment", "law", "body", "own")
_SHOWN_KINDS: Final = (("file_by",), ("reply_due", "due"), ("wait_until", "remind"))


def three_dates(assessment: Assessment) -> tuple[Clock, ...]:
    """The next that costs a right, the next answer due, the next wait or reminder.

    Where one of them is missing, the next last day that is planned for takes its place.
    """
    running = [clock for clock in assessment.clocks if clock.is_open]
    windows = {clock.rule for clock in assessment.windows}
    sure = [
        clock
        for clock in running
        if clock.planned or clock.rule in windows or _may_soon_be_lost(clock)
    ]
    found: list[Clock] = []
    for kinds in _SHOWN_KINDS:
        clock = next((each for each in sure if each.kind in kinds), None)
        if clock is not None:
            found.append(clock)
    shown = {clock.rule for clock in found}
    others = [clock for clock in assessment.windows if clock.rule not in shown]
    found += others[: len(_SHOWN_KINDS) - len(found)]
    if not found:
        found = [clock for clock in running if clock.applies == "maybe"][:1]
    passed = [c for c in assessment.clocks if c.state == "closed" and c.kind == "file_by"]
    if len(found) < len(_SHOWN_KINDS) and passed and passed[0].applies == "yes":
        found.append(passed[0])
    return tuple(sorted(found, key=lambda clock: (clock.day, clock.rule)))


def _may_soon_be_lost(clock: Clock) -> bool:
    """A last day that is near and may be the user's: better seen once too often."""
    return clock.state == "closing" and clock.kind == "file_by" and clock.who == "user"


class DatesCard(ThemedWidget):
    """Three dates; "All dates" unfolds the rest by what they belong to.

    `keep` is told of a date the user saw elsewhere; without it the case keeps it. `unfolded`:
    all dates stand open at first, for a page on which somebody asked for every one.
    """

    def __init__(
        self,
        host: Host,
        parent: QWidget | None = None,
        *,
        keep: KeepDate | None = None,
        unfolded: bool = False,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._at_first = unfolded
        self._keep = keep or self._keep_in_case
        self._view: CaseView | None = None
        self._all = unfolded
        self.heading = Heading("", "section")
        self.card = Card(padding="s4")
        self.none = Label("", "body", "text_muted")
        self._rows = QVBoxLayout()
        self.more = Button("", "link")
        self.more.clicked.connect(self._toggle)
        self._shown: tuple[object, ...] = ()
        self.card.body.addWidget(self.none)
        self.card.body.addLayout(self._rows)
        self.card.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.heading)
        self._layout.addWidget(self.card)
        self.finish()

    def show_dates(self, view: CaseView) -> None:
        """Show the dates of a case; for another case the list is folded again.

        What is being typed stays.
        """
        other = self._view is not None and self._view.case.id != view.case.id
        if other:
            self._all = self._at_first
        self._view = view
        over = view.assessment.is_over
        folded = () if over else three_dates(view.assessment)
        clocks = view.assessment.clocks if self._all else folded
        waiting = view.assessment.waiting_for
        words, today = self._host.services.words, self._host.phrases.today()
        shown = (view.case.id, view.book, clocks, waiting, self._all, words, today, over)
        if shown != self._shown:
            self._shown = shown
            self._make_rows(view, clocks, reuse=not other)
        self.none.setHidden(bool(clocks))
        self.more.setHidden(len(view.assessment.clocks) <= len(folded))
        self._name_more()

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Dates"))
        self._name_more()

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self._rows.setSpacing(look.space("s3"))

    def _name_more(self) -> None:
        if self._view is None:
            return
        self.none.setText(
            self.tr("The case is closed. No date is watched any more.")
            if self._view.assessment.is_over
            else self.tr("No date runs. Dates appear as soon as days are known.")
        )
        count = len(self._view.assessment.clocks)
        fewer = self.tr("Only the next dates")
        if self._view.assessment.is_over:
            fewer = self.tr("Hide the dates")
        text = fewer if self._all else self.tr("All dates ({count})")
        self.more.setText(text.format(count=count))

    def _date_rows(self) -> list[DateRow]:
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        widgets = (None if item is None else item.widget() for item in items)
        return [widget for widget in widgets if isinstance(widget, DateRow)]

    def _make_rows(self, view: CaseView, clocks: Sequence[Clock], *, reuse: bool) -> None:
        """Show the dates; a row whose rule has a date still stays, with what is typed in it."""
        spare = {row.rule: row for row in self._date_rows()} if reuse else {}
        for row in spare.values():
            self._rows.removeWidget(row)
        clear_layout(self._rows)
        if view.assessment.is_over:
            for row in spare.values():
                row.hide()
                row.deleteLater()
            self._show_history(sorted(clocks, key=lambda clock: (clock.day, clock.rule)))
            return
        if self._all:
            self._show_groups(view, spare)
        else:
            for clock in clocks:
                self._add_row(view, clock, spare)
        for row in spare.values():
            row.hide()
            row.deleteLater()
        paged = self._show_page_dates(view)
        self._show_waiting(view)
        stops = [stop for row in self._date_rows() for stop in row.stops]
        follow(self.heading, [*stops, *(stop for row in paged for stop in row.stops)])

    def _show_history(self, clocks: Sequence[Clock]) -> None:
        """The dates of a closed case: what they were, with nothing left to hurry for."""
        phrases = self._host.phrases
        for clock in clocks:
            title = phrases.render(Text(f"rules.{clock.rule}.title"))
            line = Label(f"{phrases.day(clock.day)}: {title}", "caption", "text_muted")
            self._rows.addWidget(line)

    def _add_row(self, view: CaseView, clock: Clock, spare: dict[str, DateRow]) -> None:
        row = spare.pop(clock.rule, None)
        if row is None:
            row = DateRow(self._host, view, clock, self._keep)
        else:
            row.show_clock(view, clock)
        self._rows.addWidget(row)

    def _show_groups(self, view: CaseView, spare: dict[str, DateRow]) -> None:
        for group in _GROUPS:
            clocks = [clock for clock in view.assessment.clocks if clock.group == group]
            # What only informs stands after the days that somebody must act by, passed or not.
            clocks.sort(key=lambda clock: clock.kind == "info_until")
            if not clocks:
                continue
            if self._rows.count():
                self._rows.addWidget(Separator())
            name = self._host.phrases.app(f"group.{group}")
            self._rows.addWidget(Heading(name, "body_strong"))
            for clock in clocks:
                self._add_row(view, clock, spare)

    def _show_page_dates(self, view: CaseView) -> list[PageDateRow]:
        """Dates that ours are not known for, but that the order page may show.

        Folded, the last day of the user's alone.
        """
        rows: list[PageDateRow] = []
        for waiting in view.assessment.waiting_for:
            rule = view.book.rules[waiting.rule]
            if rule.page_date and (self._all or (rule.kind == "file_by" and not rows)):
                rows.append(PageDateRow(self._host, waiting, self._keep))
                self._rows.addWidget(rows[-1])
        return rows

    def _show_waiting(self, view: CaseView) -> None:
        """Which facts would bring more dates, once each."""
        if not self._all or not view.assessment.waiting_for:
            return
        facts: dict[str, None] = {}
        for waiting in view.assessment.waiting_for:
            facts.update(dict.fromkeys(waiting.missing))
        labels = self._host.phrases.fact_labels(facts)
        if labels:
            if self._rows.count():
                self._rows.addWidget(Separator())
            text = self.tr("More dates would be known with: {facts}").format(facts=labels)
            self._rows.addWidget(Label(text, "caption", "text_muted"))

    def _keep_in_case(self, rule: str, day: date | None, seen: str) -> bool:
        if self._view is None:
            return False
        services, case_id = self._host.services, self._view.case.id
        kept = self._host.attempt(lambda: services.cases.set_page_date(case_id, rule, day, seen))
        if kept:
            self._host.say_done(self.tr("The date was changed"), undo=True)
        return kept

    def _toggle(self) -> None:
        self._all = not self._all
        if self._view is not None:
            self.show_dates(self._view)
