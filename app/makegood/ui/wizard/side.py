"""The case so far and its dates, beside the question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from makegood.domain.outside import law_note
from makegood.domain.text import Text
from makegood.domain.when import When
from makegood.flow.engine import GENERIC
from makegood.text.names import country_name
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.case_so_far import AnswerValue, CaseSoFar
from makegood.ui.widgets.clock_chip import ClockChip, ClockValue
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.missing_list import MissingList
from makegood.ui.widgets.side_panel import SidePanel
from makegood.ui.widgets.stub import StubValue
from makegood.ui.wizard.day_field import DayField
from makegood.ui.wizard.places import window_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

    from makegood.domain.assessment import Assessment, Clock, Waiting
    from makegood.domain.marketplace import Channel
    from makegood.flow.answers import Typed
    from makegood.flow.session import StepId
    from makegood.ui.widgets.missing_list import MissingValue
    from makegood.ui.wizard.step_page import Desk

_IN_VIEW: Final = 3
_GROUPS: Final = ("marketplace", "payment", "law", "body", "own")
_RUNNING: Final = frozenset({"running", "closing"})


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

    def show_points(self, points: Sequence[MissingValue], title: str) -> None:
        """Show what the message lacks, `title` said aloud for the heading; nothing hides it."""
        self.points.set_points(points)
        self.extra.heading.setAccessibleName(title)
        self.set_section_shown(self.extra, bool(points))

    def show_session(self) -> None:
        """Show the answers that count and what follows from them."""
        focused = self.focusWidget()
        if self._typing and focused is not None and self._dates_box.isAncestorOf(focused):
            return
        self._typing = False
        self.so_far.set_answers(self._answers())
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

    # Answers

    def _answers(self) -> list[AnswerValue]:
        answers = self._desk.controller.known.answers
        known = self._desk.controller.known
        phrases = self._desk.phrases
        found: list[AnswerValue] = []
        if known.market is not None:
            named = answers.marketplace_name if known.market.id == GENERIC else known.market.name
            where = [named or known.market.name]
            if answers.country is not None:
                where.append(country_name(answers.country, window_language()))
            found.append(self._answer("where", self.tr("Where"), ", ".join(where)))
        roles = {
            "buyer": self.tr("the buyer"),
            "seller": self.tr("the seller"),
            "accused": self.tr("complained about"),
        }
        if known.market is not None:
            found.append(self._answer("where", self.tr("You are"), roles[answers.role], "role"))
        if answers.issue is not None:
            key = f"issues.{answers.issue}"
            if answers.variant is not None:
                key = f"{key}.variants.{answers.variant}"
            title = phrases.render(Text(f"{key}.title"))
            found.append(self._answer("problem", self.tr("Problem"), title))
        if answers.remedy is not None:
            title = phrases.render(Text(f"remedies.{answers.remedy}.title"))
            found.append(self._answer("order", self.tr("You want"), title))
        came = self.tr("Came")
        if answers.issue == "not_received":  # the day is what the tracking says, not that it came
            came = phrases.render(Text("facts.delivery_date.label"))
        for fact, label in (
            ("order_number", self.tr("Order")),
            ("item", self.tr("Item")),
            ("order_date", self.tr("Ordered")),
            ("expected_delivery_date", self.tr("Promised")),
            ("delivery_date", came),
        ):
            typed = answers.facts.get(fact)
            if typed is None or not typed.text.strip():
                continue
            value = typed.understood
            day = getattr(value, "day", None)
            words = typed.text.strip() if day is None else phrases.day(day)
            if isinstance(value, When) and value.about:
                words = f"{words} - {phrases.day(value.latest)}"
            found.append(self._answer("order", label, words, fact))
        if answers.channel is not None:
            channel = self._desk.service.channel(self._desk.controller.session)
            if channel is not None:
                title = self.title_of(channel)
                found.append(self._answer("channel", self.tr("Send to"), title))
        return found

    def title_of(self, channel: Channel) -> str:
        """What a way to reach them is called."""
        case = self._desk.service.case(self._desk.controller.session)
        body = self._desk.service.book(case).channel_bodies.get(channel.id)
        stem = f"bodies.{body}" if body else case.marketplace
        return self._desk.phrases.render(Text(f"{stem}.channels.{channel.id}.title"))

    def _answer(self, step: StepId, label: str, value: str, name: str = "") -> AnswerValue:
        here = self._desk.controller.session.step == step
        return AnswerValue(
            f"{step}:{name}" if name else step,
            label,
            value,
            "" if here else self.tr("Change"),
            self.tr("Change {what}: {value}").format(what=label, value=value),
        )

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
        first = _nearest_three(found)
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
        if not shown or self._all:
            for each in waiting if self._all else waiting[:_IN_VIEW]:
                self._dates.addWidget(self._waiting(each))
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
        typed = self._desk.controller.session.answers.page_dates.get(clock.rule)
        if typed is None and self._own_date != clock.rule:
            link = Button(self.tr("My order page shows another date"), "link")
            link.setObjectName(f"own_date:{clock.rule}")
            link.clicked.connect(lambda _c=False, rule=clock.rule: self._open_own(rule))
            self._dates.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
            return
        field = DayField(self._desk, ahead=True)
        field.setObjectName(f"own_day:{clock.rule}")
        field.set_words(
            self.tr("The date on your order page"),
            help_text=self.tr("It beats ours. Empty the field to go back to ours."),
        )
        field.show_typed(typed)
        field.taken.connect(lambda typed, rule=clock.rule: self._own_taken(rule, typed))
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
        missing = ", ".join(
            phrases.render(Text(f"facts.{fact}.label"))
            if phrases.known(f"facts.{fact}.label")
            else phrases.render(Text(f"app_dates.anchor.{fact}"))
            for fact in waiting.missing
        )
        return ClockChip(
            ClockValue(
                waiting.rule,
                StubValue("?", self.tr("day"), "not_started"),
                phrases.render(Text(f"rules.{waiting.rule}.title")),
                why=self.tr("Needs: {facts}").format(facts=missing),
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
        clear(self._dates, keep=self.all_dates)


def _nearest_three(found: Assessment) -> list[Clock]:
    """At most three dates: what costs a right, what is next of the user's, what they owe."""
    open_ones = [clock for clock in found.clocks if clock.state in _RUNNING]
    chosen: list[Clock] = []
    for fits in (_costs_a_right, _owed, _costs_a_right, _any, _any):
        groups = {clock.group for clock in chosen}
        left = [clock for clock in open_ones if clock not in chosen and fits(clock)]
        # Three dates of one kind say less than one of each.
        left.sort(key=lambda clock: clock.group in groups)
        if left and len(chosen) < _IN_VIEW:
            chosen.append(left[0])
    passed = [c for c in found.clocks if c.state == "closed" and c.kind == "file_by"]
    chosen += passed[: _IN_VIEW - len(chosen)]
    return sorted(chosen, key=lambda clock: clock.day)


def _costs_a_right(clock: Clock) -> bool:
    """A right of the user's that ends; one that may not be theirs only when it ends soon."""
    if clock.kind != "file_by" or clock.who != "user":
        return False
    return clock.planned or clock.state == "closing"


def _owed(clock: Clock) -> bool:
    return clock.kind in ("reply_due", "due")


def _any(clock: Clock) -> bool:
    return clock.kind != "info_until"


def clear(layout: QVBoxLayout | QLayout, keep: QWidget | None = None) -> None:
    """Take everything out of a layout; `keep` is only taken out, the rest goes."""
    while layout.count():
        taken = layout.takeAt(0)
        widget = None if taken is None else taken.widget()
        if widget is None:
            continue
        if isinstance(widget, ThemedWidget) and widget is keep:
            continue
        if widget is keep:
            widget.setParent(layout.parentWidget())
            continue
        widget.hide()
        widget.deleteLater()
