"""Facts inside a sentence."""

from __future__ import annotations

from makegood.text.nouns import facts_in_words

WORDS = {
    "app_facts.noun.payment_method": "way of paying",
    "facts.payment_method.label": "How did you pay?",
    "facts.order_date.label": "Order date",
    "app_dates.anchor.claim_date": "Claim made",
}


def said(*facts: str) -> str:
    return facts_in_words(facts, "en", WORDS.__contains__, lambda text: WORDS[text.id])


def test_a_noun_comes_before_a_label_and_a_label_before_an_anchor():
    assert said("payment_method", "order_date", "claim_date") == (
        "way of paying, Order date and Claim made"
    )


def test_each_once_and_none_without_a_name():
    assert said("order_date", "unheard_of", "order_date") == "Order date"
    assert said() == ""
