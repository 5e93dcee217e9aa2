"""Sums as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from makegood.flow.amounts import Sum, currency_for, read_sum
from makegood.flow.answers import Typed


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("49,90 €", "49.90", "EUR"),
        ("€49.90", "49.90", "EUR"),
        ("$104.50", "104.50", "USD"),
        ("US $1,234.50", "1234.50", "USD"),
        ("USD 1,234.50", "1234.50", "USD"),
        ("1.234,50 EUR", "1234.50", "EUR"),
        ("1 234,5 zł", "1234.5", "PLN"),
        ("1\u202f234,50\u00a0€", "1234.50", "EUR"),
        ("CHF 1'000.00", "1000.00", "CHF"),
        ("24,90 eur", "24.90", "EUR"),
        ("usd 5", "5", "USD"),
        ("24.90Gbp", "24.90", "GBP"),
        ("20 euros", "20", "EUR"),
        ("1.234", "1234", None),
        ("1,234,567", "1234567", None),
        ("٤٩٫٩٠", "49.90", None),
        ("0", "0", None),
    ],
)
def test_sum(text: str, amount: str, currency: str | None) -> None:
    assert read_sum(text) == Sum(Decimal(amount), currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "free",
        "abc12",
        "12abc",
        "12 pcs",
        "over 100",
        "x 24,90 eur",
        "24,90 eur x",
        "12 abc",
        "-5",
        "10 or 20",
        "1.2.3",
        "1,23,4.5.6",
        "1.234,5,6",
        "9999999999999",
        "1,2345",
    ],
)
def test_no_sum(text: str) -> None:
    assert read_sum(text) is None


def test_the_currency_is_the_chosen_one_then_the_typed_one_then_that_of_the_country() -> None:
    plain = Typed("24.90", "amount", "24.90")
    named = Typed("24.90 usd", "amount", "24.90")
    assert currency_for({"amount": plain}, "EE") == "EUR"
    assert currency_for({"amount": plain}, "GB") == "GBP"
    assert currency_for({"amount": named}, "EE") == "USD"
    assert currency_for({"amount": named, "currency": Typed("PLN", value="PLN")}, "EE") == "PLN"
    assert currency_for({"amount": plain}, None) == ""
    assert currency_for({"amount": plain}, "XX") == ""


@pytest.mark.parametrize("text", ["12 pcs", "over 12", "Total: 12", "abc12"])
def test_a_sum_among_words(text: str) -> None:
    assert read_sum(text) is None
    assert read_sum(text, among_words=True) == Sum(Decimal(12), None)
