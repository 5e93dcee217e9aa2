from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.content.small_pack import write_pack

from makegood.content.checks.index import index_of
from makegood.content.checks.known_facts import DRAFT_SLOTS, KnownFact, known_facts
from makegood.content.source import load_source
from makegood.domain.case import Case
from makegood.domain.conditions import FactValue
from makegood.domain.situation import facts_of
from makegood.domain.when import When
from makegood.drafting.history import history_of

CASE = Case(
    id="1",
    marketplace="shop",
    site="shop.example",
    country="EE",
    issue="late",
    variant="lost",
    remedy="refund",
)


def known(tmp_path: Path) -> dict[str, KnownFact]:
    source = load_source(write_pack(tmp_path))
    return known_facts(source.pack, index_of(source))


def shape_fits(fact: KnownFact, value: FactValue) -> bool:
    kinds: dict[str, type | tuple[type, ...]] = {
        "text": str,
        "choice": str,
        "truth": bool,
        "amount": Decimal,
        "date": When,
        "set": frozenset,
    }
    return isinstance(value, kinds[fact.shape])


def test_all_that_a_case_says_can_be_asked_for(tmp_path: Path) -> None:
    facts = known(tmp_path)
    for name, value in facts_of(CASE).items():
        assert name in facts, name
        assert shape_fits(facts[name], value), name


def test_all_that_a_log_says_in_messages_can_be_asked_for(tmp_path: Path) -> None:
    facts = known(tmp_path)
    said = history_of(CASE, (), date(2026, 11, 22))
    for name, value in said.facts.items():
        assert name in facts, name
        assert shape_fits(facts[name], value), name
    assert said.slots.keys() <= DRAFT_SLOTS


def test_values_are_those_of_the_pack(tmp_path: Path) -> None:
    facts = known(tmp_path)
    assert facts["issue"].values == {"late"}
    assert facts["marketplace"].values == {"shop", "generic"}
    assert facts["trader_country"].values == {"EE", "LV", "NO"}
    assert facts["payment_method"].values == {"card", "other"}
    assert facts["order_number"] == KnownFact("text")
    assert "consumer_body" in (facts["log.escalated_to"].values or ())
