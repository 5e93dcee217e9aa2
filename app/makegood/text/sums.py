"""Sums of money in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.text.locale import SOURCE_LANGUAGE, locale_of

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


def home_currency(country: str) -> str | None:
    """The money people of an ISO 3166-1 country pay with today, after CLDR; None if unknown."""
    from babel.core import get_global

    known = get_global("territory_currencies").get(country, ())
    return next((str(code) for code, _, end, tender in known if end is None and tender), None)


def is_currency(code: str) -> bool:
    """Whether CLDR has a name for this ISO 4217 code in capitals."""
    return code in locale_of(SOURCE_LANGUAGE).currencies


def _digits_of(currency: str) -> int:
    from babel.core import get_global

    fractions = get_global("currency_fractions")
    return int(fractions.get(currency, (_USUAL_DIGITS,))[0])
