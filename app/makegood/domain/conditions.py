"""Conditions as data, with three values: true, false, unknown.

The only place in the program where a condition of the pack is evaluated. A fact that was not
given is unknown, never false.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, Literal, TypeVar

from msgspec import Struct, field

from makegood.domain.when import When

FactValue = str | bool | Decimal | When | frozenset[str]
"""What is known of one fact. A set holds ids, such as the details a person ticked."""

Facts = Mapping[str, FactValue]
"""Everything known of one case, by fact id; what is absent is unknown."""

Op = Literal["eq", "ne", "in", "not_in", "lt", "le", "gt", "ge", "has", "known", "not_known"]

MADE_OF: Final[Mapping[str, tuple[str, ...]]] = {"cross_border": ("country", "trader_country")}
"""Facts that follow from others, and those: what a person is asked for instead."""

_Ordered = TypeVar("_Ordered", Decimal, date)

Operand = str | bool | int | float | tuple[str, ...]


class Condition(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One node of a condition: a test of one fact, or `all`, `any`, `not` over others.

    In YAML: ``{fact: payment_method, op: in, value: [card_visa]}``, ``{all: [...]}``,
    ``{any: [...]}``, ``{not: {...}}``. Exactly one of the four shapes is used; the pack check
    proves it. `lt` ... `ge` compare amounts, or days written as ISO dates. `has` asks whether a
    set holds an id. Country groups are written ``"@eu_eea"`` and expanded when the pack is built.
    """

    fact: str | None = None
    op: Op | None = None
    value: Operand | None = None
    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    not_: Condition | None = field(default=None, name="not")


def evaluate(condition: Condition | None, facts: Facts) -> bool | None:
    """True, False, or None for unknown. No condition at all is true."""
    if condition is None:
        return True
    if condition.all is not None:
        return _all([evaluate(part, facts) for part in condition.all])
    if condition.any is not None:
        return _any([evaluate(part, facts) for part in condition.any])
    if condition.not_ is not None:
        inner = evaluate(condition.not_, facts)
        return None if inner is None else not inner
    assert condition.fact is not None
    return _test(condition, facts.get(condition.fact))


def facts_used(condition: Condition | None) -> Iterator[str]:
    """The ids of the facts a condition looks at, in order, perhaps repeated."""
    if condition is None:
        return
    if condition.fact is not None:
        yield condition.fact
    for part in (*(condition.all or ()), *(condition.any or ())):
        yield from facts_used(part)
    yield from facts_used(condition.not_)


def missing_facts(condition: Condition | None, facts: Facts) -> tuple[str, ...]:
    """The facts not given that keep a condition unknown, each once, in order."""
    if condition is None or evaluate(condition, facts) is not None:
        return ()
    if condition.fact is not None:
        made_of = MADE_OF.get(condition.fact, (condition.fact,))
        return tuple(fact for fact in made_of if len(made_of) == 1 or fact not in facts)
    parts = (*(condition.all or ()), *(condition.any or ()))
    if condition.not_ is not None:
        parts = (condition.not_,)
    found: dict[str, None] = {}
    for part in parts:
        found.update(dict.fromkeys(missing_facts(part, facts)))
    return tuple(found)


def _all(values: list[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


def _any(values: list[bool | None]) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


def _test(condition: Condition, value: FactValue | None) -> bool | None:
    op, operand = condition.op, condition.value
    if op == "known":
        return value is not None
    if op == "not_known":
        return value is None
    if value is None:
        return None
    if op == "has":
        return isinstance(value, frozenset) and operand in value
    if op == "in":
        return isinstance(operand, tuple) and value in operand
    if op == "not_in":
        return isinstance(operand, tuple) and value not in operand
    if op == "eq":
        return _same(value, operand)
    if op == "ne":
        return not _same(value, operand)
    return _ordered(condition, value)


def _same(value: FactValue, operand: Operand | None) -> bool:
    if isinstance(value, Decimal):
        return value == _number(operand)
    if isinstance(value, When):
        return value.day == _day(operand)
    return value == operand


def _ordered(condition: Condition, value: FactValue) -> bool:
    """Sums with sums, days with days; anything else has no order and the test is false."""
    if isinstance(value, Decimal):
        number = _number(condition.value)
        return number is not None and _compare(condition.op, value, number)
    if isinstance(value, When):
        day = _day(condition.value)
        return day is not None and _compare(condition.op, value.day, day)
    return False


def _compare(op: Op | None, left: _Ordered, right: _Ordered) -> bool:
    if op == "lt":
        return left < right
    if op == "le":
        return left <= right
    if op == "gt":
        return left > right
    return left >= right


# A fact kept from other guide data may be of another kind than the condition of today expects.
def _number(operand: Operand | None) -> Decimal | None:
    if not isinstance(operand, (int, float, str)) or isinstance(operand, bool):
        return None
    try:
        return Decimal(str(operand))
    except InvalidOperation:
        return None


def _day(operand: Operand | None) -> date | None:
    try:
        return date.fromisoformat(operand) if isinstance(operand, str) else None
    except ValueError:
        return None
