"""Days of one order that stand the wrong way round are asked about."""

from __future__ import annotations

from datetime import date

import pytest

from makegood.domain.catalogue import FactDef
from makegood.domain.text import Text, say
from makegood.domain.when import When
from makegood.flow.answers import Typed
from makegood.flow.day_order import odd_order

ORDER = FactDef(id="order_date", kind="date")
DELIVERY = FactDef(id="delivery_date", kind="date", not_before=("order_date",))
RETURN = FactDef(id="return_date", kind="date", not_before=("order_date", "delivery_date"))
CATALOGUE = (ORDER, DELIVERY, RETURN)
TOLD = {
    "order_date": Typed("2 October 2026", "date", "2026-10-02"),
    "delivery_date": Typed("about 10 October", "date", "2026-10-09", "2026-10-11"),
}


@pytest.mark.parametrize(
    ("fact", "when", "which", "other", "day"),
    [
        (DELIVERY, When(date(2026, 10, 1)), "before", "order_date", date(2026, 10, 2)),
        (RETURN, When(date(2026, 10, 8)), "before", "delivery_date", date(2026, 10, 9)),
        (ORDER, When(date(2026, 10, 12)), "after", "delivery_date", date(2026, 10, 9)),
    ],
)
def test_it_is_asked(fact: FactDef, when: When, which: str, other: str, day: date) -> None:
    assert odd_order(fact, when, TOLD, CATALOGUE) == say(
        f"app_wizard.advice.{which}", day=Text(f"app_facts.noun.{other}"), date=day
    )


@pytest.mark.parametrize(
    ("fact", "when"),
    [
        (DELIVERY, When(date(2026, 10, 2))),
        (DELIVERY, When(date(2026, 9, 30), date(2026, 10, 3))),
        (RETURN, When(date(2026, 10, 9))),
        (ORDER, When(date(2026, 10, 11))),
        (FactDef(id="complaint_date", kind="date"), When(date(2020, 1, 1))),
    ],
)
def test_it_is_not_asked(fact: FactDef, when: When) -> None:
    assert odd_order(fact, when, TOLD, CATALOGUE) is None


def test_days_that_were_not_understood_follow_nothing() -> None:
    told = {"order_date": Typed("soon", "date")}
    assert odd_order(DELIVERY, When(date(2026, 1, 1)), told, CATALOGUE) is None
