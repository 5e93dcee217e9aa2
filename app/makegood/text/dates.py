"""Days and moments in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.text.direction import clean
from makegood.text.locale import locale_of

if TYPE_CHECKING:
    from datetime import date, datetime


def long_date(day: date, language: str) -> str:
    """A day with its month in words, as messages have it: nobody can take it for another day."""
    from babel.dates import format_date

    return clean(format_date(day, "long", locale_of(language)))


def screen_date(day: date, language: str) -> str:
    """A day as the language writes it in tables: short, in the usual order."""
    from babel.dates import format_date

    return format_date(day, "medium", locale_of(language))


def long_moment(moment: datetime, language: str) -> str:
    """A moment for a message, with its month in words and the time of day from 00:00 to 23:59."""
    return f"{long_date(moment.date(), language)}, {moment:%H:%M}"


def screen_moment(moment: datetime, language: str) -> str:
    """A moment for the screen; the time of day is that of the moment's own zone."""
    return f"{screen_date(moment.date(), language)}, {moment:%H:%M}"
