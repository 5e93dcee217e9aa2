"""What the number of a payment card looks like. Those that pass are brands' own test numbers."""

from __future__ import annotations

import pytest

from makegood.domain.cards import is_card_for_order_number, is_card_of_a_brand, passes_luhn


@pytest.mark.parametrize(
    ("digits", "passes"),
    [
        ("4111111111111111", True),
        ("4111111111111112", False),
        ("378282246310005", True),
        ("0000000000000000", False),
        ("411111111111", False),
    ],
)
def test_the_check(digits: str, passes: bool) -> None:
    assert passes_luhn(digits) is passes


@pytest.mark.parametrize(
    ("text", "is_card"),
    [
        ("4111111111111111", True),
        (" 4111 1111-1111\t1111 ", True),
        ("5555  5555  5555  4444", True),
        ("٤١١١ ١١١١ ١١١١ ١١١١", True),
        ("9111111111111110", False),  # passes the check; no brand begins so
        ("411111111111111", False),
        ("4111111111111111A", False),
        ("", False),
    ],
)
def test_a_card_of_a_brand(text: str, is_card: bool) -> None:
    assert is_card_of_a_brand(text) is is_card


@pytest.mark.parametrize(
    ("patterns", "is_card"),
    [
        ((), True),
        (("[0-9]{9,11}",), True),
        (("[0-9A-Za-z]{10,26}",), True),
        (("[0-9]{14,20}",), False),
        (("[0-9A-Za-z]{10,26}", "[0-9]{14,20}"), False),
    ],
)
def test_only_a_pattern_of_digits_vouches_for_an_order_number(
    patterns: tuple[str, ...], is_card: bool
) -> None:
    assert is_card_for_order_number("4111111111111111", patterns) is is_card
    assert not is_card_for_order_number("4111111111111112", patterns)
