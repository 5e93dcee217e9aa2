"""Open now, until when, and when next: in the user's time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from makegood.domain.marketplace import Hours
from makegood.domain.opening_hours import opening

OFFICE = Hours(
    "Europe/Warsaw",
    {**{str(day): ("08:00-12:00", "13:00-18:00") for day in range(1, 6)}, "6": ("10:00-14:00",)},
)
ALWAYS = Hours("UTC", {str(day): ("00:00-24:00",) for day in range(1, 8)})
NIGHT = Hours("America/New_York", {"5": ("22:00-02:00",)})
UNSORTED = Hours("UTC", {"1": ("13:00-18:00", "08:00-12:00")})
JOINED = Hours("UTC", {"1": ("08:00-12:00", "12:00-18:00"), "2": ("00:00-00:00",)})


def state(hours: Hours, now: str, zone: str = "UTC") -> tuple[bool, str | None, str | None]:
    found = opening(hours, datetime.fromisoformat(now).astimezone(ZoneInfo(zone)))
    until, opens = found.until, found.opens
    return (
        found.open,
        None if until is None else until.isoformat(),
        None if opens is None else opens.isoformat(),
    )


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # Monday 23 November 2026; Warsaw is at +01:00, Tallinn one hour ahead.
        ("2026-11-23T06:59:59+00:00", (False, None, "2026-11-23T09:00:00+02:00")),
        ("2026-11-23T07:00:00+00:00", (True, "2026-11-23T13:00:00+02:00", None)),
        ("2026-11-23T10:59:59+00:00", (True, "2026-11-23T13:00:00+02:00", None)),
        ("2026-11-23T11:00:00+00:00", (False, None, "2026-11-23T14:00:00+02:00")),
        ("2026-11-23T17:00:00+00:00", (False, None, "2026-11-24T09:00:00+02:00")),
        # Saturday afternoon to Monday morning
        ("2026-11-28T13:00:00+00:00", (False, None, "2026-11-30T09:00:00+02:00")),
    ],
)
def test_both_sides_of_each_hour(now: str, expected: tuple[bool, str | None, str | None]):
    assert state(OFFICE, now, "Europe/Tallinn") == expected


def test_a_change_of_the_clocks_there():
    # New York leaves summer time on 1 November 2026: 22:00 there is 02:00 UTC, then 03:00 UTC.
    assert state(NIGHT, "2026-10-31T01:59:59+00:00")[2] == "2026-10-31T02:00:00+00:00"
    assert state(NIGHT, "2026-10-31T02:00:00+00:00")[1] == "2026-10-31T06:00:00+00:00"
    assert state(NIGHT, "2026-11-06T12:00:00+00:00")[2] == "2026-11-07T03:00:00+00:00"


def test_a_change_of_the_clocks_here():
    # Between Saturday and Monday Tallinn leaves summer time; Warsaw does so too.
    sunday = "2026-10-25T00:00:00+00:00"
    assert state(OFFICE, sunday, "Europe/Tallinn")[2] == "2026-10-26T09:00:00+02:00"
    # In Tokyo nothing changes, but the office there opens an hour later by the Tokyo clock.
    assert state(OFFICE, "2026-10-23T04:00:00+00:00", "Asia/Tokyo")[2] == (
        "2026-10-23T15:00:00+09:00"
    )
    assert state(OFFICE, sunday, "Asia/Tokyo")[2] == "2026-10-26T16:00:00+09:00"


def test_over_midnight():
    # Saturday 05:30 UTC is half past midnight in New York: Friday's span still runs.
    assert state(NIGHT, "2026-11-21T05:30:00+00:00") == (True, "2026-11-21T07:00:00+00:00", None)
    assert state(NIGHT, "2026-11-21T07:00:00+00:00")[0] is False


def test_never_closed():
    assert state(ALWAYS, "2026-11-22T23:59:59+00:00") == (True, None, None)


def test_never_open():
    assert state(Hours("UTC", {}), "2026-11-22T12:00:00+00:00") == (False, None, None)


def test_spans_in_any_order():
    assert state(UNSORTED, "2026-11-23T07:00:00+00:00")[2] == "2026-11-23T08:00:00+00:00"


def test_spans_that_meet_are_one():
    # Monday's two spans are one; Tuesday is a whole day; between them it is closed for six hours.
    assert state(JOINED, "2026-11-23T09:00:00+00:00")[1] == "2026-11-23T18:00:00+00:00"
    assert state(JOINED, "2026-11-24T09:00:00+00:00")[1] == "2026-11-25T00:00:00+00:00"


DESK = Hours("America/New_York", {str(day): ("09:00-17:00",) for day in range(1, 8)})


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        # New York goes to summer time on 8 March 2026, Tallinn on 29 March: between the two
        # the desk opens at 15:00 in Tallinn, before and after at 16:00.
        ("2026-03-07T12:00:00+00:00", "2026-03-07T16:00:00+02:00"),
        ("2026-03-08T12:00:00+00:00", "2026-03-08T15:00:00+02:00"),
        ("2026-03-28T12:00:00+00:00", "2026-03-28T15:00:00+02:00"),
        ("2026-03-29T12:00:00+00:00", "2026-03-29T16:00:00+03:00"),
        # And back: Tallinn on 25 October, New York on 1 November.
        ("2026-10-24T12:00:00+00:00", "2026-10-24T16:00:00+03:00"),
        ("2026-10-25T12:00:00+00:00", "2026-10-25T15:00:00+02:00"),
        ("2026-10-31T12:00:00+00:00", "2026-10-31T15:00:00+02:00"),
        ("2026-11-01T12:00:00+00:00", "2026-11-01T16:00:00+02:00"),
    ],
)
def test_both_sides_of_every_change_of_the_clocks(now: str, opens: str):
    assert state(DESK, now, "Europe/Tallinn")[2] == opens
