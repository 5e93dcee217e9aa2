"""What a date depends on is asked for: a rule never stays a maybe because nobody asked."""

from __future__ import annotations

from itertools import product

import pytest

from makegood.domain.book import book_for
from makegood.domain.conditions import Condition, evaluate, missing_facts
from makegood.domain.route import for_whom

COUNTRIES = ("EE", "LV", "GR", "DE", "PL", "GB", "US", "SA", "EG", "RU", "FR", "NO", "JP")
FAULTY = ("damaged", "not_as_described", "wrong_item", "missing_parts")
NEVER_CAME = ("not_received", "late")
WANTED = {
    "seller_kind": (*FAULTY, *NEVER_CAME, "return", "warranty", "refund_not_received"),
    "item_kind": (*FAULTY, "return"),
    "opened_seal": (*FAULTY, "return"),
    "payment_method": (*FAULTY, *NEVER_CAME, "return", "warranty", "refund_not_received"),
    "card_kind": (*FAULTY, *NEVER_CAME, "return", "warranty", "refund_not_received"),
    "item_price": (*FAULTY, *NEVER_CAME, "return", "warranty", "refund_not_received"),
    "uk_part": (*FAULTY, *NEVER_CAME, "return", "warranty", "refund_not_received"),
    "return_terms_given": ("return",),
}
"""The facts that decide whose law or which way holds, and the problems in which they count."""

SETTLED_BEFORE = {
    "seller_kind": "trader",
    "payment_method": "card_visa",
    "card_kind": "credit",
    "item_kind": "sealed_hygiene",
}


MARKETS = ("aliexpress", "amazon", "etsy", "generic", "wish")
BOUGHT = (*FAULTY, *NEVER_CAME, "counterfeit", "return", "warranty", "refund_not_received",
          "cancel_order", "seller_unresponsive")  # fmt: skip
NOTHING_BOUGHT = ("seen", "rights_owner")
"""Kinds of problem of somebody who only saw the listing: no date of an order counts."""
NEVER_HELD = ("not_shipped", "reservation", "closed_by_platform", "subscription")
"""Kinds of problem in which no parcel came: there is no day of its coming or going back."""
OF_A_PARCEL = {"delivery_date", "confirmed_receipt_date", "return_date"}


def _leaves(guide, market_id: str):
    """Each form of a buyer's problem: what is known there, and what its page asks."""
    book = book_for(guide.pack, market_id)
    assert book.marketplace is not None
    for entry in book.marketplace.issues:
        if entry.issue not in BOUGHT:
            continue
        variants = [leaf.id for leaf in entry.variants if leaf.id not in NOTHING_BOUGHT]
        for variant, country in product(variants or [None], COUNTRIES):
            leaves = book.leaves(entry.issue, variant, "buyer")
            asks = next((leaf.asks for leaf in leaves if leaf.asks), ())
            known = {"role": "buyer", "issue": entry.issue, "country": country}
            if variant is not None:
                known["variant"] = variant
            asked = {ask.fact for ask in asks if evaluate(ask.applies, known) is not False}
            yield book, entry.issue, variant, known, asked


@pytest.mark.parametrize("market_id", MARKETS)
def test_the_day_that_a_rule_counts_from_is_asked(guide, market_id: str):
    lacking = set()
    for book, issue, variant, known, asked in _leaves(guide, market_id):
        for rule in book.rules.values():
            if evaluate(rule.applies, known) is False:
                continue
            for term in (rule.term, *rule.earliest_of, *rule.latest_of):
                anchor = None if term is None else book.anchors.get(term.anchor)
                if anchor is None or anchor.of_the_log or not anchor.facts:
                    continue
                if variant in NEVER_HELD and anchor.id in OF_A_PARCEL:
                    continue
                if not asked & set(anchor.facts):
                    lacking.add((issue, variant, rule.id, anchor.id))
    assert lacking == set()


@pytest.mark.parametrize("market_id", MARKETS)
def test_how_it_was_paid_is_asked_where_a_date_or_a_step_hangs_on_it(guide, market_id: str):
    lacking = set()
    for book, issue, variant, known, asked in _leaves(guide, market_id):
        ladder = book.ladder(issue, variant, "buyer")
        conditions = [rule.applies for rule in book.rules.values()]
        conditions += [for_whom(rung, book.bodies) for rung in (ladder.rungs if ladder else ())]
        needed = any("payment_method" in missing_facts(each, known) for each in conditions)
        if needed and "payment_method" not in asked:
            lacking.add((issue, variant))
    assert lacking == set()


def _decides(applies: Condition | None, fact: str, known: dict[str, str]) -> bool:
    """Whether a rule waits for a fact, or takes silence for an answer that it would change."""
    said = (evaluate(applies, {**known, fact: value}) for value in (True, False))
    return fact in missing_facts(applies, known) or len(set(said)) > 1


@pytest.mark.parametrize("market_id", MARKETS)
@pytest.mark.parametrize("fact", WANTED)
def test_what_decides_is_asked(guide, market_id: str, fact: str):
    book = book_for(guide.pack, market_id)
    assert book.marketplace is not None
    lacking, held = set(), 0
    for entry, country in product(book.marketplace.issues, COUNTRIES):
        if entry.issue not in WANTED[fact]:
            continue
        told = {"role": "buyer", "issue": entry.issue, "country": country, **SETTLED_BEFORE}
        known = {name: value for name, value in told.items() if name != fact}
        asked = any(
            ask.fact == fact and evaluate(ask.applies, known) is not False for ask in entry.asks
        )
        needed = any(_decides(rule.applies, fact, known) for rule in book.rules.values())
        held += needed
        if needed and not asked:
            lacking.add((entry.issue, country))
    assert lacking == set()
    assert held


@pytest.mark.parametrize("market_id", MARKETS)
def test_who_sells_or_is_accused_is_asked_by_when_to_answer(guide, market_id: str):
    book = book_for(guide.pack, market_id)
    assert book.marketplace is not None
    rule = book.rules["own-answer-by"]
    held = 0
    for entry, role in product(book.marketplace.issues, ("seller", "accused")):
        if role not in (entry.roles or ("buyer",)):
            continue
        for variant in (None, *(leaf.id for leaf in entry.variants)):
            known = {"role": role, "issue": entry.issue, "country": "EE"}
            leaves = book.leaves(entry.issue, variant, role)
            asks = next((leaf.asks for leaf in leaves if leaf.asks), ())
            asked = {ask.fact for ask in asks if evaluate(ask.applies, known) is True}
            waits = evaluate(rule.applies, known) is not False
            assert waits == ("answer_by_date" in asked), (entry.issue, variant, role)
            held += waits
    assert held > 2
