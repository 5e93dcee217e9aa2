"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("Nov 10-14, 2026", date(2026, 11, 10), date(2026, 11, 14)),
        ("Nov 10 - 14, 2026", date(2026, 11, 10), date(2026, 11, 14)),
        ("10-14 November 2026", date(2026, 11, 10), date(2026, 11, 14)),
        ("10.-14. November 2026", date(2026, 11, 10), date(2026, 11, 14)),
        ("10-14.11.2026", date(2026, 11, 10), date(2026, 11, 14)),
        ("2026-11-10 - 2026-11-14", date(2026, 11, 10), date(2026, 11, 14)),
        ("28 Dec - 3 Jan 2027", date(2026, 12, 28), date(2027, 1, 3)),
    ],
)
def test_rough_days(text: str, first: date, last: date) -> None:
    assert read_day(text, TODAY) == Day(first, last)


def test_a_day_to_come() -> None:
    assert read_day("2 December", TODAY, lean="ahead") == Day(date(2026, 12, 2))
    assert read_day("2 January", TODAY, lean="ahead") == Day(date(2027, 1, 2))


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
        "20 Feb - 3 Feb 2026",
        "10 - 31 Feb 2026",
        "29 Feb - 3 Jan 2024",
        "soon - 3 May 2026",
        "32 - 3 May",
    ],
)
def test_no_day(text: str) -> None:
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 novembris", date(2026, 11, 14)),
        ("14 Nov", date(2026, 11, 14)),
        ("3 January", date(2027, 1, 3)),
        ("1.12.", date(2026, 12, 1)),
        ("30.6.", date(2026, 6, 30)),
    ],
)
def test_without_a_year_the_nearest_day(text: str, day: date) -> None:
    assert read_day(text, TODAY, lean="near") == Day(day)


LEANS = st.sampled_from(["past", "near", "ahead"])
FRAMES = st.sampled_from(
    ["{m} {d}, {y}", "{d} {m} {y}", "{m} {d}-{e}, {y}", "{d}-{e} {m} {y}", "{m} {d} - {e} {y}",
     "{d}. {m} - {e}. {m} {y}", "arrives {m} {d} ({y})"]
)  # fmt: skip


@given(
    FRAMES, LEANS, st.sampled_from(["Jan", "March", "Nov", "Dec"]), st.integers(1, 14),
    st.integers(15, 30), st.integers(2020, 2032),
)  # fmt: skip
def test_a_year_that_is_written_is_never_another(
    frame: str, lean: str, month: str, first: int, last: int, year: int
) -> None:
    text = frame.format(m=month, d=first, e=last, y=year)
    found = read_day(text, TODAY, lean=lean, among_words=True)  # type: ignore[arg-type]
    assert found is not None
    assert (found.day.year, found.day.day) == (year, first)
    assert found.until is None or (found.until.year, found.until.day) == (year, last)


# Without a year or a day, a number more would make another whole date.
WHOLE = st.sampled_from(
    ["2 October 2026", "2.10.2026", "2026-10-02", "Oct 2, 2026", "Fri, 2 Oct 2026 14:31",
     "10 - 14 November 2026", "about 2 October 2026", "kolmapäev 2. oktoober 2026",
     "2 октября 2026 г.", "يوم الجمعة 2 أكتوبر 2026"]
)  # fmt: skip
MORE = st.one_of(
    st.sampled_from(["20.11.2026", "29 February 2027", "abc", "x", "5", "2026", "order 12", "or"]),
    st.from_regex(r"[0-9]{1,6}", fullmatch=True),
)


@given(WHOLE, MORE, st.booleans())
def test_what_is_left_over_beside_a_date_makes_it_no_date(
    whole: str, more: str, first: bool
) -> None:
    assert read_day(whole, TODAY) is not None
    assert read_day(f"{more} {whole}" if first else f"{whole} {more}", TODAY) is None


@pytest.mark.parametrize("text", ["bis 2. Oktober 2026", "до 2 октября 2026 г.", "by Oct 2, 2026"])
def test_words_that_change_nothing_may_stand_beside_a_date(text: str) -> None:
    assert read_day(text, TODAY) == Day(date(2026, 10, 2))


@pytest.mark.parametrize(
    "text",
    [
        "20.11.202612.11.202629 February 2027",
        "2 October 2026 3 October 2026",
        "2.10.2026 and 3.10.2026",
        "2.10.2026abc",
        "delivered 2 October 2026",
        "2 October 2026 2027",
        "20.11.2026.5",
        "2026 10 - 14 November 2026",
    ],
)
def test_two_dates_run_together_are_none(text: str) -> None:
    assert read_day(text, TODAY) is None
    assert read_day("delivered 2 October 2026", TODAY, among_words=True) == Day(date(2026, 10, 2))
