"""Calendar files, read back by another library than the one that wrote them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from makegood.handoff.ics import CalendarEntry, calendar_file

TALLINN = ZoneInfo("Europe/Tallinn")
NOW = datetime(2026, 11, 22, 10, tzinfo=TALLINN)


def entry(**fields: Any) -> CalendarEntry:
    values: dict[str, Any] = {
        "uid": "a", "when": date(2026, 11, 30), "summary": "Look", "changed_at": NOW,
    }  # fmt: skip
    return CalendarEntry(**values | fields)


def read(*entries: CalendarEntry) -> Any:
    return vobject.readOne(calendar_file(entries).decode())


def test_a_whole_day_has_no_zone():
    event = read(entry()).vevent
    assert event.dtstart.value == date(2026, 11, 30)
    assert event.dtend.value == date(2026, 12, 1)
    assert event.status.value == "CONFIRMED"
    assert "TZID" not in calendar_file([entry()]).decode()


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2026-10-25T02:30:00+03:00", "2026-10-24T23:30:00+00:00"),
        ("2026-10-25T03:30:00+03:00", "2026-10-25T00:30:00+00:00"),
        ("2026-10-25T03:30:00+02:00", "2026-10-25T01:30:00+00:00"),
        ("2026-10-25T18:30:00+02:00", "2026-10-25T16:30:00+00:00"),
    ],
)
def test_a_moment_is_the_same_for_every_reader(local: str, utc: str):
    """As daylight saving ends in Tallinn: half past three comes twice."""
    at = datetime.fromisoformat(local).astimezone(TALLINN)
    event = read(entry(when=at)).vevent
    assert event.dtstart.value == datetime.fromisoformat(utc)
    assert not hasattr(event, "dtend")


def test_alarms_are_told_from_the_beginning():
    nine = timedelta(hours=9)
    event = read(entry(alarms=(timedelta(days=-5) + nine, nine))).vevent
    triggers = [alarm.trigger.value for alarm in event.valarm_list]
    assert triggers == [timedelta(days=-5, hours=9), nine]
    assert {alarm.action.value for alarm in event.valarm_list} == {"DISPLAY"}
    assert event.valarm.description.value == "Look"


def test_a_cancelled_entry_rings_no_more():
    event = read(entry(cancelled=True, sequence=3, alarms=(timedelta(0),))).vevent
    assert event.status.value == "CANCELLED"
    assert event.sequence.value == "3"
    assert not hasattr(event, "valarm")


def test_odd_words_come_back_whole():
    words = 'Vase; "blue", 2 × ü / مزهرية\nsecond line ' + "long " * 40
    event = read(entry(summary=words.partition("\n")[0], description=words)).vevent
    assert event.description.value == words
    assert event.summary.value == 'Vase; "blue", 2 × ü / مزهرية'
    assert all(len(line) <= 75 for line in calendar_file([entry(summary=words)]).splitlines())


def test_the_same_entries_give_the_same_bytes():
    entries = [entry(), entry(uid="b", when=NOW)]
    assert calendar_file(entries) == calendar_file(entries)


def test_nothing_is_private_to_others():
    assert read(entry()).vevent.contents["class"][0].value == "PRIVATE"


def test_no_entries_are_a_calendar_too():
    assert b"VEVENT" not in calendar_file([])
