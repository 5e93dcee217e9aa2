"""One date of a case: unfolded it says how it was reached, and takes the date a person saw."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.flow.dates import read_day
from makegood.ui.shell.clear import clear_layout
from makegood.ui.shell.sources import source_lines
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.clock_chip import ClockChip
from makegood.ui.widgets.date_input import DateInput
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.scroll_page import reveal
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from datetime import date

    from makegood.domain.assessment import Clock
    from makegood.services.cases import CaseView
    from makegood.ui.shell.host import Host

KeepDate = Callable[[str, "date | None", str], bool]
"""Keeps the day the user saw for a rule, and where; None goes back to ours. Whether it was kept."""

RUNNING: Final = ("running", "closing")
"""States of a date that is still to come."""


class Typed(NamedTuple):
    """The day and the place in a form, as typed, and which of them has the focus."""

    day: str
    seen: str
    focus: Literal["day", "seen", ""] = ""


class DateRow(ThemedWidget):
    """One date; pressed it unfolds the sum, the source, and the user's own date."""

    def __init__(self, host: Host, view: CaseView, clock: Clock, keep: KeepDate) -> None:
        super().__init__()
        self._host, self._view, self._clock, self._keep = host, view, clock, keep
        self.chip = ClockChip(host.phrases.clock(clock))
        self.chip.opened.connect(lambda _id: self.toggle())
        self._details = QWidget()
        self._rows = QVBoxLayout(self._details)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._details.setHidden(True)
        # Its parent first: shown without one, it would flash up as a window and take the focus.
        self.own = Button("", "link", parent=self)
        self.own.clicked.connect(self._open_own)
        rule = view.book.rules.get(clock.rule)
        self.own.setHidden(not clock.own_date and (rule is None or not rule.page_date))
        self._form: OwnDateForm | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.chip)
        self._layout.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addWidget(self._details)
        self.finish()

    @property
    def rule(self) -> str:
        """Whose date it is."""
        return self._clock.rule

    @property
    def typed(self) -> Typed | None:
        """What stands in its open form; None where there is none, or all of it is kept."""
        form = self._form
        return None if form is None or form.settled else form.typed

    def type_again(self, typed: Typed) -> None:
        """Open the form with what stood in it."""
        self._make_form().put(typed)

    def toggle(self) -> None:
        """Show or hide how the date was reached."""
        if self._details.isHidden():
            clear_layout(self._rows)
            for text in self._lines():
                self._rows.addWidget(Label(text, "caption", "text_muted", selectable=True))
        self._details.setHidden(not self._details.isHidden())

    @override
    def retranslate(self) -> None:
        self.own.setText(
            self.tr("Your own date: change it")
            if self._clock.own_date
            else self.tr("My order page shows another date")
        )

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s1"))
        indent = look.size("stub") + look.space("s3")
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._rows.setContentsMargins(0 if rtl else indent, 0, indent if rtl else 0, 0)
        self._rows.setSpacing(look.space("s1"))

    def _lines(self) -> list[str]:
        phrases, clock = self._host.phrases, self._clock
        lines: list[str] = []
        if clock.plan_by is not None and clock.state in RUNNING and clock.who == "user":
            lines.append(phrases.app("plan_by", day=clock.plan_by))
        if clock.outer is not None:
            lines.append(phrases.app("outer", day=clock.outer))
        if clock.state == "closed" and clock.kind == "file_by" and clock.applies == "yes":
            lines.append(phrases.app("passed"))
        if clock.applies == "maybe" and clock.settles:
            labels = (phrases.render(Text(f"facts.{fact}.label")) for fact in clock.settles)
            lines.append(phrases.app("maybe", facts="; ".join(labels)))
        note = f"rules.{clock.rule}.note"
        if phrases.known(note):
            lines.append(phrases.render(Text(note)))
        rule = self._view.book.rules.get(clock.rule)
        lines.append(phrases.app(f"confidence.{clock.confidence}"))
        if rule is not None:
            lines += source_lines(rule, phrases)
        return lines

    def _open_own(self) -> None:
        if self._form is not None:
            self._close_own()
            return
        form = self._make_form()
        form.day.control.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(form)

    def _close_own(self) -> None:
        if self._form is not None:
            self._form.deleteLater()
            self._form = None

    def _make_form(self) -> OwnDateForm:
        form = self._form = OwnDateForm(self._host, self._clock, self._keep)
        form.done.connect(self._close_own)
        self._layout.insertWidget(2, form)
        return form


class OwnDateForm(ThemedWidget):
    """The day the user sees, and where. `settled`: what was typed is kept, `done` then."""

    done = Signal()
    settled = False

    def __init__(self, host: Host, clock: Clock, keep: KeepDate) -> None:
        super().__init__()
        self._host, self._clock, self._keep = host, clock, keep
        today = host.phrases.today()

        def parse(text: str) -> date | None:
            found = read_day(text, today, lean="near")
            return None if found is None else found.day

        self._date = DateInput(parse=parse, today=today)
        if clock.own_date:
            self._date.set_value(clock.day)
        self._seen = TextInput()
        self.day = FactField(FieldText(""), self._date)
        self.seen = FactField(FieldText(""), self._seen)
        self.save = Button("", "primary", size="small")
        self.back = Button("", "quiet", size="small")
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(lambda: self._set(None))
        self.back.setHidden(not clock.own_date)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.day, self.seen):
            self._layout.addWidget(part)
        self._layout.addLayout(buttons)
        self.finish()

    @property
    def typed(self) -> Typed:
        """What stands in it."""
        focus: Literal["day", "seen", ""] = ""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            focus = "seen" if self.seen.isAncestorOf(focused) else "day"
        return Typed(self._date.text(), self._seen.value(), focus)

    def put(self, typed: Typed) -> None:
        """Let this stand in it."""
        self._date.set_text(typed.day)
        self._seen.set_value(typed.seen)
        if typed.focus:
            field = self._seen if typed.focus == "seen" else self._date
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        self.day.set_words(
            FieldText(self.tr("Which day do you see?"), help=self.tr("It counts before ours."))
        )
        self.seen.set_words(
            FieldText(
                self.tr("Where do you see it?"),
                self.tr("optional"),
                self.tr("For example: order page, letter from the bank."),
            )
        )
        self.save.setText(self.tr("Use this day"))
        self.back.setText(self.tr("Back to the computed day"))

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))

    def _save(self) -> None:
        day = self._date.value()
        if day is None:
            self.day.set_state("error", self.tr("Write the day like: 3 Nov 2026."))
            return
        self._set(day)

    def _set(self, day: date | None) -> None:
        # Whoever keeps it may show the dates anew before it returns.
        self.settled = True
        self.settled = self._keep(self._clock.rule, day, self._seen.value())
        if self.settled:
            self.done.emit()
