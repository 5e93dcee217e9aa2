"""The case so far and its dates, beside the question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from makegood.domain.outside import law_note
from makegood.domain.text import Text
from makegood.ui.shell.clear import clear_layout
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.case_so_far import CaseSoFar
from makegood.ui.widgets.clock_chip import ClockChip, ClockValue
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.missing_list import MissingList
from makegood.ui.widgets.side_panel import SidePanel
from makegood.ui.widgets.stub import StubValue
from makegood.ui.wizard.day_field import DayField
from makegood.ui.wizard.nearest import IN_VIEW, nearest_three
from makegood.ui.wizard.side_answers import SideAnswers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from makegood.domain.assessment import Assessment, Clock, Waiting
    from makegood.domain.marketplace import Channel
    from makegood.flow.answers import Typed
    from makegood.ui.widgets.missing_list import MissingValue
    from makegood.ui.wizard.step_page import Desk

_GROUPS: Final = ("marketplace", "payment", "law", "body", "own")


class CaseSide(SidePanel):
    """`change_requested(step)` when an answer is to be changed.

    `repair_requested(point)` when something that a message lacks is to be put right: those
    points stand at the top while the message is on view.
    """

    change_requested = Signal(str)
    repair_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all = False
        self._opened: str | None = None
        self._own_date: str | None = None
        self._typing = False
        self._drawn: object = None
        self.extra = self.add_section("list", "")
        self.points = MissingList()
        self.points.setObjectName("points_beside")
        self.points.repair.connect(self.repair_requested)
        self.extra.body.addWidget(self.points)
        self._so_far_section = self.add_section("parcel", "")
        self._words = SideAnswers(desk, self)
        self.so_far = CaseSoFar()
        self.so_far.change_requested.connect(self.change_requested)
        self._so_far_section.body.addWidget(self.so_far)
        self._dates_section = self.add_section("clock", "")
        self._dates = self._dates_section.body
        self._dates_box = self._dates_section
        self.all_dates = Button("", "link", parent=self)
        self.all_dates.setObjectName("all_dates")
        self.all_dates.clicked.connect(self._toggle_all)
        self.set_section_shown(self.extra, False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self._captions()

    @override
    def retranslate(self) -> None:
        self._drawn = None
        if hasattr(self, "all_dates"):
            self._captions()

    def _captions(self) -> None:
        self.extra.set_title(self.tr("Before you send"))
        self.points.set_name(self.tr("Before you send"))
        self._so_far_section.set_title(self.tr("Your case so far"))
        self.so_far.set_name(self.tr("Your case so far"))
        self._dates_section.set_title(self.tr("Dates"))
        self.setAccessibleName(self.tr("Your case so far and its dates"))

    def title_of(self, channel: Channel) -> str:
        """What a way to reach them is called."""
        return self._words.title_of(channel)

    def show_points(self, points: Sequence[MissingValue], title: str) -> None:
        """Show what the message lacks, `title` said aloud for the heading; nothing hides it."""
        self.points.set_points(points)
        self.extra.heading.setAccessibleName(title)
        self.set_section_shown(self.extra, bool(points))

    def show_session(self) -> None:
        """Show the answers that count and what follows from them."""
        focused = QApplication.focusWidget()
        if self._typing and focused is not None and self._dates_box.isAncestorOf(focused):
            return
        self._typing = False
        self.so_far.set_answers(self._words.values())
        found, drawn = self._found()
        # Most keys change no date: then what is drawn stays, with the focus in it.
        if drawn == self._drawn:
            return
        self._drawn = drawn
        if found is None:
            self._show_none()
            self._add_law()
        else:
            self._show_dates(found)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """A day of the user's own was typed and is left: now its date may be drawn."""
        if self._typing and (now is None or not self._dates_box.isAncestorOf(now)):
            # Not at once: a press that takes the focus lands where it was aimed.
            QTimer.singleShot(0, self, self.show_session)

    def _found(self) -> tuple[Assessment | None, object]:
        """The dates, None before there can be any; and all that decides how they are drawn."""
        desk = self._desk
        known, session, service = desk.controller.known, desk.controller.session, desk.service
        answers = session.answers
        place = (desk.services.packs.digest, answers.marketplace, answers.country, answers.role)
        if known.entry is None:
            return None, place
        sent = session.step == "next" and known.answers.sent == "sent"
        found = service.outlook(session) if sent else service.assessment(session)
        shape = (self._all, self._opened, self._own_date, sent, answers.page_dates)
        return found, (found, place, shape)

    # Dates

    def _show_none(self) -> None:
        self._clear()
        self._dates.addWidget(
            ClockChip(
                ClockValue(
                    "none",
                    StubValue("?", self.tr("day"), "not_started"),
                    self.tr("Not started yet"),
                    why=self.tr("They appear as soon as you give a date."),
                )
            )
        )

    def _show_dates(self, found: Assessment) -> None:
        self._clear()
        phrases = self._desk.phrases
        clocks = list(found.clocks)
        first = nearest_three(found)
        shown = clocks if self._all else first
        if self._all:
            names = {group: phrases.app(f"group.{group}") for group in _GROUPS}
            for group in _GROUPS:
                mine = [clock for clock in shown if clock.group == group]
                if mine:
                    self._dates.addWidget(Label(names[group], "body_strong"))
                    self._add(mine)
        else:
            self._add(shown)
        case = self._desk.service.case(self._desk.controller.session)
        rules = self._desk.service.book(case).rules
        waiting = sorted(found.waiting_for, key=lambda w: _GROUPS.index(rules[w.rule].group))
        for each in waiting if self._all else self._waiting_in_view(waiting, shown):
            self._dates.addWidget(self._waiting(each))
            if rules[each.rule].page_date:
                self._own_day(each.rule, self.tr("My order page shows a date: enter it"))
        more = len(clocks) + len(waiting) - len(shown)
        self.all_dates.setText(
            self.tr("Fewer dates")
            if self._all
            else self.tr("All dates ({count})").format(count=len(clocks) + len(waiting))
        )
        self.all_dates.setHidden(not self._all and more <= 0)
        self._dates.addWidget(self.all_dates, 0, Qt.AlignmentFlag.AlignLeading)
        if not clocks and not waiting:
            self._show_none()
        self._add_law()

    def _waiting_in_view(self, waiting: list[Waiting], shown: list[Clock]) -> list[Waiting]:
        """First the last day that the page itself shows; with no date yet, others that could be.

        That day may be all that a person has: what ours would count from may never come.
        """
        case = self._desk.service.case(self._desk.controller.session)
        rules = self._desk.service.book(case).rules
        seen = [
            each
            for each in waiting
            if rules[each.rule].page_date and rules[each.rule].kind == "file_by"
        ][:1]
        if shown:
            return seen
        return [*seen, *(each for each in waiting if each not in seen)][:IN_VIEW]

    def _add_law(self) -> None:
        """Say where the guide data know no law of the user's country, once there is one.

        Not beside the steps that follow what was sent: they say it themselves.
        """
        known = self._desk.controller.known
        if self._desk.controller.session.step == "next" and known.answers.sent == "sent":
            return
        case = self._desk.service.case(self._desk.controller.session)
        if case.country is None or case.role != "buyer":
            return
        law = law_note(case, self._desk.service.book(case).pack)
        if law is None:
            return
        words = Label(self._desk.phrases.render(law), "caption", "text_muted", selectable=True)
        words.setObjectName("law_note")
        self._dates.addWidget(words)

    def _add(self, clocks: list[Clock]) -> None:
        for clock in clocks:
            chip = ClockChip(self._desk.phrases.clock(clock))
            chip.opened.connect(self._open)
            self._dates.addWidget(chip)
            if clock.rule == self._opened:
                self._explain(clock)
            self._another(clock)

    def _explain(self, clock: Clock) -> None:
        """Source and outer date of the opened one."""
        phrases = self._desk.phrases
        sources = "; ".join(f"{s.publisher}: {s.title}" for s in clock.sources)
        words = [phrases.app(f"confidence.{clock.confidence}"), sources]
        if clock.plan_by is not None:
            words.insert(0, phrases.app("plan_by", day=clock.plan_by))
        if clock.outer is not None:
            words.append(phrases.app("outer", day=clock.outer))
        if clock.applies == "maybe" and clock.settles:
            words.append(phrases.app("maybe", facts=phrases.fact_labels(clock.settles)))
        note = f"rules.{clock.rule}.note"
        if phrases.known(note):
            words.append(phrases.render(Text(note)))
        label = Label("\n".join(words), "caption", "text_muted", selectable=True)
        self._dates.addWidget(label)

    def _another(self, clock: Clock) -> None:
        """Beside each date of the marketplace's own: a way to put in what the user sees there."""
        case = self._desk.service.case(self._desk.controller.session)
        if (
            clock.group != "marketplace"
            and not self._desk.service.book(case).rules[clock.rule].page_date
        ):
            return
        self._own_day(clock.rule, self.tr("My order page shows another date"))

    def _own_day(self, rule: str, words: str) -> None:
        """The way to put in the day of a rule that the user sees, or its field once it is open."""
        typed = self._desk.controller.session.answers.page_dates.get(rule)
        if typed is None and self._own_date != rule:
            link = Button(words, "link")
            link.setObjectName(f"own_date:{rule}")
            link.clicked.connect(lambda _c=False: self._open_own(rule))
            self._dates.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
            return
        field = DayField(self._desk, ahead=True)
        field.setObjectName(f"own_day:{rule}")
        field.set_words(
            self.tr("The date on your order page"),
            help_text=self.tr("It beats ours. Empty the field to go back to ours."),
        )
        field.show_typed(typed)
        field.taken.connect(lambda typed: self._own_taken(rule, typed))
        field.input.editor.editingFinished.connect(self.show_session)
        self._dates.addWidget(field)
        if typed is None:
            field.setFocus()

    def _open_own(self, rule: str) -> None:
        self._own_date = rule
        self.show_session()

    def _own_taken(self, rule: str, typed: Typed) -> None:
        own = dict(self._desk.controller.session.answers.page_dates)
        own.pop(rule, None)
        if typed.value:
            own[rule] = typed
        # The field must stay while it is typed into: the dates are drawn anew when it is left.
        self._typing = True
        self._desk.controller.type_in(page_dates=own)

    def _waiting(self, waiting: Waiting) -> QWidget:
        phrases = self._desk.phrases
        missing = phrases.fact_labels(waiting.missing)
        return ClockChip(
            ClockValue(
                waiting.rule,
                StubValue("?", self.tr("day"), "not_started"),
                phrases.render(Text(f"rules.{waiting.rule}.title")),
                why=self.tr("Worked out as soon as you enter: {facts}").format(facts=missing),
            )
        )

    def _open(self, rule: str) -> None:
        self._opened = None if rule == self._opened else rule
        self.show_session()

    def _toggle_all(self) -> None:
        self._all = not self._all
        self.show_session()
        self.all_dates.setFocus()

    def _clear(self) -> None:
        self._dates.removeWidget(self.all_dates)
        self.all_dates.setHidden(True)
        clear_layout(self._dates)
