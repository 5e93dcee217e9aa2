"""Sums as people type and paste them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from makegood.flow.answers import Typed

SYMBOLS: Final = {
    "€": "EUR", "$": "USD", "£": "GBP", "₽": "RUB", "zł": "PLN", "¥": "JPY", "₹": "INR",
    "kč": "CZK", "lei": "RON", "лв": "BGN", "руб": "RUB", "us$": "USD", "usd$": "USD",
    "r$": "BRL", "₺": "TRY", "₴": "UAH", "د.إ": "AED", "ر.س": "SAR", "ج.م": "EGP",
    "euro": "EUR",
}  # fmt: skip
"""Signs that name one currency well enough to be offered; the person can change it."""

_NUMBER: Final = re.compile(r"\d[\d\s.,'’\u00a0\u202f]*")
_CODE: Final = re.compile(r"(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])")
_EASTERN: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
_GROUPS: Final = re.compile(r"\d{1,3}([.,]\d{3})+")
_LONGEST: Final = 12
_LETTERS: Final = re.compile(r"[a-z]{3}", re.IGNORECASE)
_SUMS: Final = ("amount", "claimed_amount")


class Sum(Struct, frozen=True):
    """An amount that was understood, with its currency where the text names one."""

    amount: Decimal
    currency: str | None = None


def read_sum(text: str, *, among_words: bool = False) -> Sum | None:
    """The sum a text names, or None.

    Beside the number only a currency may stand; with `among_words` anything may.

    ``49,90 €``, ``$104.50``, ``24,90 eur``, ``1 234,5`` and Arabic digits are understood. A
    single point or comma with exactly three digits behind it groups thousands when nothing
    else tells, as in ``1.234``: no shop prices have three decimals.
    """
    plain = text.translate(_EASTERN).strip()
    if "-" in plain.replace("–", "-")[:1]:
        return None
    found = _NUMBER.findall(plain)
    if len(found) != 1:
        return None
    amount = _amount(re.sub(r"[\s'’\u00a0\u202f]", "", found[0]).rstrip(".,"))
    if amount is None:
        return None
    rest = plain.replace(found[0], " ", 1)
    if not among_words and not _is_currency_alone(rest):
        return None
    return Sum(amount, _small_code(rest) or currency_in(plain))


def _is_currency_alone(rest: str) -> bool:
    """Whether what stands beside a number is a currency's code, sign or name, or nothing."""
    words = [bare for word in rest.split() if (bare := word.strip(".,;:+"))]
    return _names_currency("".join(words)) or all(_names_currency(word) for word in words)


def _names_currency(word: str) -> bool:
    if _small_code(word) is not None:
        return True
    folded = word.casefold()
    # "euros", "рублей": a name takes endings, a sign does not.
    return any(
        folded == sign.strip(".") or (len(sign) > 2 and sign.isalpha() and folded.startswith(sign))
        for sign in SYMBOLS
    )


def currency_for(facts: Mapping[str, Typed], country: str | None) -> str:
    """The currency of an order's sums: the one chosen, one typed with a sum, else the country's.

    Empty where none of these is known.
    """
    chosen = facts.get("currency")
    if chosen is not None and chosen.value:
        return chosen.value
    for name in _SUMS:
        typed = facts.get(name)
        found = None if typed is None else read_sum(typed.text, among_words=True)
        if found is not None and found.currency is not None:
            return found.currency
    if country is None:
        return ""
    from makegood.text.sums import home_currency

    return home_currency(country) or ""


def _small_code(rest: str) -> str | None:
    """The currency whose code, in letters of any size, is all that stands beside a number."""
    from makegood.text.sums import is_currency

    code = rest.strip(" .,;:").upper()
    return code if _LETTERS.fullmatch(code) and is_currency(code) else None


def currency_in(text: str) -> str | None:
    """The currency a text names by code or sign."""
    code = _CODE.search(text)
    if code is not None:
        return code.group(1)
    folded = text.casefold()
    signs = sorted(SYMBOLS, key=len, reverse=True)
    return next((SYMBOLS[sign] for sign in signs if sign in folded), None)


def _amount(number: str) -> Decimal | None:
    if len(re.sub(r"\D", "", number)) > _LONGEST:
        return None
    if "," in number and "." in number:
        decimal = "," if number.rfind(",") > number.rfind(".") else "."
        group = "." if decimal == "," else ","
        whole, _, cents = number.partition(decimal)
        if decimal in cents or not re.fullmatch(r"\d{1,3}(\d{3})*", whole.replace(group, "")):
            return None
        return Decimal(f"{whole.replace(group, '')}.{cents or '0'}")
    if _GROUPS.fullmatch(number):
        return Decimal(re.sub(r"[.,]", "", number))
    plain = number.replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"\d+(\.\d{1,2})?", plain) else None
