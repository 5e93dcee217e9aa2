"""What every check is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from makegood.content.places import Places
    from makegood.content.problems import Level, ProblemLog
    from makegood.content.source import Source
    from makegood.domain.catalogue import Pack


@dataclass(frozen=True, slots=True)
class CheckContext:
    """The data as read, the day they are checked on, and whether they are to be released.

    Without a day nothing that depends on it is checked. A finding that is a mere warning while
    people write becomes an error for a release.
    """

    source: Source
    today: date | None
    release: bool = False

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
