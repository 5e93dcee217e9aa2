"""What is not known never makes a message claim a right."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.conftest import TALLINN
from tests.domain.test_properties import TODAY
from tests.domain.test_properties import cases as any_case

from makegood.domain.book import book_for
from makegood.domain.case import Case
from makegood.domain.conditions import FactValue
from makegood.domain.offsets import first_moment
from makegood.domain.when import When
from makegood.drafting.request import DraftRequest
from makegood.services.drafts import draft_for
from makegood.services.packs import PackService

NOW = first_moment(TODAY, TALLINN)
COUNTRIES = ("EE", "LV", "GB", "US", "EG", "SA", "RU", "CH")
SETTLING: dict[str, tuple[FactValue, ...]] = {
    "seller_kind": ("trader", "private"),
    "trader_country": ("CN", "DE", "US", "GB"),
    "item_kind": ("standard", "custom_made", "perishable", "digital", "service"),
    "payment_method": ("card_visa", "paypal", "klarna", "sepa_debit", "bank_transfer"),
    "card_kind": ("credit", "debit", "prepaid"),
    "sold_by": ("marketplace", "third_party"),
}


def claims(case: Case, guide: PackService) -> set[tuple[str, str]]:
    """By kind of message the paragraphs of it that claim a right."""
    book = book_for(guide.pack, case.marketplace)
    rights = {each.id for each in guide.pack.paragraphs if each.claims_right}
    found: set[tuple[str, str]] = set()
    for stage in guide.pack.stages:
        draft = draft_for(case, book, DraftRequest(stage=stage.id), guide.words, NOW)
        used = {name for block in draft.blocks for name in (block.id, *block.pieces)}
        found |= {(stage.id, name) for name in used & rights}
    return found


def told(case: Case, fact: str, value: FactValue) -> Case:
    if fact == "country":
        assert isinstance(value, str)
        return replace(case, country=value)
    return replace(case, facts={**case.facts, fact: value})


@pytest.mark.parametrize("fact", ["country", *SETTLING])
def test_a_claim_made_without_a_fact_holds_whatever_the_fact_is(guide: PackService, fact: str):
    @settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(case=st.just(LATE) | any_case, value=st.sampled_from(SETTLING.get(fact, COUNTRIES)))
    def holds(case: Case, value: FactValue) -> None:
        unknown = replace(
            case,
            country=None if fact == "country" else case.country,
            facts={name: known for name, known in case.facts.items() if name != fact},
        )
        assert claims(unknown, guide) <= claims(told(unknown, fact, value), guide)

    holds()


LATE = Case(
    id="late",
    marketplace="generic",
    country="EE",
    issue="late",
    remedy="refund",
    facts={
        "order_number": "A-77",
        "item": "Blue vase",
        "order_date": When(date(2026, 10, 2)),
        "expected_delivery_date": When(date(2026, 11, 1)),
        "seller_kind": "trader",
        "trader_country": "DE",
        "amount": Decimal("49.90"),
        "currency": "EUR",
    },
)


def test_the_claim_goes_with_what_it_rests_on(guide: PackService):
    """The property above would hold of a program that never claims anything."""
    assert ("second_chance", "opening.second_chance.eu") in claims(LATE, guide)
    facts = {name: value for name, value in LATE.facts.items() if name != "seller_kind"}
    found = claims(replace(LATE, facts=facts), guide)
    assert ("second_chance", "opening.second_chance.eu") not in found
    found = claims(replace(LATE, country=None), guide)
    assert ("second_chance", "opening.second_chance.eu") not in found
