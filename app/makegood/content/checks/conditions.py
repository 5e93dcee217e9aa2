"""Conditions have one of the four shapes, look at facts that exist, and compare like with like."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from makegood.content.checks.index import index_of
from makegood.content.checks.known_facts import KnownFact, known_facts
from makegood.content.checks.walking import records_in
from makegood.content.converting import closest
from makegood.domain.conditions import Condition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from makegood.content.checks.context import CheckContext

_LISTED: Final = frozenset({"in", "not_in"})
_BARE: Final = frozenset({"known", "not_known"})
_ORDERED: Final = frozenset({"lt", "le", "gt", "ge"})
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ALLOWED: Final[dict[str, frozenset[str]]] = {
    "text": frozenset({"eq", "ne", "in", "not_in"}) | _BARE,
    "choice": frozenset({"eq", "ne", "in", "not_in"}) | _BARE,
    "truth": frozenset({"eq", "ne"}) | _BARE,
    "amount": frozenset({"eq", "ne"}) | _ORDERED | _BARE,
    "date": frozenset({"eq", "ne"}) | _ORDERED | _BARE,
    "set": frozenset({"has"}) | _BARE,
}


def check_conditions(context: CheckContext) -> None:
    """Every condition anywhere in the pack can be evaluated and means what it says."""
    known = known_facts(context.pack, index_of(context.source))
    for record in records_in(context.pack):
        if isinstance(record, Condition):
            _check(context, record, known)


def _check(context: CheckContext, condition: Condition, known: Mapping[str, KnownFact]) -> None:
    given = [
        condition.fact is not None,
        condition.all is not None,
        condition.any is not None,
        condition.not_ is not None,
    ]
    place = context.places.of(condition)
    if sum(given) != 1:
        context.log.add(place, "condition_shape")
        return
    if condition.fact is None:
        if condition.all == () or condition.any == ():
            context.log.add(place, "condition_empty")
        if condition.op is not None or condition.value is not None:
            context.log.add(place, "condition_shape")
        return
    fact = known.get(condition.fact)
    if fact is None:
        context.log.add(
            context.places.of(condition, "fact"),
            "unknown_id",
            suggestion=closest(condition.fact, known),
            id=condition.fact,
            kind="fact",
        )
        return
    _check_test(context, condition, fact)


def _check_test(context: CheckContext, condition: Condition, fact: KnownFact) -> None:
    allowed = _ALLOWED[fact.shape]
    if condition.op is None or condition.op not in allowed:
        context.log.add(
            context.places.of(condition, "op"),
            "condition_op",
            fact=condition.fact or "",
            op=condition.op or "",
            allowed=", ".join(sorted(allowed)),
        )
        return
    place = context.places.of(condition, "value")
    value = condition.value
    if condition.op in _BARE:
        if value is not None:
            context.log.add(place, "condition_no_value", op=condition.op)
        return
    if (condition.op in _LISTED) != isinstance(value, tuple) or value is None:
        rule = "condition_list" if condition.op in _LISTED else "condition_single"
        context.log.add(place, rule, op=condition.op)
        return
    values = value if isinstance(value, tuple) else (value,)
    for position, each in enumerate(values):
        _check_value(context, condition, fact, each, position)


def _check_value(
    context: CheckContext, condition: Condition, fact: KnownFact, value: object, position: int
) -> None:
    place = context.places.of(condition, "value", position)
    name = condition.fact or ""
    text = str(value)
    if fact.shape == "truth":
        if not isinstance(value, bool):
            context.log.add(place, "condition_truth", fact=name)
    elif fact.shape == "amount":
        if not _NUMBER.fullmatch(text):
            context.log.add(place, "condition_amount", fact=name, value=text)
    elif fact.shape == "date":
        if not _is_day(text):
            context.log.add(place, "condition_date", fact=name, value=text)
    elif fact.values is not None and text not in fact.values:
        context.log.add(
            place,
            "condition_value",
            suggestion=closest(text, fact.values),
            fact=name,
            value=text,
        )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
