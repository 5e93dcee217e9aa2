"""Days as people know them: exact, with a time, or "about"."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct


class When(Struct, frozen=True, gc=False):
    """A day, perhaps with its time, perhaps only known to lie in a range.

    `day` is the (earliest) day. `until` is the latest day where the user said "about".
    `at` is the zoned moment where one is known; then `day` is its date in that zone.
    Act-by dates count from the earliest, waits from the latest (DESIGN section 6).
    """

    day: date
    until: date | None = None
    at: datetime | None = None

    @property
    def about(self) -> bool:
        """Whether the day is only known roughly."""
        return self.until is not None and self.until != self.day

    @property
    def latest(self) -> date:
        """The last day it can have been."""
        return self.until or self.day


def moment(at: datetime) -> When:
    """The `When` of a zoned time.

    Raises `ValueError` for a time without a zone.
    """
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return When(at.date(), None, at)
