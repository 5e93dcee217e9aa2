"""What there is to do: the one function behind Today, badge, reminder, calendar and `due`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from makegood.domain.assess import assess
from makegood.domain.pacing import PACING
from makegood.domain.text import Text
from makegood.services.summaries import marketplace_name, next_action, next_why, title_of
from makegood.services.unfinished import dated, finish_action, finish_why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
    last day, if one runs. `unfinished`: about a complaint that is not a case yet; `case_id` is
    the id it will have.
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
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """A date that runs for a case. `start` is the day it counts from, where that is known.

    `paused`: the user left the case alone for a while; its date does not.
    """

    case_id: str
    title: str
    marketplace: str
    colour: str
    clock: Clock
    what: Text
    start: date | None
    paused: bool = False

    def part_over(self, today: date) -> float | None:
        """How much of the time is gone, 0 to 1; None where it is not known when it began."""
        if self.start is None or self.clock.day <= self.start:
            return None
        whole = (self.clock.day - self.start).days
        return min(1.0, max(0.0, (today - self.start).days / whole))


@dataclass(frozen=True, slots=True)
class Agenda:
    """What there is to do as of `today`.

    `first` is the one next thing, also where it lies more than a week ahead; `due` what else is
    due within the week; `running` dates nearest first; `unfinished` the other complaints that are
    not finished; `rest` going cases that are in none of these. `due_now` counts what is due today
    or overdue: the badge. `next_after`: the first day after all that is due on which a case asks
    for something or a last day is.
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
        today, until = now.date(), now.date() + within
        self._cases.refresh()
        index = self._cases.index
        complaints = dated(self._sessions, self._cases, now)
        days = [each.plan[0] for each in complaints if each.plan is not None]
        beyond = min(
            [day for day in (index.next_after(until), *days) if day is not None and day > until],
            default=None,
        )
        rows = index.due(today, until, limit)
        if not rows and beyond is not None and not any(day <= until for day in days):
            until = beyond
            rows = index.due(today, until, 1)
        if rows and rows[0].status == "paused":
            # Past any number of paused cases, the first that goes on is one of them.
            going = index.due(today, until, 1, paused=False)
            rows = (*rows, *(row for row in going if row not in rows))
        windows = index.windows(_RUNNING_SHOWN)
        seen = self._assessed([row.case_id for row in (*rows, *windows)], now)
        due = [self._due(row, *seen[row.case_id]) for row in rows]
        due += [found for each in complaints if (found := self._to_finish(each, until))]
        due.sort(key=lambda each: _nearest_first(each, today))
        due = _to_act_first(due)[:limit]
        shown = {each.case_id for each in due}
        running = self._running(windows, seen)
        in_sight = shown | {each.case_id for each in running}
        after = self._after(due, until, complaints, seen.values())
        page = index.page(only="open", limit=SHOWN)
        counts = index.counts()
        return Agenda(
            today=today,
            first=due[0] if due else None,
            due=tuple(due[1:]),
            running=running,
            unfinished=tuple(each for each in complaints if each.id not in shown),
            rest=tuple(row for row in page if row.case_id not in in_sight),
            going=counts["open"],
            closed=counts["closed"],
            due_now=index.count_due(today) + sum(day <= today for day in days),
            at_stake=index.owed(),
            next_after=after,
        )

    def due_now(self) -> int:
        """How many cases, and complaints not finished, have something due today or overdue."""
        self._cases.refresh()
        now = self._clock()
        complaints = dated(self._sessions, self._cases, now)
        late = [each for each in complaints if each.plan and each.plan[0] <= now.date()]
        return self._cases.index.count_due(now.date()) + len(late)

    def _after(
        self,
        due: Sequence[Due],
        until: date,
        complaints: Iterable[Unfinished],
        seen: Iterable[tuple[Case, Assessment]],
    ) -> date | None:
        """The first day after those of `due` on which a case asks for something or a window ends.

        A case that is not `seen` has its next day later than all of `due`, its windows later still.
        """
        last = max((each.day for each in due), default=until)
        days = [self._cases.index.next_after(last)]
        days += [each.plan[0] for each in complaints if each.plan is not None]
        windows = [clock for _case, assessment in seen for clock in assessment.windows]
        windows += [each.window for each in complaints if each.window is not None]
        for clock in windows:
            days += [clock.plan_by, clock.day]
        return min((day for day in days if day is not None and day > last), default=None)

    def _assessed(
        self, case_ids: Iterable[str], now: datetime
    ) -> dict[str, tuple[Case, Assessment]]:
        cases = self._cases.get_many(dict.fromkeys(case_ids))
        return {
            case_id: (case, assess(case, self._cases.book(case), now))
            for case_id, case in cases.items()
        }

    def _due(self, row: IndexRow, case: Case, assessment: Assessment) -> Due:
        action = next_action(case, assessment)
        assert row.next_day is not None
        assert action is not None
        return self._thing(case, assessment, row.next_day, action, next_why(assessment))

    def _to_finish(self, complaint: Unfinished, until: date) -> Due | None:
        """What a complaint that is not finished asks for up to a day, for the sake of a window."""
        case, found, plan = complaint.glimpse.case, complaint.assessment, complaint.plan
        if case is None or found is None or plan is None or plan[0] > until:
            return None
        day, window = plan
        due = self._thing(case, found, day, finish_action(), finish_why(window))
        return replace(due, status="draft", unfinished=True)

    def _thing(
        self, case: Case, assessment: Assessment, day: date, action: Text, why: Text | None
    ) -> Due:
        name, colour = self._marketplace(case)
        return Due(
            case_id=case.id,
            title=title_of(case, self._guide.words(self._language)),
            marketplace=name,
            colour=colour,
            day=day,
            action=action,
            why=why,
            window=assessment.windows[0] if assessment.windows else None,
            status=assessment.status,
            owed=assessment.outstanding,
        )

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
                    paused=assessment.status == "paused",
                )
                for clock in _nearest(assessment.windows)
            ]
        found.sort(key=lambda each: (each.clock.day, each.case_id, each.clock.rule))
        return tuple(found[:_RUNNING_SHOWN])

    def _marketplace(self, case: Case) -> tuple[str, str]:
        book = self._cases.book(case)
        colour = case.marketplace if book.marketplace is None else book.marketplace.colour
        return marketplace_name(case, book), colour


def _nearest_first(due: Due, today: date) -> tuple[date, bool, date, date, str]:
    """The order of `CaseIndex.due`."""
    last = None if due.window is None else due.window.day
    return max(due.day, today), last is None, last or due.day, due.day, due.case_id


def _to_act_first(due: list[Due]) -> list[Due]:
    """The same with something to act on in the first place.

    A paused case stands there only while its window closes before that of every other.
    """
    going = [each for each in due if each.status != "paused"]
    if not going or due[0].status != "paused":
        return due
    last = None if due[0].window is None else due[0].window.day
    others = [each.window.day for each in going if each.window is not None]
    if last is not None and all(last < other for other in others):
        return due
    return [going[0], *(each for each in due if each is not going[0])]


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
