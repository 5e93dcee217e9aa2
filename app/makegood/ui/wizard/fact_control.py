"""The field for one fact: its kind decides the control, its words come from the guide data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from makegood.flow.amounts import currency_for
from makegood.ui.countries import country_rows
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.filter_list import FilterList, FilterValue
from makegood.ui.widgets.money_input import MoneyInput
from makegood.ui.widgets.radio_choice import RadioChoice
from makegood.ui.widgets.scroll_page import reveal
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput
from makegood.ui.wizard.day_field import DayField
from makegood.ui.wizard.places import window_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from makegood.domain.catalogue import FactDef
    from makegood.flow.answers import Typed
    from makegood.ui.wizard.step_page import Desk

MOST_RADIOS: Final = 4
"""Choices up to so many stand open; more of them unfold under a button."""
CURRENCIES: Final = (
    "EUR", "USD", "GBP", "PLN", "CZK", "SEK", "DKK", "NOK", "CHF", "RUB", "UAH", "TRY", "AED",
    "SAR", "EGP", "CAD", "AUD", "BRL", "MXN", "INR", "JPY", "CNY",
)  # fmt: skip
"""Codes offered first; any other may be typed."""
_LTR: Final = frozenset({"reference", "number"})


class PickField(ThemedWidget):
    """One of many: the choice on a button, under it a list with a filter box."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button("", "plain", icon_name="down", icon_last=True)
        self.list = FilterList(rows=4)
        self.list.setHidden(True)
        self._values: tuple[FilterValue, ...] = ()
        self._name = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.list)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self._toggle)
        self.list.chosen.connect(self._take)
        self.finish()

    def set_values(self, values: Sequence[FilterValue]) -> None:
        """What can be chosen."""
        self._values = tuple(values)
        self.list.set_values(values)
        self._write()

    def set_value(self, value: str | None) -> None:
        """Show a choice without a signal."""
        if value != self.list.chosen_id:
            self.list.set_chosen(value)
        self._write()

    @override
    def retranslate(self) -> None:
        self.list.set_words(self._name, self.tr("Search"), self.tr("Nothing like that"))
        self._write()

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._name = name
        self.list.setAccessibleName(name)
        self._write()

    def _write(self) -> None:
        title = next((v.title for v in self._values if v.id == self.list.chosen_id), "")
        self.button.setText(title or self.tr("Choose"))
        self.button.setAccessibleName(f"{self._name}: {title}" if title else self._name)

    def _toggle(self) -> None:
        opened = self.list.isHidden()
        self.list.setHidden(not opened)
        if opened:
            self.list.search.setFocus()
            reveal(self)

    def _take(self, value: str) -> None:
        self.list.setHidden(True)
        self.list.set_query("")
        self._write()
        self.button.setFocus()
        self.chosen.emit(value)


class FactControl(ThemedWidget):
    """`taken(fact id, Typed)` with each change, `settled()` when a choice or field is done."""

    taken = Signal(str, object)
    settled = Signal()

    def __init__(self, desk: Desk, fact: FactDef, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        self._desk = desk
        self._last: tuple[str, str] = ("", "")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setObjectName(f"fact:{fact.id}")
        self.day = self._make_day()
        self.control = self._make() if self.day is None else self.day.input
        self.field = FactField(FieldText(""), self.control) if self.day is None else self.day.field
        self._layout.addWidget(self.field if self.day is None else self.day)
        self.setFocusProxy(self.control)
        self._needed = False
        self.finish()

    def set_needed(self, needed: bool) -> None:
        """Whether the fact stands among the needed ones; the others say "optional"."""
        if needed == self._needed:
            return
        self._needed = needed
        self.retranslate()

    @override
    def retranslate(self) -> None:
        if not hasattr(self, "_needed"):
            return
        key = f"facts.{self.fact.id}"
        words = FieldText(
            self._text(f"{key}.label") or self.fact.id,
            "" if self._needed else self.tr("optional"),
            self._text(f"{key}.help"),
            self.tr("Where do I find it?") if self._text(f"{key}.where") else "",
            self._text(f"{key}.where"),
        )
        self.field.set_words(words)
        self._choices()

    def show_typed(self, facts: Mapping[str, Typed]) -> None:
        """Show what was answered before; leaves alone what is being typed."""
        typed = facts.get(self.fact.id)
        text = "" if typed is None else typed.text
        control = self.control
        if self.day is not None:
            self.day.show_typed(typed)
        elif isinstance(control, MoneyInput):
            country = self._desk.controller.session.answers.country
            shown = (text, currency_for(facts, country))
            busy = control.amount.hasFocus() or control.currency.hasFocus()
            if not busy and shown != self._last:
                self._last = shown
                control.set_value(*shown)
                self._judge(text)
        elif isinstance(control, TextInput):
            if not control.hasFocus() and control.text() != text:
                control.set_value(text)
                self._judge(text)
        elif isinstance(control, TextArea):
            if not control.editor.hasFocus() and control.value() != text:
                control.set_value(text)
        elif isinstance(control, RadioChoice | PickField):
            control.set_value(text or None)

    def judge(self) -> None:
        """Say what is wrong with what stands in the field, if anything is."""
        if self.day is not None:
            self.day.settle()
        elif isinstance(self.control, MoneyInput):
            self._judge(self.control.value()[0])
        elif isinstance(self.control, TextInput):
            self._judge(self.control.value())

    # Making

    def _make_day(self) -> DayField | None:
        if self.fact.kind != "date":
            return None
        day = DayField(self._desk, self.fact)
        day.taken.connect(lambda typed: self.taken.emit(self.fact.id, typed))
        day.input.editor.editingFinished.connect(self._day_left)
        return day

    def _make(self) -> QWidget:
        kind = self.fact.kind
        if kind == "amount":
            money = MoneyInput(CURRENCIES)
            money.edited.connect(self._money_typed)
            money.committed.connect(self._money_left)
            return money
        if kind == "long_text":
            area = TextArea(least_lines=2, most_lines=6)
            area.edited.connect(self._typed)
            return area
        if kind == "yes_no":
            yes_no = RadioChoice(in_a_row=True)
            yes_no.chosen.connect(self._chosen)
            return yes_no
        if kind == "choice" and len(self.fact.choices) <= MOST_RADIOS:
            radios = RadioChoice()
            radios.chosen.connect(self._chosen)
            return radios
        if kind in ("choice", "country"):
            pick = PickField()
            pick.chosen.connect(self._chosen)
            return pick
        line = TextInput(ltr=kind in _LTR)
        line.edited.connect(self._typed)
        line.committed.connect(self._left)
        return line

    def _choices(self) -> None:
        control = self.control
        if self.fact.kind == "yes_no" and isinstance(control, RadioChoice):
            control.set_choices(
                [ChoiceValue("yes", self.tr("Yes")), ChoiceValue("no", self.tr("No"))]
            )
        elif isinstance(control, RadioChoice):
            control.set_choices(
                [ChoiceValue(each, self._choice(each)) for each in self.fact.choices]
            )
        elif isinstance(control, PickField) and self.fact.kind == "country":
            pack = self._desk.service.engine.guide.pack
            control.set_values(country_rows(pack, window_language()))
        elif isinstance(control, PickField):
            control.set_values(
                [FilterValue(each, self._choice(each)) for each in self.fact.choices]
            )

    def _choice(self, choice: str) -> str:
        return self._text(f"facts.{self.fact.id}.choices.{choice}") or choice

    def _text(self, key: str) -> str:
        from makegood.domain.text import Text

        phrases = self._desk.phrases
        return phrases.render(Text(key)) if phrases.known(key) else ""

    # Taking

    def _typed(self, text: str) -> None:
        reading = self._desk.service.read(self._desk.controller.session, self.fact, text)
        self.field.set_state("understood" if reading.typed.value and not reading.advice else "")
        self.taken.emit(self.fact.id, reading.typed)

    def _left(self, text: str) -> None:
        self._judge(text)
        self.settled.emit()

    def _day_left(self) -> None:
        assert self.day is not None
        self.day.settle()
        self.settled.emit()

    def _chosen(self, choice: str) -> None:
        reading = self._desk.service.read(self._desk.controller.session, self.fact, choice)
        self.taken.emit(self.fact.id, reading.typed)
        self.settled.emit()

    def _money_typed(self, amount: str, currency: str) -> None:
        service, session = self._desk.service, self._desk.controller.session
        reading = service.read(session, self.fact, amount)
        before = service.read(session, self.fact, self._last[0]).currency
        named = reading.currency
        # What is typed with the sum counts when it is typed; a choice made since stands.
        if named is not None and named != before and isinstance(self.control, MoneyInput):
            self.control.set_currency(named)
            currency = named
        self._last = (amount, currency)
        self.taken.emit(self.fact.id, reading.typed)
        codes = service.engine.guide.facts
        code = currency if len(currency) == len("EUR") else named or ""
        if "currency" in codes and code:
            self.taken.emit("currency", service.read(session, codes["currency"], code).typed)
        understood = reading.typed.value and not reading.advice
        self.field.set_state("understood" if understood else "")

    def _money_left(self, amount: str, currency: str) -> None:
        service, session = self._desk.service, self._desk.controller.session
        reading = service.read(session, self.fact, amount)
        money = self.control
        if isinstance(money, MoneyInput) and reading.currency and not currency:
            money.set_value(amount, reading.currency)
            self._last = (amount, reading.currency)
        self._judge(amount)
        self.settled.emit()

    def _judge(self, text: str) -> None:
        reading = self._desk.service.read(self._desk.controller.session, self.fact, text)
        if reading.advice is not None:
            words = self._desk.phrases.render(reading.advice)
            self.field.set_state("error" if reading.wrong else "advice", words)
        else:
            self.field.set_state("understood" if reading.typed.value else "")
