"""Every running date of every case, for those who unfold them on Today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from makegood.services.summaries import marketplace_name

if TYPE_CHECKING:
    from datetime import date

    from makegood.domain.assessment import Clock
    from makegood.services.cases import CaseService

CASES: Final = 12
"""So many cases are unfolded at once; the dates of others stand in their cases."""


@dataclass(frozen=True, slots=True)
class CaseDates:
    """The running dates of one case, by day. Of one day, a sure one comes first."""

    case_id: str
    title: str
    marketplace: str
    colour: str
    clocks: tuple[Clock, ...]

    @property
    def nearest(self) -> date:
        """The first day on which one of them ends."""
        return min(clock.day for clock in self.clocks)


@dataclass(frozen=True, slots=True)
class AllDates:
    """Cases by their nearest date, and how many more have not been looked into."""

    cases: tuple[CaseDates, ...]
    more: int


def all_dates(cases: CaseService, limit: int = CASES) -> AllDates:
    """The dates of the going cases that need a look first. Derives each anew."""
    page = cases.list(only="open", limit=limit)
    found: list[CaseDates] = []
    for row in page.rows:
        view = cases.view(row.case_id)
        clocks = [clock for clock in view.assessment.clocks if clock.is_open]
        if not clocks:
            continue
        market = view.book.marketplace
        found.append(
            CaseDates(
                case_id=row.case_id,
                title=row.title,
                marketplace=marketplace_name(view.case, view.book),
                colour=view.case.marketplace if market is None else market.colour,
                clocks=tuple(
                    sorted(clocks, key=lambda each: (each.day, each.applies != "yes", each.rule))
                ),
            )
        )
    found.sort(key=lambda each: (each.nearest, each.case_id))
    return AllDates(tuple(found), page.total - len(page.rows))
