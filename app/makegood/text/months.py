"""The names of months and week days, as CLDR has them, for reading what people type."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from makegood.text.locale import locale_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=16)
def month_names(language: str) -> Mapping[str, int]:
    """Every written form of each month in a language: long and short, alone and in a date."""
    from babel.dates import get_month_names

    return {
        name.rstrip("."): month
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for month, name in get_month_names(width, context, locale_of(language)).items()
    }


@lru_cache(maxsize=16)
def week_days(language: str) -> frozenset[str]:
    """Every written form of the days of the week in a language, long and short."""
    from babel.dates import get_day_names

    return frozenset(
        name.rstrip(".")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated", "short")
        for name in get_day_names(width, context, locale_of(language)).values()
    )
