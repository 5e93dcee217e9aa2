"""Help outside the marketplace, over made-up guide data."""

from __future__ import annotations

import pytest
from tests.bodies import Outside, bodies_for
from tests.domain.made import body, case, fact, pack, rule, rung

from makegood.domain.book import Book
from makegood.domain.conditions import Condition
from makegood.domain.outside import knows_law_of, law_note
from makegood.domain.text import Text

ABROAD = Condition(all=(fact("country", "EE"), fact("cross_border", True)))
GUIDE = pack(
    rule("home-law", group="law", days=30, applies=fact("country", ("EE",), "in")),
    rule("no-law", group="payment", days=30),
    rungs=(
        rung("ask"),
        rung("board", party="body", body="board"),
        rung("centre", party="body", body="centre"),
        rung("again", party="body", body="board", applies=fact("country", "GB")),
        rung("bank", party="provider", body="bank", closes=("ask",)),
    ),
    bodies=(
        body("board"),
        body("centre", applies=ABROAD),
        body("bank", kind="bank", applies=fact("payment_method", "card")),
    ),
)


def bodies(**fields: object) -> tuple[Outside, ...]:
    return bodies_for(case(**fields), Book(GUIDE, "bazaar"))


def test_a_body_is_for_those_its_own_record_names():
    abroad = {"trader_country": "LV"}
    assert bodies(country="EE", facts=abroad) == (Outside("board", True), Outside("centre", True))
    assert bodies(country="EE", facts={"trader_country": "EE"}) == (Outside("board", True),)
    assert bodies(country="GB", facts=abroad) == (Outside("board", True),)


def test_what_is_not_known_leaves_a_body_as_a_maybe():
    assert bodies(country="EE") == (Outside("board", True), Outside("centre", False))


def test_a_body_whose_step_ends_another_must_be_sure():
    assert Outside("bank", True) in bodies(facts={"payment_method": "card"})
    assert "bank" not in {found.body for found in bodies()}


def test_whose_law_is_known():
    assert knows_law_of(GUIDE, "EE")
    assert not knows_law_of(GUIDE, "GB")


@pytest.mark.parametrize(
    ("country", "note"),
    [
        ("EE", None),
        ("GB", Text("app_dates.outside.law_unknown", {"country": Text("countries.GB")})),
        (None, Text("app_dates.outside.country_unknown")),
    ],
)
def test_what_is_said_of_the_law(country: str | None, note: Text | None):
    assert law_note(case(country=country), GUIDE) == note
