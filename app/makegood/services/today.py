"""What there is to do: the one function behind Today, badge, reminder, calendar and `due`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from makegood.domain.assess import assess
from makegood.domain.pacing import PACING
from makegood.domain.text import Text
from makegood.services.summaries import marketplace_name, next_action, next_why, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from makegood.domain.assessment import Assessment, Clock
    from makegood.domain.case import Case
    from makegood.domain.money import Money
    from makegood.services.cases import CaseService, GuideData
    from makegood.services.sessions import SessionService, Unfinished
    from makegood.storage.index import IndexRow

_SOON: Final = timedelta(days=PACING.closing)
SHOWN: Final = 25
"""How many cases a page lists of those due, and of those that have nothing to do."""

_RUNNING_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do about one case.

    `day` may lie in the past. `why` says it in a sentence; `window` is the user's own nearest
    last day, if one runs. `initial` is letter and colour of the marketplace.
    """

    case_id: str
    title: str
    marketplace: str
    colour: str
    day: date
    action: Text
    why: Text | None
    window: Clock | None
    status: str
    owed: tuple[Money, ...]
    opens_step: str | None

    def overdue(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.day < today


@dataclass(frozen=True, slots=True)
class Running:
    """A date that runs for a case. `start` is the day it counts from, where that is known."""

    case_id: str
    title: str
    marketplace: str
    colour: str
    clock: Clock
    what: Text
    start: date | None

    def part_over(self, today: date) -> float:
        """How much of the time is gone, 0 to 1."""
        if self.start is None or self.clock.day <= self.start:
            return 0.0
        whole = (self.clock.day - self.start).days
        return min(1.0, max(0.0, (today - self.start).days / whole))


@dataclass(frozen=True, slots=True)
class Agenda:
    """What there is to do as of `today`.

    `first` is the one next thing, also where it lies more than a week ahead; `due` what else is
    due within the week; `running` dates nearest first; `unfinished` complaints; `rest` going cases
    that are in none of these. `due_now` counts what is due today or overdue: the badge.
    """

    today: date
    first: Due | None
    due: tuple[Due, ...]
    running: tuple[Running, ...]
    unfinished: tuple[Unfinished, ...]
    rest: tuple[IndexRow, ...]
    going: int
    closed: int
    due_now: int
    at_stake: tuple[Money, ...]
    next_after: date | None


class TodayService:
    """Derives the agenda from the cases."""

    def __init__(
        self,
        cases: CaseService,
        guide: GuideData,
        sessions: SessionService,
        clock: Callable[[], datetime],
        language: str = "en",
    ) -> None:
        self._cases = cases
        self._guide = guide
        self._sessions = sessions
        self._clock = clock
        self._language = language

    def set_language(self, language: str) -> None:
        """Name cases in another language from now on."""
        self._language = language

    def agenda(
        self,
        now: datetime | None = None,
        *,
        within: timedelta = _SOON,
        limit: int | None = None,
    ) -> Agenda:
        """What there is to do; `within` is how far ahead `due` looks, `limit` how much it lists."""
        now = now or self._clock()
        today = now.date()
        self._cases.refresh()
        index = self._cases.index
        rows = index.due(today + within, limit)
        beyond = index.next_after(today + within)
        if not rows and beyond is not None:
            rows = index.due(beyond, 1)
        windows = index.windows(_RUNNING_SHOWN)
        seen = self._assessed([row.case_id for row in (*rows, *windows)], now)
        due = tuple(self._due(row, *seen[row.case_id]) for row in rows)
        shown = {each.case_id for each in due}
        running = self._running(windows, seen)
        shown |= {each.case_id for each in running}
        going = index.page(only="open", limit=SHOWN)
        counts = index.counts()
        return Agenda(
            today=today,
            first=due[0] if due else None,
            due=due[1:],
            running=running,
            unfinished=tuple(self._dated(each, now) for each in self._sessions.unfinished()),
            rest=tuple(row for row in going if row.case_id not in shown),
            going=counts["open"],
            closed=counts["closed"],
            due_now=index.count_due(today),
            at_stake=index.owed(),
            next_after=beyond,
        )

    def due_now(self) -> int:
        """How many cases have something due today or overdue."""
        self._cases.refresh()
        return self._cases.index.count_due(self._clock().date())

    def _assessed(
        self, case_ids: Iterable[str], now: datetime
    ) -> dict[str, tuple[Case, Assessment]]:
        cases = self._cases.get_many(dict.fromkeys(case_ids))
        return {
            case_id: (case, assess(case, self._cases.book(case), now))
            for case_id, case in cases.items()
        }

    def _due(self, row: IndexRow, case: Case, assessment: Assessment) -> Due:
        step = assessment.next
        name, colour = self._marketplace(case)
        action = next_action(case, assessment)
        assert row.next_day is not None
        assert action is not None
        return Due(
            case_id=case.id,
            title=title_of(case, self._guide.words(self._language)),
            marketplace=name,
            colour=colour,
            day=row.next_day,
            action=action,
            why=next_why(assessment),
            window=assessment.windows[0] if assessment.windows else None,
            status=assessment.status,
            owed=assessment.outstanding,
            opens_step=step.rung if step is not None and step.open_now else None,
        )

    def _dated(self, unfinished: Unfinished, now: datetime) -> Unfinished:
        """The same with its nearest window: dates do not wait until a complaint is finished."""
        case = unfinished.glimpse.case
        if case is None:
            return unfinished
        windows = assess(case, self._cases.book(case), now).windows
        return replace(unfinished, window=windows[0]) if windows else unfinished

    def _running(
        self, rows: tuple[IndexRow, ...], seen: Mapping[str, tuple[Case, Assessment]]
    ) -> tuple[Running, ...]:
        found: list[Running] = []
        for row in rows:
            case, assessment = seen[row.case_id]
            name, colour = self._marketplace(case)
            found += [
                Running(
                    case_id=case.id,
                    title=row.title,
                    marketplace=name,
                    colour=colour,
                    clock=clock,
                    what=Text(f"rules.{clock.rule}.title"),
                    start=start_of(clock.because),
                )
                for clock in _nearest(assessment.windows)
            ]
        found.sort(key=lambda each: (each.clock.day, each.case_id, each.clock.rule))
        return tuple(found[:_RUNNING_SHOWN])

    def _marketplace(self, case: Case) -> tuple[str, str]:
        book = self._cases.book(case)
        colour = case.marketplace if book.marketplace is None else book.marketplace.colour
        return marketplace_name(case, book), colour


def _nearest(clocks: Iterable[Clock]) -> Iterator[Clock]:
    """The nearest date of a case and all that close soon: the rest is on the case itself."""
    for number, clock in enumerate(clocks):
        if number == 0 or clock.state == "closing":
            yield clock


def start_of(because: Text) -> date | None:
    """The day a date counts from, as the sum that explains it names it."""
    for name, value in because.args.items():
        if name == "start" and isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        if isinstance(value, Text):
            found = start_of(value)
            if found is not None:
                return found
    return None
