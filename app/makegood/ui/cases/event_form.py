"""Small forms that write an entry into the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.money import Money
from makegood.domain.text import Text
from makegood.domain.when import When, moment
from makegood.flow.amounts import read_sum
from makegood.services.entries import Entry, write_entry
from makegood.ui.cases.event_controls import PLAIN, EventControls, value_of
from makegood.ui.cases.event_words import FIELDS, FieldName, field_text, form_title
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.date_input import DateInput
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.filter_list import FilterList
from makegood.ui.widgets.form_keys import form_keys, give_focus_back
from makegood.ui.widgets.money_input import MoneyInput
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import reveal
from makegood.ui.widgets.tab_order import follow_inside

if TYPE_CHECKING:
    from datetime import date

    from makegood.domain.case import Outcome
    from makegood.domain.marketplace import Rung
    from makegood.services.cases import CaseView
    from makegood.services.entries import EntryKind
    from makegood.ui.shell.host import Host

_MAY_BE_UNDATED: Final = ("promised", "solved")


class EventForm(ThemedWidget):
    """One form at a time under the next step. `done` after saving, `cancelled` when left.

    Ctrl+Enter saves, Escape leaves; nothing is asked twice, because leaving changes nothing.
    """

    done = Signal()
    cancelled = Signal()

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._view: CaseView | None = None
        self._kind: EntryKind = "note"
        self._step: Rung | None = None
        self._opened_from: QWidget | None = None
        self._controls = EventControls(host.phrases, self)
        self._controls.chosen.connect(self._follow_choices)
        self._fields: dict[FieldName, FactField] = {}
        self.card = Card(strong=True, padding="s4")
        self.heading = Heading("", "section")
        self._rows = QVBoxLayout()
        self.save = Button("", "primary", icon_name="check")
        self.cancel = Button("", "quiet")
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self.card.body.addWidget(self.heading)
        self.card.body.addLayout(self._rows)
        self.card.body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        form_keys(self, self._save, self.leave)
        self.setHidden(True)
        self.finish()

    @property
    def kind(self) -> EntryKind:
        """Which form is open."""
        return self._kind

    def open_form(self, kind: EntryKind, view: CaseView, step: Rung | None = None) -> None:
        """Ask what this kind of entry needs. `step` is the rung taken, for the kind `step`."""
        self._kind, self._view, self._step = kind, view, step
        before = self.window().focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._opened_from = before
        clear_layout(self._rows)
        self._fields = {}
        for name in FIELDS[kind]:
            field = FactField(FieldText(""), self._controls.control(name, view))
            self._fields[name] = field
            self._rows.addWidget(field)
        follow_inside(self.heading, self._fields.values())
        self._set_words()
        self._follow_choices()
        self.setHidden(False)
        first = next(iter(self._fields.values()), None)
        (first.control if first is not None else self.save).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
        reveal(self)

    def leave(self) -> None:
        """Close the form; nothing is written."""
        self._shut()
        self.cancelled.emit()

    def _shut(self) -> None:
        give_focus_back(self, self._opened_from)
        self.setHidden(True)

    def field(self, name: FieldName) -> FactField:
        """A field of the open form; KeyError if it is not asked."""
        return self._fields[name]

    @override
    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self._set_words()

    @override
    def restyle(self) -> None:
        self._rows.setSpacing(theme().px(14))

    def _follow_choices(self) -> None:
        """What a choice makes meaningful is asked and said with it.

        A day, whether it was a refusal, and where the words that are typed will be quoted.
        """
        refusal = self._fields.get("refusal")
        if refusal is not None:
            said_no = value_of(self._fields["why"].control) == "refused"
            # Whose refusal it is hangs on the way.
            refusal.setHidden(not said_no or value_of(self._fields["channel"].control) is None)
        by = self._fields.get("by")
        if by is None:
            return
        outcome, in_hand = self._fields.get("outcome"), self._fields.get("in_hand")
        if outcome is not None:
            chosen = value_of(outcome.control)
            by.setHidden(chosen != "promise")
            self._fields["text"].set_words(field_text(self._kind, "text", chosen))
        if in_hand is not None:
            for field in (by, self._fields["when"]):
                field.setHidden(value_of(in_hand.control) != "no")

    def _set_words(self) -> None:
        if self._view is None:
            return
        title = form_title(self._kind)
        if self._kind == "step" and self._step is not None:
            name = Text(f"{self._view.case.marketplace}.rungs.{self._step.id}.title")
            title = self.tr("I have done this: {step}").format(step=self._host.phrases.render(name))
        self.heading.setText(title)
        self.save.setText(self.tr("Save"))
        asked = self._fields.get("outcome")
        outcome = None if asked is None else value_of(asked.control)
        for field_name, field in self._fields.items():
            field.set_words(field_text(self._kind, field_name, outcome))
            control = field.control
            if isinstance(control, FilterList):
                control.set_words(
                    field.label.text(), self.tr("Search"), self.tr("No such way here.")
                )

    # Saving

    def _save(self) -> None:
        if not self._complete() or self._view is None:
            return
        if self._host.attempt(self._write):
            title = self.heading.text()
            if self._refused:
                title = self.tr("They refused. The next step may open.")
            self._shut()
            self._host.say_done(self.tr("Written down: {what}").format(what=title), undo=True)
            self.done.emit()

    def _complete(self) -> bool:
        """Say what is missing at its field; optional fields never block."""
        wrong: list[FactField] = []
        for name, field in self._fields.items():
            message = "" if field.isHidden() else self._wrong(name, field)
            field.set_state("error" if message else "", message)
            if message:
                wrong.append(field)
        if wrong:
            wrong[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def _wrong(self, name: FieldName, field: FactField) -> str:
        control = field.control
        if isinstance(control, DateInput):
            if control.text() and control.value() is None:
                return self.tr("This is no day. Write it like: 3 Nov 2026.")
            if (
                not control.text()
                and self._kind not in _MAY_BE_UNDATED
                and (name == "when" or self._kind == "reminder")
            ):
                return self.tr("Write the day, please.")
            value, today = control.value(), self._host.phrases.today()
            if value is not None and name == "when" and value > today:
                return self.tr("This day is yet to come.")
        if isinstance(control, MoneyInput):
            found = read_sum(control.value()[0])
            if found is None or found.amount <= 0:
                return self.tr("Write the sum like: 49.90.")
            if not (control.value()[1] or found.currency):
                return self.tr("Write the currency, such as EUR.")
        if name in ("outcome", "in_hand") and value_of(field.control) is None:
            return self.tr("Choose one of these, please.")
        if self._kind == "note" and name == "text" and not value_of(field.control):
            return self.tr("Write something, please.")
        return ""

    def _write(self) -> None:
        assert self._view is not None
        outcome = self._text("outcome")
        entry = Entry(
            kind=self._kind,
            at=self._at(),
            by=self._date("by"),
            party=self._party() if self._refused else self._text("party") or None,
            channel=self._text("channel") or None,
            outcome=None if outcome in ("", PLAIN) else cast("Outcome", outcome),
            money=self._sum(),
            in_hand=self._text("in_hand") == "yes",
            reason=self._text("why"),
            refusal=self._refused,
            reference=self._text("reference") or None,
            text=self._text("text"),
            step=self._step,
        )
        write_entry(self._host.services.cases, self._view.case.id, entry)

    @property
    def _refused(self) -> bool:
        """Whether a way that failed is told as the refusal of whoever answers there."""
        return self._text("refusal") == "yes"

    def _party(self) -> str | None:
        """Whoever answers the way chosen: a body by its name, else the kind of party."""
        assert self._view is not None
        book, channel = self._view.book, self._view.book.channels.get(self._text("channel"))
        return None if channel is None else book.channel_bodies.get(channel.id, channel.party)

    def _sum(self) -> Money | None:
        field = self._fields.get("money")
        if field is None or not isinstance(field.control, MoneyInput):
            return None
        amount, currency = field.control.value()
        found = read_sum(amount)
        return None if found is None else Money(found.amount, currency or found.currency or "")

    def _text(self, name: FieldName) -> str:
        field = self._fields.get(name)
        return "" if field is None or field.isHidden() else (value_of(field.control) or "").strip()

    def _date(self, name: FieldName) -> date | None:
        field = self._fields.get(name)
        if field is None or field.isHidden() or not isinstance(field.control, DateInput):
            return None
        return field.control.value()

    def _at(self) -> When | None:
        """The day named; today means now, so that hours count from the moment."""
        day = self._date("when")
        now = self._host.services.clock()
        if day is None or day == now.date():
            return moment(now)
        return When(day)
