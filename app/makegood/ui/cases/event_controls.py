"""The controls of the log's forms: for each field the one that takes its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from makegood.domain.text import Text
from makegood.flow.dates import read_day
from makegood.ui.cases.event_words import failure_names
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.date_input import DateInput
from makegood.ui.widgets.filter_list import FilterList, FilterValue
from makegood.ui.widgets.money_input import MoneyInput
from makegood.ui.widgets.radio_choice import RadioChoice
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from makegood.services.cases import CaseView
    from makegood.ui.cases.event_words import FieldName
    from makegood.ui.shell.phrases import Phrases

PLAIN: Final = "answer"
"""An answer that is none of the named outcomes."""

_PARTIES: Final = ("seller", "platform", "provider", "body")
_OUTCOMES: Final = ("refused", "promise", "offer", "asks_more", "decision", "automatic")
_CHANNEL_ICONS: Final = {
    "form": "form",
    "case": "dispute",
    "chat": "chat",
    "bot": "bot",
    "phone": "phone",
    "callback": "callback",
    "mail": "mail",
    "social": "social",
    "letter": "letter",
    "report": "act-by",
    "message": "chat",
}

tr = QCoreApplication.translate


class EventControls(QObject):
    """Makes the controls of one form. `chosen` when a choice in one of them may change others."""

    chosen = Signal()

    def __init__(self, phrases: Phrases, parent: QObject) -> None:
        super().__init__(parent)
        self._phrases = phrases

    def control(self, name: FieldName, view: CaseView) -> QWidget:
        """The control of a field, filled with what is usual for a case."""
        today = self._phrases.today()
        if name in ("when", "by"):
            ahead = name == "by"
            field = DateInput(parse=lambda text: _day(text, today, ahead=ahead), today=today)
            if name == "when":
                field.set_value(today)
            return field
        if name == "money":
            return _money(view)
        if name == "text":
            return TextArea(least_lines=2, most_lines=8)
        if name == "reference":
            return TextInput(ltr=True)
        if name == "channel":
            return self._channels(view)
        choice = RadioChoice(self._choices(name), in_a_row=name in ("in_hand", "refusal"))
        if name == "refusal":
            choice.set_value("yes")
        choice.chosen.connect(lambda _id: self.chosen.emit())
        return choice

    def _channels(self, view: CaseView) -> FilterList:
        case, book, phrases = view.case, view.book, self._phrases
        found: list[FilterValue] = []
        for channel in () if book.marketplace is None else book.marketplace.channels:
            served = not channel.issues or case.issue in channel.issues
            if channel.dead or not served or case.role not in channel.roles:
                continue
            title = phrases.render(Text(f"{case.marketplace}.channels.{channel.id}.title"))
            found.append(FilterValue(channel.id, title, icon=_CHANNEL_ICONS[channel.kind]))
        field = FilterList(rows=4)
        field.set_values(found)
        field.chosen.connect(lambda _id: self.chosen.emit())
        return field

    def _choices(self, name: FieldName) -> list[ChoiceValue]:
        phrases = self._phrases
        if name == "party":
            return [ChoiceValue(each, phrases.app(f"party.{each}")) for each in _PARTIES]
        if name == "outcome":
            plain = [ChoiceValue(PLAIN, tr("EventForm", "Something else"))]
            named = [ChoiceValue(each, phrases.app(f"event.{each}")) for each in _OUTCOMES]
            return named + plain
        if name == "why":
            return [ChoiceValue(why, words) for why, words in failure_names().items()]
        if name == "refusal":
            return [ChoiceValue("yes", phrases.app("yes")), ChoiceValue("no", phrases.app("no"))]
        return [
            ChoiceValue("yes", tr("EventForm", "Yes, it is")),
            ChoiceValue("no", tr("EventForm", "Not yet")),
        ]


def value_of(control: QWidget) -> str | None:
    """What was chosen or typed in a control that takes text; None where nothing was chosen."""
    if isinstance(control, RadioChoice):
        return control.value()
    if isinstance(control, FilterList):
        return control.chosen_id
    if isinstance(control, (TextArea, TextInput)):
        return control.value()
    return None


def _money(view: CaseView) -> MoneyInput:
    owed = view.assessment.outstanding
    currency = view.case.facts.get("currency")
    codes = [money.currency for money in owed]
    if isinstance(currency, str) and currency not in codes:
        codes.append(currency)
    field = MoneyInput(codes)
    if owed:
        field.set_value(f"{owed[0].amount:f}", owed[0].currency)
    elif codes:
        field.set_value("", codes[0])
    return field


def _day(text: str, today: date, *, ahead: bool) -> date | None:
    found = read_day(text, today, lean="ahead" if ahead else "past")
    return None if found is None else found.day
