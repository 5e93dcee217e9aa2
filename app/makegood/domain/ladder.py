"""Which step a case is on, what comes next and when it opens, what may run beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from makegood.domain.assessment import OPEN_STATES, Clock, NextStep
from makegood.domain.case import Event
from makegood.domain.conditions import evaluate
from makegood.domain.marketplace import Ladder, Rung
from makegood.domain.offsets import add_hours, add_offset, last_moment
from makegood.domain.route import line_of
from makegood.domain.rules import Offset
from makegood.domain.situation import ACTIONS, Situation
from makegood.domain.text import Text, say

_DAY: Final = timedelta(days=1)
_NONE: Final[list[Clock]] = []


class Steps(Struct, frozen=True, gc=False):
    """The ladder of one case.

    `windows` are the rules that end this step, the next, one beside them, or a later one that is
    certainly for this case. `changes`: the first day on which waiting alone may bring a further
    step beside these.
    """

    current: Rung | None
    next: NextStep | None
    beside: tuple[NextStep, ...]
    windows: frozenset[str]
    changes: date | None


NO_STEPS: Final = Steps(None, None, (), frozenset(), None)


def steps_done(situation: Situation) -> frozenset[str]:
    """The rules that are settled: windows of rungs taken, and waits that no rung needs any more.

    A refusal opens a step at once: nobody need wait out the time that was meant for an answer.
    """
    ladder = situation.ladder
    if ladder is None or not situation.events:
        return frozenset()
    taken = situation.taken
    done: set[str] = set()
    if taken:
        done.update(rule for rung in ladder.rungs if rung.id in taken for rule in rung.windows)
    unlockable = situation.book.route(ladder).unlockable
    opened = [rung for rung in unlockable if evaluate(rung.unlock, situation.facts) is True]
    if opened:
        waited_for = {rule for rung in ladder.rungs if rung not in opened for rule in rung.opens}
        done.update(rule for rung in opened for rule in rung.opens if rule not in waited_for)
    return frozenset(done)


def is_answer(event: Event) -> bool:
    """Whether somebody answered: not an automatic receipt, not a call that brought nothing."""
    if event.kind in ("received", "offer"):
        return event.outcome != "automatic"
    return event.kind in ("call", "chat") and event.outcome not in (None, "automatic")


def after_wait(event: Event, wait: Offset, situation: Situation) -> date:
    """The day a wait ends that began with an event; a bare date counts to its end for hours."""
    day = situation.day_of(event.at)
    if wait.hours is not None:
        at = event.at.at
        begin = last_moment(day, situation.zone) if at is None else at.astimezone(situation.zone)
        return add_hours(begin, wait.hours).date()
    if wait.working_days is None:
        return add_offset(day, wait)
    country = situation.facts.get("country")
    calendar = situation.book.calendar(country if isinstance(country, str) else None)
    if calendar is None:
        return add_offset(day, Offset(days=wait.working_days))
    return calendar.add(day, wait.working_days)


def _all_over(windows: list[Clock]) -> bool:
    """Whether every window of a rung that surely applies has passed, and there is one."""
    late = False
    for clock in windows:
        if clock.applies == "yes":
            if clock.state != "closed":
                return False
            late = True
    return late


def _perhaps_over(windows: list[Clock]) -> bool:
    """Whether no window of a rung is known to be open any more, sure or not, and there is one."""
    return bool(windows) and all(clock.state == "closed" for clock in windows)


def climb(situation: Situation, clocks: Mapping[str, Clock]) -> Steps:
    """The ladder of a case whose dates are `clocks`, by rule."""
    if situation.ladder is None:
        return NO_STEPS
    return _Climb(situation, situation.ladder, clocks).steps()


class _Climb:
    """One look at a ladder; exists only while `climb` runs."""

    def __init__(self, situation: Situation, ladder: Ladder, clocks: Mapping[str, Clock]) -> None:
        self._situation = situation
        self._clocks = clocks
        self._taken = situation.taken
        self._acted = [event for event in situation.events if event.kind in ACTIONS]
        route = situation.book.route(ladder)
        rungs = situation.log.rungs
        if route.asks_the_log:
            rungs = route.rungs(situation.facts)
        self._sure = rungs.sure
        self._line = rungs.line
        if self._taken:
            self._line = line_of(self._with_taken(ladder))
        self._by_rung: dict[str, list[Clock]] = {}
        for rule, clock in clocks.items():
            for name in route.ended_by.get(rule, ()):
                self._by_rung.setdefault(name, []).append(clock)
        self._late = frozenset(
            [rung_id for rung_id, listed in self._by_rung.items() if _all_over(listed)]
        )
        gone = [rung_id for rung_id, listed in self._by_rung.items() if _perhaps_over(listed)]
        self._gone = self._late.union(gone)
        self._urgent = frozenset(
            [rung_id for rung_id, listed in self._by_rung.items() if self._presses(listed)]
        )
        self._current = self._find_current()

    def steps(self) -> Steps:
        current = self._current
        ahead = self._ahead()
        free = ahead
        if self._late:
            free = [r for r in ahead if r.id not in self._late and not self._stranded(r)]
        pressing = (r for r in free if r.id in self._urgent and self._step(r).open_now)
        nearest = next(pressing, None) if self._urgent else None
        nearest = nearest or next(iter(free or ahead), None)
        upcoming = None if nearest is None else self._step(nearest)
        answer = self._answer_by(nearest, upcoming)
        alongside = {rung.id for rung in self._line.beside if self._open_to(rung)}
        alongside.update([rung.id for rung in ahead if self._ends_by(rung, answer)])
        alongside.update([rung.id for rung in self._instead(ahead, nearest, free[1:])])
        beside = [r for r in self._line.all if r.id in alongside and r is not nearest]
        shown = {rung.id for rung in (current, nearest, *beside) if rung is not None}
        return Steps(
            current,
            upcoming,
            tuple([self._step(rung) for rung in beside]),
            self._planned_for(shown),
            self._changes(nearest, [rung for rung in ahead if rung.id not in shown]),
        )

    def _presses(self, windows: list[Clock]) -> bool:
        """Whether the day to take a step by has come: one of its windows surely closes soon."""
        today = self._situation.today
        return any(
            clock.state in OPEN_STATES
            and clock.planned
            and clock.nature == "required"
            and (clock.plan_by or clock.unrolled) <= today
            for clock in windows
        )

    def _planned_for(self, shown: set[str]) -> frozenset[str]:
        """The rules that end a step shown, or a later one that is certainly for this case."""
        theirs = self._sure.intersection(self._line.by_id) - self._taken
        return frozenset(
            [
                clock.rule
                for rung_id, listed in self._by_rung.items()
                if rung_id in shown or rung_id in theirs
                for clock in listed
            ]
        )

    def _with_taken(self, ladder: Ladder) -> tuple[Rung, ...]:
        """The rungs that may be taken or have been, less those that a step taken has ended."""
        taken = self._taken
        ended = {name for rung in ladder.rungs if rung.id in taken for name in rung.closes}
        possible = self._line.by_id
        return tuple(
            [
                rung
                for rung in ladder.rungs
                if rung.id in taken or (rung.id in possible and rung.id not in ended)
            ]
        )

    def _find_current(self) -> Rung | None:
        for rungs in (self._line.main, self._line.beside) if self._taken else ():
            for rung in reversed(rungs):
                if rung.id in self._taken:
                    return rung
        return None

    def _ahead(self) -> list[Rung]:
        """The rungs of the main line after the current one."""
        main, current = self._line.main, self._current
        if current is None or current.beside:
            return list(main)
        return list(main[main.index(current) + 1 :])

    def _instead(self, ahead: list[Rung], nearest: Rung | None, free: list[Rung]) -> list[Rung]:
        """What else to show where time has run out.

        A step passed over because it is too late can still be asked for. Where the next one only
        perhaps is, the first after it that surely is not stands beside it.
        """
        if nearest is None:
            return []
        shown = [
            rung
            for rung in ahead[: ahead.index(nearest)]
            if rung.id in self._late and not self._still_first(rung)
        ]
        if nearest.id in self._gone - self._late:
            open_now = (
                rung for rung in free if rung.id not in self._gone and not self._still_first(rung)
            )
            shown += list(open_now)[:1]
        return shown

    def _windows(self, rung: Rung) -> list[Clock]:
        """The dates after which a rung is too late, by its own list and by the rules' `closes`."""
        return self._by_rung.get(rung.id, _NONE)

    def _open_to(self, rung: Rung) -> bool:
        ready = rung.id not in self._taken and rung.id not in self._late
        return ready and not self._still_first(rung)

    def _still_first(self, rung: Rung) -> list[Rung]:
        """The steps that must be taken before this one and are still open to this case.

        Nobody waits for a step whose time has run out, and nobody waits whose own time is running
        out; but for what goes on from a step with the same party: that has nothing to go on from.
        """
        by_id = self._line.by_id
        pressing = rung.id in self._urgent
        return [
            by_id[name]
            for name in rung.after
            if name in by_id
            and name not in self._taken
            and (by_id[name].party == rung.party or not (pressing or name in self._gone))
        ]

    def _stranded(self, rung: Rung) -> bool:
        """Whether it goes on from a step that it is too late for."""
        return any(other.id in self._late for other in self._still_first(rung))

    def _ends_by(self, rung: Rung, day: date | None) -> bool:
        if rung.id in self._urgent:
            return True
        if day is None or rung.id in self._late or rung.id not in self._by_rung:
            return False
        return any(end <= day for end in self._ends(rung))

    def _ends(self, rung: Rung) -> list[date]:
        """By when to act at the latest, for each window of a rung that is still open."""
        return [
            clock.plan_by or clock.unrolled
            for clock in self._windows(rung)
            if clock.state in OPEN_STATES
        ]

    def _changes(self, nearest: Rung | None, hidden: list[Rung]) -> date | None:
        """When a hidden step would show because nothing was begun: the answer moves with today."""
        wait = None if nearest is None else self._wait_of(nearest)
        if self._current is not None or self._acted or wait is None:
            return None
        today = self._situation.today
        length = after_wait(self._now(), wait, self._situation) - today
        ends = [end for rung in hidden if rung.id not in self._late for end in self._ends(rung)]
        if not ends:
            return None
        if wait.months is not None or wait.years is not None or wait.working_days is not None:
            return today + _DAY  # such a length is not the same from every day
        return min(ends) - length  # later than today, or the step would be shown already

    def _step(self, rung: Rung) -> NextStep:
        open_days = [clock.unrolled for clock in self._windows(rung) if clock.state in OPEN_STATES]
        opens, open_now, because = self._opening(rung)
        if open_now and rung.id in self._late:
            because = say("app_dates.next.passed")
        return NextStep(
            rung=rung.id,
            opens=opens,
            open_now=open_now,
            because=because,
            closes=rung.closes,
            last_day=min(open_days, default=None),
        )

    def _opening(self, rung: Rung) -> tuple[date | None, bool, Text]:
        """When a rung opens, whether it is open now, and why. Customary waits delay nothing."""
        situation = self._situation
        if rung.unlock is not None and evaluate(rung.unlock, situation.facts) is True:
            return None, True, say("app_dates.next.unlocked")
        first = self._still_first(rung)
        if first:
            title = Text(f"{situation.case.marketplace}.rungs.{first[0].id}.title")
            return None, False, say("app_dates.next.after", step=title)
        latest: date | None = None
        because = say("app_dates.next.open_now")
        held = False
        for name in rung.opens:
            rule = situation.book.rules.get(name)
            if rule is None or rule.nature == "customary":
                continue
            held = True
            clock = self._clocks.get(name)
            if clock is None:
                if evaluate(rule.applies, situation.facts) is not False:
                    title = Text(f"rules.{name}.title")
                    return None, False, say("app_dates.next.not_started", rule=title)
                continue
            if clock.state in ("closed", "met"):
                continue
            opens = clock.day + _DAY if clock.kind == "reply_due" else clock.day
            if latest is None or opens > latest:
                latest = opens
                because = say("app_dates.next.opens", day=opens, sum=clock.because)
        if not held and rung.after:
            latest, because = self._own_wait(because)
            latest, because = self._in_time(rung, latest, because)
        return latest, latest is None, because

    def _in_time(self, rung: Rung, opens: date | None, because: Text) -> tuple[date | None, Text]:
        """Our own wait, ended before it would run past the day to take the step by."""
        act_by = min(self._ends(rung), default=None)
        if opens is None or act_by is None or opens <= act_by:
            return opens, because
        last_day = min(
            clock.unrolled for clock in self._windows(rung) if clock.state in OPEN_STATES
        )
        because = say("app_dates.next.too_late_to_wait", day=last_day)
        return (act_by if act_by > self._situation.today else None), because

    def _now(self) -> Event:
        """An entry of this moment, to count a usual wait from where nothing was begun."""
        return Event(id="", kind="note", at=self._situation.moment)

    def _own_wait(self, because: Text) -> tuple[date | None, Text]:
        """The wait of the present step, from its first message, where no rule says how long."""
        current = self._current
        if current is None or current.wait is None:
            return None, because
        events = self._situation.events
        started = next(
            (
                index
                for index, event in enumerate(events)
                if event.kind in ACTIONS and self._situation.log.rung_of(event) == current.id
            ),
            None,
        )
        if started is None or any(
            is_answer(event) and event.outcome != "promise" for event in events[started + 1 :]
        ):
            return None, because
        day = after_wait(events[started], current.wait, self._situation)
        if day <= self._situation.today:
            return None, because
        return day, say("app_dates.next.wait", day=day)

    def _answer_by(self, nearest: Rung | None, upcoming: NextStep | None) -> date | None:
        """The day by which the present step can be expected to have had its answer."""
        situation = self._situation
        days = [
            clock.day
            for clock in self._clocks.values()
            if clock.kind == "reply_due" and clock.applies == "yes" and clock.state == "running"
        ]
        if upcoming is not None and upcoming.opens is not None:
            days.append(upcoming.opens)
        present = self._current or nearest
        wait = None if present is None else self._wait_of(present)
        if wait is not None:
            start = self._acted[-1] if self._acted else self._now()
            days.append(after_wait(start, wait, situation))
        return max(days, default=None)

    def _wait_of(self, rung: Rung) -> Offset | None:
        if rung.wait is not None:
            return rung.wait
        for name in rung.channels:
            channel = self._situation.book.channels.get(name)
            if channel is not None and (channel.reply or channel.follow_up):
                return channel.reply or channel.follow_up
        return None
