"""What every check is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, datetime

    from makegood.content.places import Places
    from makegood.content.problems import Level, ProblemLog
    from makegood.content.source import Source
    from makegood.domain.catalogue import Pack

_FURTHEST_EAST: Final = timezone(timedelta(hours=14))
"""Where every day begins first: Kiribati's Line Islands (IANA zone Pacific/Kiritimati)."""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """The data as read, the moment they are checked at, and whether they are to be released.

    `now` is aware, in the user's zone. Without it nothing that depends on the day is checked. A
    finding that is a mere warning while
    people write becomes an error for a release.
    """

    source: Source
    now: datetime | None
    release: bool = False

    @property
    def today(self) -> date | None:
        """The day where the data are checked."""
        return None if self.now is None else self.now.date()

    @property
    def latest_day(self) -> date | None:
        """The latest day that has begun anywhere on earth."""
        return None if self.now is None else self.now.astimezone(_FURTHEST_EAST).date()

    @property
    def pack(self) -> Pack:
        """Every record that could be built."""
        return self.source.pack

    @property
    def places(self) -> Places:
        """Where each record stands."""
        return self.source.places

    @property
    def log(self) -> ProblemLog:
        """Where findings go."""
        return self.source.log

    @property
    def warning(self) -> Level:
        """The level of what must be mended before a release, but not before."""
        return "error" if self.release else "warning"
