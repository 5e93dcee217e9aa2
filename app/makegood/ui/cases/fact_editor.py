"""One field for one fact of a case, to put it right."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.domain.when import When
from makegood.flow.amounts import read_sum
from makegood.flow.dates import Day, Lean, read_day
from makegood.flow.reading import EITHER
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.date_input import DateInput, write_locale_date
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.form_keys import form_keys
from makegood.ui.widgets.radio_choice import RadioChoice
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from datetime import date

    from makegood.domain.case import Case
    from makegood.domain.catalogue import FactDef
    from makegood.domain.conditions import FactValue
    from makegood.ui.shell.host import Host


class FactEditor(ThemedWidget):
    """One field for one fact; an empty one makes the fact unknown again."""

    cancelled = Signal()

    def __init__(self, host: Host, fact: FactDef, case: Case) -> None:
        super().__init__()
        self._host, self._fact, self._case = host, fact, case
        self._control = self._make_control()
        self.field = FactField(FieldText(""), self._control)
        self.save = Button("", "primary", size="small")
        self.cancel = Button("", "quiet", size="small")
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.cancelled)
        form_keys(self, self._save, self.cancelled.emit)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.field)
        self._layout.addLayout(buttons)
        self.finish()

    @property
    def fact(self) -> FactDef:
        """Which fact it asks for."""
        return self._fact

    def fits(self, case: Case) -> bool:
        """Whether it still asks for a fact of this case that nobody changed meanwhile."""
        name = self._fact.id
        return case.id == self._case.id and case.facts.get(name) == self._case.facts.get(name)

    @override
    def retranslate(self) -> None:
        phrases = self._host.phrases
        keys = {part: f"facts.{self._fact.id}.{part}" for part in ("label", "help", "where")}
        words = {
            part: phrases.render(Text(key)) if phrases.known(key) else ""
            for part, key in keys.items()
        }
        where = self.tr("Where do I find it?") if words["where"] else ""
        self.field.set_words(
            FieldText(words["label"], self.tr("optional"), words["help"], where, words["where"])
        )
        self.save.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))

    def _make_control(self) -> QWidget:
        fact, phrases = self._fact, self._host.phrases
        value = self._case.facts.get(fact.id)
        if fact.kind in ("choice", "yes_no"):
            ids = fact.choices if fact.kind == "choice" else ("yes", "no")
            named = [
                ChoiceValue(
                    each,
                    phrases.render(Text(f"facts.{fact.id}.choices.{each}"))
                    if fact.kind == "choice"
                    else phrases.app(each),
                )
                for each in ids
            ]
            choice = RadioChoice([*named, ChoiceValue("", phrases.app("not_known"))])
            if isinstance(value, bool):
                choice.set_value("yes" if value else "no")
            else:
                choice.set_value(value if isinstance(value, str) else "")
            return choice
        if fact.kind == "long_text":
            area = TextArea(least_lines=2, most_lines=6)
            area.set_value(value if isinstance(value, str) else "")
            return area
        if fact.kind == "date":
            day = DateInput(parse=self._exact_day, today=phrases.today())
            day.set_text(_as_typed(value))
            return day
        line = TextInput(ltr=fact.kind in ("reference", "amount", "number", "currency", "country"))
        if isinstance(value, Decimal):
            line.set_value(f"{value:f}")
        elif isinstance(value, str):
            line.set_value(value)
        return line

    def _day(self, text: str) -> Day | None:
        lean: Lean = "near" if self._fact.id in EITHER else "past"
        return read_day(text, self._host.phrases.today(), lean=lean)

    def _exact_day(self, text: str) -> date | None:
        """The day, only where it is exact: then the field may write it out."""
        day = self._day(text)
        return None if day is None or day.until is not None else day.day

    def _save(self) -> None:
        found, message = self._read()
        if message:
            self.field.set_state("error", message)
            return
        services, case_id = self._host.services, self._case.id
        change = {self._fact.id: found}
        if self._host.attempt(lambda: services.cases.change_facts(case_id, change)):
            self._host.say_done(self.tr("Saved on this computer"), undo=True)
            self.cancelled.emit()

    def _read(self) -> tuple[FactValue | None, str]:
        """The value and, where it cannot be one, how to put it right."""
        control, kind = self._control, self._fact.kind
        if isinstance(control, RadioChoice):
            chosen = control.value() or ""
            if kind == "yes_no":
                return {"yes": True, "no": False}.get(chosen), ""
            return chosen or None, ""
        text = control.value() if isinstance(control, (TextArea, TextInput)) else ""
        if isinstance(control, DateInput):
            text = control.text()
        if not text:
            return None, ""
        if kind == "date":
            day = self._day(text)
            if day is None:
                return None, self.tr("Write the day like: 3 Nov 2026.")
            return When(day.day, day.until), ""
        if kind in ("amount", "number"):
            found = read_sum(text)
            if found is None:
                return None, self.tr("Write the sum like: 49.90.")
            return found.amount, ""
        if kind in ("currency", "country"):
            code = text.upper()
            known = self._host.services.packs.pack.countries
            if kind == "country" and code not in known:
                return None, self.tr("Write the country's two letters, such as EE.")
            if kind == "currency" and not (code.isascii() and code.isalpha() and len(code) == 3):
                return None, self.tr("Write the currency's three letters, such as EUR.")
            return code, ""
        return text, ""


def _as_typed(value: FactValue | None) -> str:
    """A day, or the first and last of a rough one, as it can be typed again."""
    if not isinstance(value, When):
        return ""
    first = write_locale_date(value.day)
    return f"{first} – {write_locale_date(value.latest)}" if value.about else first
