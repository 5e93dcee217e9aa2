"""What a person types into a field of the wizard, understood by the kind of the fact."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from makegood.domain.text import Text, say
from makegood.flow.amounts import read_sum
from makegood.flow.answers import Typed
from makegood.flow.dates import read_day
from makegood.flow.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from makegood.domain.catalogue import FactDef
    from makegood.domain.marketplace import Marketplace, Reader
    from makegood.flow.dates import Order

State = Literal["", "understood", "advice", "error"]

_AHEAD: Final = frozenset({"expected_delivery_date", "reply_by", "answer_by_date", "ship_by_date"})
"""Facts whose day usually lies ahead."""
_EITHER: Final = frozenset({"guarantee_end_date", "payout_due_date", "follow_up"})
_DECIMALS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_CARD: Final = "card_"
_CODE: Final = re.compile(r"[A-Z]{3}")


class FieldReading(Struct, frozen=True):
    """A fact as typed and understood, and what to say under its field."""

    typed: Typed
    state: State = ""
    message: Text | None = None


class Offer(Struct, frozen=True):
    """A fact found in an order confirmation, to be confirmed with a tick."""

    fact: str
    typed: Typed
    line: str


class FactReader:
    """Reads fields. `order` says how 03/04 is meant where the user lives."""

    def __init__(self, facts: Mapping[str, FactDef], today: date, order: Order) -> None:
        self._facts = facts
        self._today = today
        self._order = order

    def read(self, fact: str, text: str, market: Marketplace | None = None) -> FieldReading:
        """One field. Nothing here ever blocks: what is not understood is kept as typed."""
        kind = self._facts[fact].kind if fact in self._facts else "text"
        words = text.strip()
        if not words:
            return FieldReading(Typed(""))
        if kind == "date":
            return self.day(fact, words)
        if kind in ("amount", "number"):
            return _amount(words)
        if kind == "yes_no":
            value = words if words in ("yes", "no") else ""
            return FieldReading(Typed(words, "yes_no", value), "understood" if value else "")
        if kind == "currency":
            code = words.upper()
            ok = _CODE.fullmatch(code) is not None
            return FieldReading(Typed(code, "text", code if ok else ""), "understood" if ok else "")
        if fact == "order_number":
            return _order_number(words, market)
        return FieldReading(Typed(words, "text", words), "understood")

    def day(self, fact: str, text: str) -> FieldReading:
        """A day in any common form, with advice where it can mean two days or lies oddly."""
        ahead = fact in _AHEAD
        found = read_day(text, self._today, self._order, future=fact == "reply_by")
        if found is None:
            return FieldReading(Typed(text, "date"), "error", say("app_wizard.read.date"))
        until = "" if found.until in (None, found.day) else found.until.isoformat()
        typed = Typed(text, "date", found.day.isoformat(), until)
        if found.other is not None:
            advice = say("app_wizard.read.two_days", day=found.day, other=found.other)
            return FieldReading(typed, "advice", advice)
        if found.day > self._today and not ahead and fact not in _EITHER:
            return FieldReading(typed, "advice", say("app_wizard.read.future", day=found.day))
        if until:
            assert found.until is not None
            about = say("app_wizard.read.about", day=found.day, until=found.until)
            return FieldReading(typed, "advice", about)
        return FieldReading(typed, "understood")

    def offer(self, reader: Reader, value: str, line: str) -> Offer | None:
        """A value that a pattern of the guide data found, if it is one of its fact."""
        definition = self._facts.get(reader.fact)
        if definition is None:
            return None
        if definition.kind == "choice":
            choice = choice_in(value, definition.choices)
            typed = Typed(choice or "", "text", choice or "")
        else:
            typed = self.read(reader.fact, value).typed
        return Offer(reader.fact, typed, line.strip()) if typed.value else None


def choice_in(text: str, choices: Sequence[str]) -> str | None:
    """The choice whose name stands in a text, as "Visa ending in 1234" names a card."""
    words = set(re.findall(r"\w+", fold(text)))
    for choice in choices:
        parts = choice.removeprefix(_CARD).split("_")
        if parts != ["other"] and words.issuperset(parts):
            return choice
    return None


def tidy_number(text: str) -> str:
    """A reference without what only sets it off: a number sign, and spaces between digits."""
    plain = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return re.sub(r"(?<=\d)[ \u00a0](?=\d)", "", plain.translate(_DECIMALS).strip().lstrip("#№ "))


def _amount(text: str) -> FieldReading:
    found = read_sum(text)
    if found is None:
        return FieldReading(Typed(text, "amount"), "error", say("app_wizard.read.amount"))
    return FieldReading(Typed(text, "amount", str(found.amount)), "understood")


def _order_number(text: str, market: Marketplace | None) -> FieldReading:
    value = tidy_number(text)
    typed = Typed(text, "text", value)
    patterns = () if market is None else market.order_numbers
    if not patterns or any(re.fullmatch(each.pattern, value) for each in patterns):
        return FieldReading(typed, "understood")
    example = patterns[0].example
    return FieldReading(typed, "advice", say("app_wizard.read.order_number", example=example))
