"""What a date depends on is asked for: a rule never stays a maybe because nobody asked."""

from __future__ import annotations

from itertools import product

import pytest

from makegood.domain.book import book_for
from makegood.domain.conditions import evaluate, missing_facts

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


@pytest.mark.parametrize("market_id", ["aliexpress", "etsy", "generic", "wish"])
@pytest.mark.parametrize("fact", WANTED)
def test_what_decides_is_asked(guide, market_id: str, fact: str):
    book = book_for(guide.pack, market_id)
    assert book.marketplace is not None
    lacking = set()
    for entry, country in product(book.marketplace.issues, COUNTRIES):
        if entry.issue not in WANTED[fact]:
            continue
        told = {"role": "buyer", "issue": entry.issue, "country": country, **SETTLED_BEFORE}
        known = {name: value for name, value in told.items() if name != fact}
        asked = any(
            ask.fact == fact and evaluate(ask.applies, known) is not False for ask in entry.asks
        )
        needed = any(fact in missing_facts(rule.applies, known) for rule in book.rules.values())
        if needed and not asked:
            lacking.add((entry.issue, country))
    assert lacking == set()
