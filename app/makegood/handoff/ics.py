"""Days as a calendar file that other programs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

_PRODUCT: Final = "-//Makegood//Reminders//EN"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day with something to do. `uid` stays the same from file to file, so that a calendar
    replaces the old entry; `summary` and `description` are what others may see over a shoulder.
    """

    uid: str
    day: date
    summary: str
    description: str = ""


def calendar_file(days: Iterable[CalendarDay], now: datetime) -> bytes:
    """The calendar, whole days without a time, the same bytes for the same days at one moment."""
    from datetime import timedelta

    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for each in days:
        event = Event()
        event.add("uid", each.uid)
        event.add("dtstamp", now)
        event.add("dtstart", each.day)
        # The end of a whole day is the day after it.
        event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", each.summary)
        if each.description:
            event.add("description", each.description)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
