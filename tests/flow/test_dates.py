"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from makegood.flow.dates import Day, read_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-02", date(2026, 10, 2)),
        ("2026/10/2", date(2026, 10, 2)),
        ("2.10.2026", date(2026, 10, 2)),
        ("02.10.26", date(2026, 10, 2)),
        ("2. 10. 2026", date(2026, 10, 2)),
        ("31/10/2026", date(2026, 10, 31)),
        ("10/31/2026", date(2026, 10, 31)),
        ("2 October 2026", date(2026, 10, 2)),
        ("2nd of October, 2026", date(2026, 10, 2)),
        ("Oct 2, 2026", date(2026, 10, 2)),
        ("October 2nd", date(2026, 10, 2)),
        ("Fri, 2 Oct 2026 14:31", date(2026, 10, 2)),
        ("2. Oktober 2026", date(2026, 10, 2)),
        ("2. oktoober", date(2026, 10, 2)),
        ("2 Οκτωβρίου 2026", date(2026, 10, 2)),
        ("2 οκτωβριου", date(2026, 10, 2)),
        ("2026. gada 2. oktobris", date(2026, 10, 2)),
        ("2 октября 2026 г.", date(2026, 10, 2)),
        ("2 أكتوبر 2026", date(2026, 10, 2)),
        ("٢ اكتوبر ٢٠٢٦", date(2026, 10, 2)),
        ("29 Feb 2024", date(2024, 2, 29)),
        ("22.11.", TODAY),
        ("23.11.", date(2025, 11, 23)),
        ("yesterday", date(2026, 11, 21)),
        ("Vakar", date(2026, 11, 21)),
        ("χθες", date(2026, 11, 21)),
        ("أمس", date(2026, 11, 21)),
        ("täna", TODAY),
        ("завтра", date(2026, 11, 23)),
    ],
)
def test_one_day(text: str, day: date) -> None:
    found = read_day(text, TODAY)
    assert found is not None
    assert (found.day, found.until) == (day, None)


@pytest.mark.parametrize(
    ("text", "order", "day", "other"),
    [
        ("03/04/2026", "dmy", date(2026, 4, 3), date(2026, 3, 4)),
        ("03/04/2026", "mdy", date(2026, 3, 4), date(2026, 4, 3)),
        ("3.4.2026", "mdy", date(2026, 4, 3), None),
        ("05/05/2026", "dmy", date(2026, 5, 5), None),
    ],
)
def test_two_readings(text: str, order: str, day: date, other: date | None) -> None:
    assert read_day(text, TODAY, order) == Day(day, None, other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("about 2 October 2026", date(2026, 10, 1), date(2026, 10, 3)),
        ("ca. 2.10.2026", date(2026, 10, 1), date(2026, 10, 3)),
        ("October", date(2026, 10, 1), date(2026, 10, 31)),
        ("mid October 2026", date(2026, 10, 11), date(2026, 10, 20)),
        ("Mitte Oktober", date(2026, 10, 11), date(2026, 10, 20)),
        ("December", date(2025, 12, 1), date(2025, 12, 31)),
        ("10 - 14 November 2026", date(2026, 11, 10), date(2026, 11, 14)),
        ("30 Oct - 3 Nov 2026", date(2026, 10, 30), date(2026, 11, 3)),
        ("October 10 - November 3, 2026", date(2026, 10, 10), date(2026, 11, 3)),
        ("10.11.2026 – 14.11.2026", date(2026, 11, 10), date(2026, 11, 14)),
    ],
)
def test_rough_days(text: str, first: date, last: date) -> None:
    assert read_day(text, TODAY) == Day(first, last)


def test_a_day_to_come() -> None:
    assert read_day("2 December", TODAY, future=True) == Day(date(2026, 12, 2))
    assert read_day("2 January", TODAY, future=True) == Day(date(2027, 1, 2))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "30 February 2026",
        "32.1.2026",
        "2 Foober",
        "order 12345678",
        "14 - 10 May",
        "31 - 5 soon",
        "31 - 5 Feb 2026 x",
        "May 2026 - soon",
        "May 0000",
        "32 - 3 May",
    ],
)
def test_no_day(text: str) -> None:
    assert read_day(text, TODAY) is None
