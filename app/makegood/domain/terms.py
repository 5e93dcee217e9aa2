"""One term of a rule, counted out: anchor + length = day, and the sum in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from msgspec import Struct

from makegood.domain.anchors import Found
from makegood.domain.calendars import Calendar
from makegood.domain.offsets import add_hours, add_offset, first_moment, last_moment
from makegood.domain.rules import Offset, Term
from makegood.domain.situation import Situation
from makegood.domain.text import Text

_ONE_DAY: Final = timedelta(days=1)
_ONE_SECOND: Final = timedelta(seconds=1)
_UNITS: Final = ("days", "hours", "working_days", "weeks", "months", "years")


class Counted(Struct, frozen=True, gc=False):
    """What a term comes to.

    `start` is the day counted from, `at` the moment where hours were counted.
    """

    day: date
    at: datetime | None
    start: date
    found: Found
    because: Text
    holidays_known: bool

    @property
    def unrolled(self) -> date:
        """The day itself: a term alone does not roll."""
        return self.day


def count_term(
    term: Term, found: Found, situation: Situation, calendar: Calendar | None, *, late: bool
) -> Counted | None:
    """The term counted from its anchor.

    None for working days without a calendar, and for hours that run out of the calendar.

    `late`: the other side's time or a wait, which an unsure anchor makes longer; what the user
    must do in time counts from the earliest moment it can have been.
    """
    if term.offset.hours is not None:
        try:
            return _count_hours(term.offset.hours, term, found, situation, late=late)
        except OverflowError:
            return None
    if term.offset.working_days is not None and calendar is None:
        return None
    start = found.latest if late else found.day
    try:
        day = add_offset(start, term.offset, calendar)
    except OverflowError:
        day = date.max
    else:
        if term.first_day_counts:
            day -= _ONE_DAY
    known = term.offset.working_days is None or calendar is None or calendar.covers(start, day)
    return Counted(day, None, start, found, _sum_of_days(term, found, start, day), known)


def order_of(counted: Counted, zone: tzinfo, *, late: bool) -> datetime:
    """For comparing terms that end on a day with ones that end at a moment."""
    if counted.at is not None:
        return counted.at
    return first_moment(counted.day, zone) if late else last_moment(counted.day, zone)


def _count_hours(
    hours: int, term: Term, found: Found, situation: Situation, *, late: bool
) -> Counted:
    zone = situation.zone
    if found.at is not None:
        begin = found.at.astimezone(zone)
        sentence = "app_dates.because.hours"
    elif late:
        begin = last_moment(found.latest, zone)
        sentence = "app_dates.because.hours_from_end"
    else:
        begin = first_moment(found.day, zone)
        sentence = "app_dates.because.hours_from_start"
    end = add_hours(begin, hours)
    # A time that ends as the day begins leaves nothing of that day to act in.
    day = end.date() if late else (end - _ONE_SECOND).date()
    because = Text(
        sentence,
        {
            "anchor": anchor_name(found.name),
            "start": begin if found.at is not None else begin.date(),
            "length": length(term.offset),
            "end": end,
            "day": day,
        },
    )
    return Counted(day, end, begin.date(), found, because, True)


def _sum_of_days(term: Term, found: Found, start: date, day: date) -> Text:
    args: dict[str, str | int | date | datetime | Text] = {
        "anchor": anchor_name(found.name),
        "start": start,
        "day": day,
    }
    if start == day:
        return Text("app_dates.because.same_day", args)
    args["length"] = length(term.offset)
    if term.first_day_counts:
        return Text("app_dates.because.first_day_counts", args)
    return Text("app_dates.because.offset", args)


@lru_cache(maxsize=256)
def length(offset: Offset) -> Text:
    """A length of time in words."""
    for unit in _UNITS:
        count = getattr(offset, unit)
        if count is not None:
            return Text(f"app_dates.length.{unit}", {"count": count})
    raise ValueError("an offset without a unit")


@lru_cache(maxsize=256)
def anchor_name(name: str) -> Text:
    """What the day counted from is called."""
    return Text(f"app_dates.anchor.{name}")


def nominal_days(offset: Offset, before: date) -> int:
    """About how many days a term is long that ends on `before`; working days count as days."""
    if offset.working_days is not None:
        return offset.working_days
    if offset.hours is not None:
        return timedelta(hours=offset.hours).days
    try:
        return (add_offset(before, offset) - before).days
    except OverflowError:
        return (date.max - before).days
