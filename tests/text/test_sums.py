from __future__ import annotations

from decimal import Decimal

import pytest

from makegood.domain.money import Money
from makegood.text.sums import money_text, plain_amount


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        ("104.5", "USD", "USD 104.50"),
        ("49", "EUR", "EUR 49.00"),
        ("5000", "JPY", "JPY 5000"),
        ("1.234", "KWD", "KWD 1.234"),
        ("0.125", "EUR", "EUR 0.125"),
        ("12", "XYZ", "XYZ 12.00"),
    ],
)
def test_money_has_its_code_and_the_digits_of_its_currency(
    amount: str, currency: str, expected: str
) -> None:
    assert money_text(Money(Decimal(amount), currency)) == expected


def test_no_digit_that_was_given_is_lost() -> None:
    assert plain_amount(Decimal("1E+2"), "EUR") == "100.00"
