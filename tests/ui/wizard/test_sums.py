"""The sum paid, as people type it, with the currency beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


@pytest.fixture
def sum_paid(person):
    """The field of the sum on the order page of somebody in Estonia."""
    where = person.wizard.page("where")
    where.choose_market("etsy")
    where._country_chosen("EE")
    person.wizard.controller.answer(issue="not_received", variant="lost_in_transit")
    while person.step != "order":
        person.go_on()
    person.press("more_facts")
    return person.page._controls["amount"].control


def test_the_currency_is_that_of_the_country_and_has_a_name_to_see(sum_paid):
    assert sum_paid.currency.text() == "EUR"
    assert sum_paid._caption.text() == "Currency"
    assert sum_paid._caption.isVisibleTo(sum_paid)


@pytest.mark.parametrize(
    ("typed", "code", "amount"),
    [
        ("24.90", "EUR", "24.90"),
        ("24,90 eur", "EUR", "24.90"),
        ("GBP 24.90", "GBP", "24.90"),
        ("24,90 usd", "USD", "24.90"),
    ],
)
def test_what_is_typed_comes_with_a_currency(person, sum_paid, typed, code, amount):
    person.fact("amount", typed)
    facts = person.wizard.controller.session.answers.facts
    assert (facts["amount"].value, facts["currency"].value) == (amount, code)
    assert sum_paid.value() == (typed, code)


def test_a_currency_chosen_after_the_sum_stands(person, sum_paid):
    person.fact("amount", "24.90 usd")
    person.type(sum_paid.currency, "PLN")
    QTest.keyClick(sum_paid.currency, Qt.Key.Key_Tab)
    person.settle()
    assert person.wizard.controller.session.answers.facts["currency"].value == "PLN"
    assert sum_paid.value() == ("24.90 usd", "PLN")
