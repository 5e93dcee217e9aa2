"""Opening hours as a form has them, one row for each day, and as the text of a correction.

The text is that of `services.correctable.hours_text`: the zone on the first line, then a line like
``1: 08:00-12:00, 13:00-17:30`` for each day that is open, where 1 is Monday.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

WEEK: Final = "1234567"
"""The days as the guide data number them, Monday first."""

Span = tuple[str, str]
"""From and to, as typed or as ``08:00``."""

_TIME: Final = re.compile(
    r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(?<=\d\d)(\d{2}))?\s*h?\s*(a|p)?\.?\s*(?:m\.?)?", re.IGNORECASE
)
_END_OF_DAY: Final = "24:00"
_NOON: Final = 12
_PLACES: Final = frozenset(
    {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian",
     "Pacific"}
)  # fmt: skip
"""Parts of the world; the other names of the zone files are for machines."""


class HoursRows(Struct, frozen=True):
    """The zone, and for each day from Monday on when it is open; no spans is closed."""

    zone: str
    days: tuple[tuple[Span, ...], ...]


class DayWrong(Struct, frozen=True):
    """What is not right in a form: the day (0 is Monday), which of its spans, and which end."""

    day: int
    span: int
    end: int


def rows_of(text: str) -> HoursRows:
    """The rows of a text of hours; of an empty text an unknown zone and seven closed days."""
    zone, *lines = text.splitlines() or [""]
    days: list[tuple[Span, ...]] = [() for _ in WEEK]
    for line in lines:
        day, _, spans = line.partition(":")
        days[int(day) - 1] = tuple(_pair(span) for span in spans.split(","))
    return HoursRows(zone, tuple(days))


def text_of(rows: HoursRows) -> str:
    """The rows as the text of a correction. What is no time of day stays as it was typed."""
    lines = [
        f"{number}: {', '.join(f'{_written(begin)}-{_written(end)}' for begin, end in spans)}"
        for number, spans in enumerate(rows.days, start=1)
        if spans
    ]
    return "\n".join((rows.zone, *lines))


def wrong_in(rows: HoursRows) -> DayWrong | None:
    """The first thing in the rows that is not right: no time of day, or an end not after its begin.

    A second span begins when the first has ended.
    """
    for day, spans in enumerate(rows.days):
        before = ""
        for number, span in enumerate(spans):
            begin, end = (clock_time(typed) for typed in span)
            if begin is None or begin == _END_OF_DAY or begin < before:
                return DayWrong(day, number, 0)
            if end is None or end <= begin:
                return DayWrong(day, number, 1)
            before = end
    return None


def clock_time(typed: str) -> str | None:
    """A time of day as ``08:30``, from what people type: 8, 8.30, 0830, 8:30 pm. Else None.

    Midnight at the end of a day is ``24:00``.
    """
    match = _TIME.fullmatch(" ".join(typed.split()))
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    half = match[4]
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half.casefold() == "p" else 0)
    if minute >= 60 or hour > 24 or (hour == 24 and minute):
        return None
    return f"{hour:02}:{minute:02}"


def zones() -> tuple[str, ...]:
    """The time zones that are named after a place, in the order of their names."""
    return tuple(sorted(zone for zone in available_timezones() if zone.split("/")[0] in _PLACES))


def _pair(span: str) -> Span:
    begin, _, end = span.strip().partition("-")
    return begin, end


def _written(typed: str) -> str:
    return clock_time(typed) or typed.strip()


def same_hours(rows: HoursRows, ticked: Sequence[bool]) -> HoursRows:
    """The hours of the first day that is open, on every day that is ticked."""
    first = next((spans for spans in rows.days if spans and all(all(span) for span in spans)), ())
    days = tuple(first if tick else () for tick in ticked)
    return HoursRows(rows.zone, days)
