"""Whether somebody can be reached now, and when next, told in the user's own time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from makegood.domain.marketplace import Hours

_DAY: Final = timedelta(days=1)
_END_OF_DAY: Final = "24:00"
# From yesterday, whose night may reach into today, to the same weekday again.
_DAYS_LOOKED_AT: Final = range(-1, 8)


class Opening(NamedTuple):
    """The state at one moment. `until`: when it closes; `opens`: when it opens next.

    Both are in the zone of the moment asked about. Open with neither: it never closes.
    """

    open: bool
    until: datetime | None
    opens: datetime | None


def opening(hours: Hours, now: datetime) -> Opening:
    """Whether it is open at `now` (aware), and when that changes within a week.

    Spans are local times of ``hours.zone``, each day with that day's own offset, so that a
    change of the clocks on either side moves only what it moves. Spans that meet are one.
    """
    zone = ZoneInfo(hours.zone)
    spans = sorted(_spans(hours, now.astimezone(zone).date(), zone))
    at = now.astimezone(UTC)
    end: datetime | None = None
    following: datetime | None = None
    for start, stop in spans:
        if start <= (end or at) < stop:
            end = stop
        elif end is None and following is None and start > at:
            following = start
    if end is not None:
        for_good = end == spans[-1][1]
        return Opening(True, None if for_good else end.astimezone(now.tzinfo), None)
    return Opening(False, None, None if following is None else following.astimezone(now.tzinfo))


def _spans(hours: Hours, today: date, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """The opening times from yesterday to a week ahead, in UTC, in order."""
    for offset in _DAYS_LOOKED_AT:
        day = today + offset * _DAY
        for span in hours.days.get(str(day.isoweekday()), ()):
            first, last = span.split("-")
            start = datetime.combine(day, time.fromisoformat(first), zone)
            if last == _END_OF_DAY:
                stop = datetime.combine(day + _DAY, time.min, zone)
            else:
                closing = time.fromisoformat(last)
                # A span that ends before it begins runs past midnight.
                over_night = closing <= start.time()
                stop = datetime.combine(day + _DAY if over_night else day, closing, zone)
            yield start.astimezone(UTC), stop.astimezone(UTC)
