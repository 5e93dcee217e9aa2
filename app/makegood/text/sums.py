"""Sums of money in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from makegood.domain.money import Money

_USUAL_DIGITS = 2


def plain_amount(amount: Decimal, currency: str) -> str:
    """The amount with as many decimals as its currency has, and never fewer than were given."""
    given = max(0, -int(amount.as_tuple().exponent)) if amount.is_finite() else 0
    digits = max(_digits_of(currency), given)
    return f"{amount:.{digits}f}"


def money_text(money: Money) -> str:
    """The sum with its ISO code in front ("USD 104.50"): clear in every language, no sign shared
    by several currencies.
    """
    return f"{money.currency} {plain_amount(money.amount, money.currency)}"


def _digits_of(currency: str) -> int:
    from babel.core import get_global

    fractions = get_global("currency_fractions")
    return int(fractions.get(currency, (_USUAL_DIGITS,))[0])
