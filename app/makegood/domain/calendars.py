"""Working days of one country, over the holidays the pack lists."""

from __future__ import annotations

from datetime import date, timedelta

from makegood.domain.rules import Holidays

_DAY = timedelta(days=1)


class Calendar:
    """Which days are working days in one country.

    Outside the years for which holidays are listed only the weekend is known: such a day counts
    as a working day unless it falls on one, and `covers` says that this was a guess.
    """

    __slots__ = ("_holidays",)

    def __init__(self, holidays: Holidays) -> None:
        self._holidays = holidays

    def is_working(self, day: date) -> bool:
        """Whether people work on that day, as far as it is known."""
        return day.isoweekday() not in self._holidays.weekend and day not in self._holidays.days

    def covers(self, first: date, last: date) -> bool:
        """Whether holidays are listed for all days from `first` to `last`."""
        return self._holidays.first <= first and last <= self._holidays.last

    def next_working(self, day: date) -> date:
        """The day itself when it is a working day, else the next one that is."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add(self, day: date, count: int) -> date:
        """The working day that is number `count` after `day`; `day` itself when `count` is 0."""
        while count > 0:
            day += _DAY
            if self.is_working(day):
                count -= 1
        return day
