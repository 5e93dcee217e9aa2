"""Counting a length of time from a day or a moment."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from makegood.domain.calendars import Calendar
from makegood.domain.rules import Offset

MONTHS_A_YEAR = 12
_DAYS_A_WEEK = 7
_LAST_MOMENT = time(23, 59, 59)


@lru_cache(maxsize=1024)
def days(count: int) -> timedelta:
    """So many days, made once: making one takes longer than adding it."""
    return timedelta(days=count)


def add_offset(day: date, offset: Offset, calendar: Calendar | None = None) -> date:
    """The last day of a term that is counted from the day after `day`.

    Months and years end on the same day number, or on the last day of a shorter month. Raises
    `ValueError` for working days without a calendar, and for hours, which count from a moment;
    `OverflowError` past the year 9999.
    """
    if offset.days is not None:
        return day + days(offset.days)
    if offset.weeks is not None:
        return day + days(offset.weeks * _DAYS_A_WEEK)
    if offset.months is not None:
        return _add_months(day, offset.months)
    if offset.years is not None:
        return _add_months(day, offset.years * MONTHS_A_YEAR)
    if offset.working_days is not None and calendar is not None:
        return calendar.add(day, offset.working_days)
    raise ValueError("this length cannot be counted from a day alone")


def add_hours(at: datetime, hours: int) -> datetime:
    """The moment so many real hours after `at`, in the same zone, whatever the clocks do there."""
    return (at.astimezone(UTC) + timedelta(hours=hours)).astimezone(at.tzinfo)


def first_moment(day: date, zone: tzinfo) -> datetime:
    """When the day begins in `zone`."""
    return datetime.combine(day, time.min, zone)


def last_moment(day: date, zone: tzinfo) -> datetime:
    """The last second of the day in `zone`."""
    return datetime.combine(day, _LAST_MOMENT, zone)


def _add_months(day: date, months: int) -> date:
    years, index = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    if years > date.max.year:
        raise OverflowError("date value out of range")
    month = index + 1
    return date(years, month, min(day.day, monthrange(years, month)[1]))
