"""Sums of money: a decimal and an ISO 4217 code, never a float."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

_PLAIN = re.compile(r"\d{1,12}(\.\d{1,4})?")


class Money(Struct, frozen=True, gc=False):
    """A sum in one currency. `currency` is the ISO 4217 code in capitals."""

    amount: Decimal
    currency: str


def parse_amount(text: str) -> Decimal:
    """The decimal in its stored form ("1234.50").

    Raises `ValueError` for anything else; reading what people type is `makegood.flow`'s work.
    """
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"{text!r} is not an amount such as 49.90")
    return Decimal(text)
