from __future__ import annotations

from datetime import date

import pytest

from makegood.flow.ago import read_ago
from makegood.flow.dates import Day, read_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3 days ago", date(2026, 11, 19), date(2026, 11, 19)),
        ("vor drei Tagen", date(2026, 11, 19), date(2026, 11, 19)),
        ("2 weeks ago", date(2026, 11, 5), date(2026, 11, 11)),
        ("2 nädalat tagasi", date(2026, 11, 5), date(2026, 11, 11)),
        ("2 months ago", date(2026, 9, 15), date(2026, 9, 29)),
        ("two months ago", date(2026, 9, 15), date(2026, 9, 29)),
        ("vor zwei Monaten", date(2026, 9, 15), date(2026, 9, 29)),
        ("2 kuud tagasi", date(2026, 9, 15), date(2026, 9, 29)),
        ("kuu aega tagasi", date(2026, 10, 15), date(2026, 10, 29)),
        ("pirms 2 mēnešiem", date(2026, 9, 15), date(2026, 9, 29)),
        ("πριν από 2 μήνες", date(2026, 9, 15), date(2026, 9, 29)),
        ("2 месяца назад", date(2026, 9, 15), date(2026, 9, 29)),
        ("منذ شهرين", date(2026, 9, 15), date(2026, 9, 29)),
        ("a week ago", date(2026, 11, 12), date(2026, 11, 18)),
    ],
)
def test_days_told_from_today(text, first, last):
    assert read_ago(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    "text", ["2 months", "ago", "0 days ago", "999 days ago", "2 moons ago", "vor Ostern"]
)
def test_what_is_no_such_day_is_not_guessed(text):
    assert read_ago(text, TODAY) is None


def test_a_length_of_time_ago_is_read_as_a_day_only_roughly_known():
    assert read_day("2 months ago", TODAY) == Day(date(2026, 9, 15), date(2026, 9, 29))
    assert read_day("about 2 months ago", TODAY) == Day(date(2026, 9, 15), date(2026, 9, 29))
    assert read_day("3 days ago", TODAY) == Day(date(2026, 11, 19))


def test_the_last_day_is_never_after_today():
    found = read_ago("1 day ago", TODAY)
    assert found == (date(2026, 11, 21), date(2026, 11, 21))
