"""Opening hours go from the guide data into a form and back without a change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.domain.marketplace import Hours
from makegood.services.correctable import hours_text
from makegood.services.hours_form import (
    DayWrong,
    HoursRows,
    clock_time,
    rows_of,
    same_hours,
    text_of,
    wrong_in,
    zones,
)
from makegood.services.typed_facts import understood

CLOSED = ((),) * 7


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("8", "08:00"), ("08", "08:00"), ("8:30", "08:30"), ("8.30", "08:30"), ("0830", "08:30"),
        ("1730", "17:30"), ("8h30", "08:30"), ("17 h", "17:00"), ("8 am", "08:00"),
        ("8:30 PM", "20:30"), ("8 p.m.", "20:00"), ("12 am", "00:00"), ("12 pm", "12:00"),
        ("24:00", "24:00"), (" 9 : 15 ", "09:15"), ("0", "00:00"),
    ],
)  # fmt: skip
def test_times_as_people_type_them(typed: str, time: str) -> None:
    assert clock_time(typed) == time


@pytest.mark.parametrize(
    "typed", ["", "x", "25", "24:01", "8:60", "8:3", "13 pm", "0 am", "-8", "830"]
)
def test_what_is_no_time(typed: str) -> None:
    assert clock_time(typed) is None


def test_the_rows_of_known_hours() -> None:
    rows = rows_of("Europe/Riga\n1: 08:15-17:00\n6: 10:00-12:00, 13:00-14:00")
    assert rows.zone == "Europe/Riga"
    assert rows.days[0] == (("08:15", "17:00"),)
    assert rows.days[5] == (("10:00", "12:00"), ("13:00", "14:00"))
    assert rows.days[6] == ()


def test_nothing_known_is_seven_closed_days() -> None:
    assert rows_of("") == HoursRows("", CLOSED)


def test_rows_as_text() -> None:
    days = ((("8", "17.30"),), *CLOSED[1:6], (("10 am", "2 pm"), ("3 pm", "4 pm")))
    assert text_of(HoursRows("Europe/Riga", days)) == (
        "Europe/Riga\n1: 08:00-17:30\n7: 10:00-14:00, 15:00-16:00"
    )


times = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
spans = st.lists(times, min_size=2, max_size=4, unique=True).filter(lambda t: len(t) % 2 == 0)
week = st.dictionaries(st.sampled_from("1234567"), spans.map(sorted), min_size=1)


@given(week)
def test_any_hours_come_back_as_they_were(days: dict[str, list[str]]) -> None:
    kept = {
        day: tuple(f"{t[n]}-{t[n + 1]}" for n in range(0, len(t), 2)) for day, t in days.items()
    }
    text = hours_text(Hours(zone="Europe/Riga", days=kept))
    rows = rows_of(text)
    assert wrong_in(rows) is None
    assert text_of(rows) == text
    again = understood("hours", text_of(rows), "EE", "en")
    assert isinstance(again, dict)
    assert again["zone"] == "Europe/Riga"
    for day in "1234567":
        assert tuple(again["days"][day]) == kept.get(day, ())  # type: ignore[index]


@pytest.mark.parametrize(
    ("spans", "wrong"),
    [
        ((("8", "17"),), None),
        ((("8", "12"), ("13", "17")), None),
        ((("", ""),), DayWrong(1, 0, 0)),
        ((("8", ""),), DayWrong(1, 0, 1)),
        ((("8", "8"),), DayWrong(1, 0, 1)),
        ((("20", "8"),), DayWrong(1, 0, 1)),
        ((("8", "12"), ("11", "17")), DayWrong(1, 1, 0)),
        ((("24:00", "24:00"),), DayWrong(1, 0, 0)),
    ],
)
def test_what_is_wrong_is_named(spans: tuple[tuple[str, str], ...], wrong: DayWrong | None) -> None:
    assert wrong_in(HoursRows("Europe/Riga", ((), spans, *CLOSED[2:]))) == wrong


def test_one_days_hours_for_all_that_are_open() -> None:
    rows = HoursRows("Europe/Riga", ((), (("8", "17"),), (("", ""),), *CLOSED[3:]))
    ticked = (False, True, True, True, False, False, False)
    assert same_hours(rows, ticked).days == (
        (), (("8", "17"),), (("8", "17"),), (("8", "17"),), (), (), ()
    )  # fmt: skip


def test_zones_are_named_after_places() -> None:
    known = zones()
    assert "Europe/Tallinn" in known
    assert "Pacific/Pago_Pago" in known
    assert "Etc/GMT+2" not in known
    assert "UTC" not in known
