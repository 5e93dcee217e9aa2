"""One date of a case: unfolded it says how it was reached, and takes the date a person saw."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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
from makegood.ui.widgets.form_keys import form_keys, give_focus_back
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.scroll_page import reveal
from makegood.ui.widgets.tab_order import follow
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from datetime import date

    from makegood.domain.assessment import Clock
    from makegood.services.cases import CaseView
    from makegood.ui.shell.host import Host

KeepDate = Callable[[str, "date | None", str], bool]
"""Keeps the day the user saw for a rule, and where; None goes back to ours. Whether it was kept."""


class DateRow(ThemedWidget):
    """One date; pressed it unfolds the sum, the source, and the user's own date.

    `show_clock` shows it as it is later; what is unfolded and typed stays.
    """

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
        self._form: OwnDateForm | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.chip)
        self._layout.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addWidget(self._details)
        self.finish()
        self.show_clock(view, clock)

    def show_clock(self, view: CaseView, clock: Clock) -> None:
        """Show a date of the same rule."""
        self._view, self._clock = view, clock
        self.chip.set_value(self._host.phrases.clock(clock))
        rule = view.book.rules.get(clock.rule)
        self.own.setHidden(not clock.own_date and (rule is None or not rule.page_date))
        self._name_own()
        if not self._details.isHidden():
            self._fill()
        if self._form is not None:
            self._form.show_clock(clock)

    @property
    def rule(self) -> str:
        """Whose date it is."""
        return self._clock.rule

    def toggle(self) -> None:
        """Show or hide how the date was reached."""
        if self._details.isHidden():
            self._fill()
        self._details.setHidden(not self._details.isHidden())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in it, in reading order."""
        form = () if self._form is None else self._form.stops
        return (self.chip, self.own, *form)

    @override
    def retranslate(self) -> None:
        self._name_own()

    def _name_own(self) -> None:
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

    def _fill(self) -> None:
        clear_layout(self._rows)
        for text in self._lines():
            self._rows.addWidget(Label(text, "caption", "text_muted", selectable=True))

    def _lines(self) -> list[str]:
        phrases, clock = self._host.phrases, self._clock
        lines: list[str] = []
        if clock.plan_by is not None and clock.is_open and clock.who == "user":
            lines.append(phrases.app("plan_by", day=clock.plan_by))
        if clock.outer is not None:
            lines.append(phrases.app("outer", day=clock.outer))
        if clock.state == "closed" and clock.kind == "file_by" and clock.applies == "yes":
            lines.append(phrases.app("passed"))
        if clock.applies == "maybe" and clock.settles:
            lines.append(phrases.app("maybe", facts=phrases.fact_labels(clock.settles)))
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
        form, self._form = self._form, None
        if form is None:
            return
        give_focus_back(form, self.own)
        form.hide()
        form.deleteLater()

    def _make_form(self) -> OwnDateForm:
        form = self._form = OwnDateForm(self._host, self.rule, self._keep, self._clock)
        form.done.connect(self._close_own)
        self._layout.insertWidget(2, form)
        follow(self.own, form.stops)
        return form


class OwnDateForm(ThemedWidget):
    """The day the user sees, and where. `done` when what was typed is kept, or not wanted."""

    done = Signal()

    def __init__(self, host: Host, rule: str, keep: KeepDate, clock: Clock | None = None) -> None:
        super().__init__()
        self._host, self._rule, self._keep = host, rule, keep
        today = host.phrases.today()

        def parse(text: str) -> date | None:
            found = read_day(text, today, lean="near")
            return None if found is None else found.day

        self._date = DateInput(parse=parse, today=today)
        if clock is not None and clock.own_date:
            self._date.set_value(clock.day)
        self._seen = TextInput()
        self.day = FactField(FieldText(""), self._date)
        self.seen = FactField(FieldText(""), self._seen)
        self.save = Button("", "primary", size="small")
        self.back = Button("", "quiet", size="small")
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(lambda: self._set(None))
        form_keys(self, self._save, self.done.emit)
        self.show_clock(clock)
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

    def show_clock(self, clock: Clock | None) -> None:
        """The date as it is by now, None where none is known; what is typed stays."""
        self.back.setHidden(clock is None or not clock.own_date)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in it, in reading order."""
        return (self._date.editor, self._date.calendar_button, self._seen, self.save, self.back)

    @override
    def retranslate(self) -> None:
        self.day.set_words(
            FieldText(
                self.tr("Which day do you see?"),
                help=self.tr("It is used instead of the day we worked out."),
            )
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
        if self._keep(self._rule, day, self._seen.value()):
            self.done.emit()
