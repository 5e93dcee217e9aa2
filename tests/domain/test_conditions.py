"""True, false, unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from makegood.domain.conditions import Condition, evaluate, facts_used, missing_facts
from makegood.domain.when import When

FACTS: dict[str, Any] = {
    "country": "EE",
    "sealed": True,
    "price": Decimal("100.00"),
    "bought": When(date(2026, 10, 2)),
    "details": frozenset({"box", "photo"}),
}


def about(fact: str, op: Any, value: Any = None) -> Condition:
    return Condition(fact=fact, op=op, value=value)


YES, NO, UNKNOWN = about("country", "eq", "EE"), about("country", "eq", "GB"), about("x", "eq", "y")


@pytest.mark.parametrize(
    ("fact", "op", "value", "verdict"),
    [
        ("country", "eq", "EE", True),
        ("country", "eq", "GB", False),
        ("country", "ne", "EE", False),
        ("country", "ne", "GB", True),
        ("country", "in", ("EE", "LV"), True),
        ("country", "in", ("LV",), False),
        ("country", "in", "EE", False),
        ("country", "not_in", ("LV",), True),
        ("country", "not_in", ("EE",), False),
        ("country", "not_in", "LV", False),
        ("country", "lt", "ZZ", False),
        ("country", "known", None, True),
        ("country", "not_known", None, False),
        ("sealed", "eq", True, True),
        ("sealed", "eq", False, False),
        ("price", "eq", 100, True),
        ("price", "eq", "100.0", True),
        ("price", "eq", 100.5, False),
        ("price", "eq", ("100",), False),
        ("price", "gt", 100, False),
        ("price", "ge", 100, True),
        ("price", "le", 100, True),
        ("price", "lt", 100, False),
        ("price", "gt", "99.99", True),
        ("price", "lt", 100.01, True),
        ("bought", "eq", "2026-10-02", True),
        ("bought", "eq", "2026-10-03", False),
        ("bought", "eq", True, False),
        ("bought", "lt", "2026-10-03", True),
        ("bought", "le", "2026-10-02", True),
        ("bought", "gt", "2026-10-02", False),
        ("bought", "ge", "2026-10-02", True),
        ("details", "has", "box", True),
        ("details", "has", "bill", False),
        ("country", "has", "EE", False),
        ("x", "eq", "y", None),
        ("x", "ne", "y", None),
        ("x", "in", ("y",), None),
        ("x", "has", "y", None),
        ("x", "gt", 1, None),
        ("x", "known", None, False),
        ("x", "not_known", None, True),
    ],
)
def test_one_fact(fact: str, op: str, value: Any, verdict: bool | None):
    assert evaluate(about(fact, op, value), FACTS) is verdict


@pytest.mark.parametrize(
    ("parts", "every", "some"),
    [
        ((YES, YES), True, True),
        ((YES, NO), False, True),
        ((NO, NO), False, False),
        ((YES, UNKNOWN), None, True),
        ((UNKNOWN, NO), False, None),
        ((UNKNOWN,), None, None),
        ((), True, False),
    ],
)
def test_several(parts: tuple[Condition, ...], every: bool | None, some: bool | None):
    assert evaluate(Condition(all=parts), FACTS) is every
    assert evaluate(Condition(any=parts), FACTS) is some


@pytest.mark.parametrize(("inner", "verdict"), [(YES, False), (NO, True), (UNKNOWN, None)])
def test_not(inner: Condition, verdict: bool | None):
    assert evaluate(Condition(not_=inner), FACTS) is verdict


def test_no_condition_holds():
    assert evaluate(None, {}) is True


def test_which_facts_it_looks_at():
    condition = Condition(all=(YES, Condition(any=(UNKNOWN, Condition(not_=about("z", "known"))))))
    assert list(facts_used(condition)) == ["country", "x", "z"]
    assert list(facts_used(None)) == []


@pytest.mark.parametrize(
    ("condition", "missing"),
    [
        (None, ()),
        (YES, ()),
        (UNKNOWN, ("x",)),
        (Condition(all=(YES, UNKNOWN, UNKNOWN)), ("x",)),
        (Condition(all=(NO, UNKNOWN)), ()),
        (Condition(any=(YES, UNKNOWN)), ()),
        (Condition(any=(NO, UNKNOWN, about("z", "gt", 1))), ("x", "z")),
        (Condition(not_=UNKNOWN), ("x",)),
    ],
)
def test_which_facts_would_settle_it(condition: Condition | None, missing: tuple[str, ...]):
    assert missing_facts(condition, FACTS) == missing


@pytest.mark.parametrize("op", ["eq", "lt", "le", "gt", "ge"])
def test_a_fact_of_another_kind_than_expected_is_no_match(op: str) -> None:
    amount = {"amount": Decimal(5), "day": When(date(2026, 11, 22))}
    for fact, value in (("amount", "soon"), ("amount", True), ("day", "soon"), ("day", 5)):
        test = Condition(fact=fact, op=op, value=value)  # type: ignore[arg-type]
        assert evaluate(test, amount) is False
