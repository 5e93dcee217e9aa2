"""Days and moments as a calendar file that other programs read (RFC 5545)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from icalendar import Event

_PRODUCT: Final = "-//Makegood//Reminders//EN"
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One entry. `when` is a whole day, or the moment (aware) at which time is up.

    `uid` stays the same from file to file, and `sequence` rises with each change: so a calendar
    changes its entry instead of adding another. A `cancelled` one is taken out. `summary` and
    `description` are what others may see over a shoulder. `alarms` are told from the beginning
    of the day, or from the moment; negative ones come before it. `changed_at` is aware.
    """

    uid: str
    when: date | datetime
    summary: str
    changed_at: datetime
    description: str = ""
    alarms: tuple[timedelta, ...] = ()
    sequence: int = 0
    cancelled: bool = False


def calendar_file(entries: Iterable[CalendarEntry]) -> bytes:
    """The calendar; the same entries give the same bytes.

    Whole days stand without a time or zone: such a day is the same wherever its owner travels.
    A moment stands in UTC, and calendars show it in the time of their owner. A zone described in
    the file would say the same with room for error: readers take its long history differently.
    The file has no METHOD: it is a state of things, and some of its entries may be cancelled.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for each in entries:
        calendar.add_component(_event(each))
    data: bytes = calendar.to_ical()
    return data


def _event(entry: CalendarEntry) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    if isinstance(entry.when, datetime):
        # Without an end it ends when it begins: it is the moment at which time is up.
        event.add("dtstart", entry.when.astimezone(UTC))
    else:
        event.add("dtstart", entry.when)
        # The end of a whole day is the day after it.
        event.add("dtend", entry.when + _ONE_DAY)
    event.add("summary", entry.summary)
    if entry.description:
        event.add("description", entry.description)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for alarm in () if entry.cancelled else entry.alarms:
        _add_alarm(event, entry.summary, alarm)
    return event


def _add_alarm(event: Event, summary: str, trigger: timedelta) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", trigger)
    event.add_component(alarm)
