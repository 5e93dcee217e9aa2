"""Counting days, months, hours."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from makegood.domain.calendars import Calendar
from makegood.domain.offsets import add_hours, add_offset, first_moment, last_moment
from makegood.domain.rules import Holidays, Offset

TALLINN = ZoneInfo("Europe/Tallinn")
CALENDAR = Calendar(
    Holidays("XX", (6, 7), date(2026, 1, 1), date(2026, 12, 31), frozenset({date(2026, 11, 18)}))
)


@pytest.mark.parametrize(
    ("start", "offset", "end"),
    [
        ("2026-10-02", Offset(days=0), "2026-10-02"),
        ("2026-10-02", Offset(days=30), "2026-11-01"),
        ("2024-02-28", Offset(days=1), "2024-02-29"),
        ("2023-02-28", Offset(days=1), "2023-03-01"),
        ("2026-12-31", Offset(weeks=8), "2027-02-25"),
        ("2026-01-31", Offset(months=1), "2026-02-28"),
        ("2024-01-31", Offset(months=1), "2024-02-29"),
        ("2026-08-31", Offset(months=13), "2027-09-30"),
        ("2026-11-30", Offset(months=1), "2026-12-30"),
        ("2026-12-15", Offset(months=12), "2027-12-15"),
        ("2024-02-29", Offset(years=1), "2025-02-28"),
        ("2024-02-29", Offset(years=4), "2028-02-29"),
        ("2026-11-16", Offset(working_days=1), "2026-11-17"),
        ("2026-11-17", Offset(working_days=1), "2026-11-19"),
        ("2026-11-20", Offset(working_days=1), "2026-11-23"),
        ("2026-11-14", Offset(working_days=5), "2026-11-23"),
        ("2026-11-14", Offset(working_days=0), "2026-11-14"),
    ],
)
def test_the_day_after_the_anchor_is_the_first(start: str, offset: Offset, end: str):
    found = add_offset(date.fromisoformat(start), offset, CALENDAR)
    assert found == date.fromisoformat(end)


@pytest.mark.parametrize("offset", [Offset(hours=1), Offset(working_days=1), Offset()])
def test_what_needs_more_than_a_day_is_refused(offset: Offset):
    with pytest.raises(ValueError, match="from a day alone"):
        add_offset(date(2026, 11, 1), offset)


@pytest.mark.parametrize("offset", [Offset(years=8000), Offset(months=96000), Offset(days=10**7)])
def test_the_calendar_ends_in_9999(offset: Offset):
    with pytest.raises(OverflowError):
        add_offset(date(2026, 11, 1), offset)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-12T10:00", 48, "2026-11-14T10:00:00+02:00"),
        ("2026-10-24T12:00", 48, "2026-10-26T11:00:00+02:00"),
        ("2026-03-28T12:00", 48, "2026-03-30T13:00:00+03:00"),
        ("2026-10-25T02:30", 1, "2026-10-25T03:30:00+03:00"),
        ("2026-10-25T02:30", 2, "2026-10-25T03:30:00+02:00"),
    ],
)
def test_hours_are_real_hours(start: str, hours: int, end: str):
    begin = datetime.fromisoformat(start).replace(tzinfo=TALLINN)
    assert add_hours(begin, hours).isoformat() == end


def test_the_ends_of_a_day():
    assert first_moment(date(2026, 3, 29), TALLINN).isoformat() == "2026-03-29T00:00:00+02:00"
    assert last_moment(date(2026, 3, 29), TALLINN).isoformat() == "2026-03-29T23:59:59+03:00"


def test_working_days():
    assert not CALENDAR.is_working(date(2026, 11, 18))
    assert not CALENDAR.is_working(date(2026, 11, 21))
    assert CALENDAR.is_working(date(2026, 11, 19))
    assert CALENDAR.next_working(date(2026, 11, 18)) == date(2026, 11, 19)
    assert CALENDAR.next_working(date(2026, 11, 21)) == date(2026, 11, 23)
    assert CALENDAR.next_working(date(2026, 11, 19)) == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("first", "last", "known"),
    [
        ("2026-01-01", "2026-12-31", True),
        ("2025-12-31", "2026-02-01", False),
        ("2026-12-01", "2027-01-01", False),
    ],
)
def test_outside_its_years_a_calendar_guesses(first: str, last: str, known: bool):
    assert CALENDAR.covers(date.fromisoformat(first), date.fromisoformat(last)) is known
