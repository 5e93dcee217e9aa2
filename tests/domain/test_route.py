"""For whom a step is: its own condition and that of the body it leads to."""

from __future__ import annotations

import pytest
from tests.domain.made import body, fact, rung

from makegood.domain.conditions import Condition
from makegood.domain.marketplace import Ladder
from makegood.domain.route import Route, for_whom

GREEK = fact("country", "GR")
TRADER = fact("seller_kind", "trader")
BODIES = {"ombudsman": body("ombudsman", applies=GREEK), "anybody": body("anybody")}


@pytest.mark.parametrize(
    ("leads_to", "own", "comes_to"),
    [
        (None, None, None),
        (None, TRADER, TRADER),
        ("anybody", None, None),
        ("anybody", TRADER, TRADER),
        ("ombudsman", None, GREEK),
        ("ombudsman", TRADER, Condition(all=(GREEK, TRADER))),
        ("of_no_record", TRADER, TRADER),
    ],
)
def test_both_conditions_must_hold(
    leads_to: str | None, own: Condition | None, comes_to: Condition | None
):
    assert for_whom(rung("step", body=leads_to, applies=own), BODIES) == comes_to


def test_a_step_to_a_body_is_only_for_those_whom_the_body_serves():
    ladder = Ladder(id="l", rungs=(rung("ask"), rung("complain", "body", body="ombudsman")))
    route = Route(ladder, BODIES, ())

    def left(**facts: str) -> list[tuple[str, bool]]:
        return [(each.id, sure) for each, sure in route.rungs(facts).possible]

    assert left(country="GR") == [("ask", True), ("complain", True)]
    assert left() == [("ask", True), ("complain", False)]
    assert left(country="EE") == [("ask", True)]
