"""How the numbers of payment cards look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LENGTHS: Final = range(13, 20)
_BRANDS: Final = re.compile(
    r"4\d{12}(?:\d{3})?(?:\d{3})?"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|3(?:0[0-5]|[68]\d)\d{11}"  # Diners Club
    r"|(?:6011|64[4-9]\d|65\d\d)\d{12}"  # Discover
    r"|35(?:2[89]|[3-8]\d)\d{12}"  # JCB
    r"|(?:5018|5020|5038|6304|6759|676[1-3])\d{8,15}"  # Maestro
    r"|62\d{14,17}"  # UnionPay
    r"|220[0-4]\d{12,15}"  # Mir
)
"""Issuer prefixes (ISO/IEC 7812-1) with the lengths that the brands use."""


def passes_luhn(digits: str) -> bool:
    """Whether a run of digits passes the check of payment cards (ISO/IEC 7812-1)."""
    if len(digits) not in _LENGTHS or len(set(digits)) == 1:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit)
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def is_card_of_a_brand(text: str) -> bool:
    """Whether a text is one card number: digits in groups, a brand's prefix and length, the check.

    Far fewer other long numbers look so than pass the check alone.
    """
    digits = in_ascii(re.sub(r"[\s–-]", "", text))
    return _BRANDS.fullmatch(digits) is not None and digits.isascii() and passes_luhn(digits)


def in_ascii(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def is_card_for_order_number(number: str, patterns: Iterable[str]) -> bool:
    """Whether what stands in the place of an order number is the number of a card.

    `patterns` are how order numbers look there. One that takes digits alone vouches for a number
    that fits it; one that takes letters as well says nothing about a run of digits.
    """
    if not is_card_of_a_brand(number):
        return False
    vouched = any(
        re.fullmatch(pattern, number) and not re.fullmatch(pattern, f"A{number[1:]}")
        for pattern in patterns
    )
    return not vouched
