"""One typed fact: understood, or with advice that never blocks."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from makegood.domain.cards import is_card_for_order_number
from makegood.domain.text import Text, say
from makegood.flow.amounts import read_sum
from makegood.flow.answers import Typed
from makegood.flow.dates import Lean, Order, read_day
from makegood.flow.fold import fold

if TYPE_CHECKING:
    from datetime import date

    from makegood.domain.catalogue import FactDef
    from makegood.domain.marketplace import OrderNumber

EITHER: Final = frozenset(
    {"expected_delivery_date", "ship_by_date", "answer_by_date", "guarantee_end_date",
     "payout_due_date"}
)  # fmt: skip
"""Dates that may lie before today or after it; without a year the nearest is meant."""

AHEAD: Final = frozenset({"reply_by"})
"""Dates that lie ahead. All others happened already."""

_CODE: Final = re.compile(r"[A-Z]{3}")
_ORDER_NUMBER: Final = "order_number"


class FactReading(Struct, frozen=True):
    """What came of a typed fact. `currency` is one that stood beside an amount.

    `advice` is something to look at; `wrong` means that the text was not understood.
    """

    typed: Typed
    advice: Text | None = None
    wrong: bool = False
    currency: str | None = None


def read_fact(
    fact: FactDef,
    text: str,
    today: date,
    *,
    order: Order = "dmy",
    numbers: tuple[OrderNumber, ...] = (),
    among_words: bool = False,
) -> FactReading:
    """The text of a field as a fact. `numbers` are how order numbers look where it was bought.

    `among_words`: the text comes from a longer one, and a date or sum stands among its words.
    """
    plain = text.strip()
    if not plain:
        return FactReading(Typed(text))
    match fact.kind:
        case "date":
            return _date(fact, text, today, order, among_words=among_words)
        case "amount" | "number":
            return _amount(text, among_words=among_words)
        case "yes_no":
            return FactReading(Typed(text, "yes_no", plain))
        case "choice":
            known = plain in fact.choices
            return FactReading(Typed(text, "text", plain if known else ""), wrong=not known)
        case "currency":
            code = plain.upper()
            known = _CODE.fullmatch(code) is not None
            return FactReading(Typed(text, "text", code if known else ""), wrong=not known)
        case "country":
            return FactReading(Typed(text, "text", plain))
        case _:
            return _text(fact, text, plain, numbers)


def _date(fact: FactDef, text: str, today: date, order: Order, *, among_words: bool) -> FactReading:
    lean: Lean = "near" if fact.id in EITHER else "ahead" if fact.id in AHEAD else "past"
    found = read_day(text, today, order, lean=lean, among_words=among_words)
    if found is None:
        more = read_day(text, today, order, lean=lean, among_words=True) is not None
        why = say("app_wizard.advice.more_than_a_date" if more else "app_wizard.advice.no_date")
        return FactReading(Typed(text, "date"), why, wrong=True)
    typed = Typed(
        text, "date", found.day.isoformat(), "" if found.until is None else found.until.isoformat()
    )
    if found.until is not None:
        return FactReading(typed, say("app_wizard.advice.rough", first=found.day, last=found.until))
    if found.other is not None:
        return FactReading(
            typed, say("app_wizard.advice.two_readings", day=found.day, other=found.other)
        )
    if lean == "past" and found.day > today + timedelta(days=1):
        return FactReading(typed, say("app_wizard.advice.in_future"))
    return FactReading(typed)


def _amount(text: str, *, among_words: bool) -> FactReading:
    found = read_sum(text, among_words=among_words)
    if found is None:
        more = read_sum(text, among_words=True) is not None
        why = say("app_wizard.advice.more_than_a_sum" if more else "app_wizard.advice.no_sum")
        return FactReading(Typed(text, "amount"), why, wrong=True)
    return FactReading(Typed(text, "amount", f"{found.amount:f}"), currency=found.currency)


def _text(fact: FactDef, text: str, plain: str, numbers: tuple[OrderNumber, ...]) -> FactReading:
    typed = Typed(text, "text", plain)
    if fact.id != _ORDER_NUMBER:
        return FactReading(typed)
    bare = plain.lstrip("#").replace(" ", "")
    patterns = [number.pattern for number in numbers]
    if is_card_for_order_number(bare, patterns):
        # Not taken over: a secret must not get into the case, the message or a paper.
        return FactReading(Typed(text), say("app_wizard.advice.card_number"), wrong=True)
    if any(re.fullmatch(pattern, bare) for pattern in patterns):
        return FactReading(Typed(text, "text", bare if bare.isdigit() else plain.lstrip("# ")))
    if not numbers:
        return FactReading(typed)
    return FactReading(typed, say("app_wizard.advice.odd_number", example=numbers[0].example))


def choice_in(fact: FactDef, text: str) -> str | None:
    """The choice whose own name stands in a pasted text: ``card_visa`` in "Visa ending in ..."."""
    folded = fold(text)
    named = [
        (choice.removeprefix("card_").replace("_", " "), choice)
        for choice in fact.choices
        if choice != "other"
    ]
    return next((choice for name, choice in named if name in folded), None)
