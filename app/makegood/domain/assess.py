"""Everything that follows from a case today: the one function behind every list and reminder."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from makegood.domain.anchors import Anchors
from makegood.domain.assessment import OPEN_STATES, Assessment, Clock, FollowUp
from makegood.domain.book import Book, after
from makegood.domain.case import Case
from makegood.domain.clocks import Clocks
from makegood.domain.follow_up import follow_up, paused_follow_up, windows_of
from makegood.domain.ladder import Steps, climb, steps_done
from makegood.domain.outstanding import outstanding
from makegood.domain.pacing import PACING
from makegood.domain.situation import Situation
from makegood.domain.status import standing, status_of

_CLOSING: Final = timedelta(days=PACING.closing)


def assess(case: Case, book: Book, now: datetime) -> Assessment:
    """All dates, the next step, the reminder and the status of a case at `now`.

    `now` is aware, in the user's zone: dates are days of that zone. Raises `ValueError` for a
    time without a zone.
    """
    situation = Situation(case, book, now)
    anchors = Anchors(situation)
    state = standing(situation)
    found = all_clocks(situation, anchors)
    steps = climb(situation, found.by_rule)
    clocks = tuple(sorted(found.by_rule.values(), key=_nearest_first))
    reminder: FollowUp | None = None
    windows = windows_of(clocks, steps) if state.kind in ("going", "paused") else ()
    if state.kind == "going":
        reminder = follow_up(situation, anchors, clocks, steps, windows)
    else:
        clocks = tuple(clock for clock in clocks if clock.kind != "remind")
        if state.until is not None:
            reminder = paused_follow_up(state.until)
    return Assessment(
        today=situation.today,
        status=status_of(situation, state, windows, reminder),
        clocks=clocks,
        windows=windows,
        waiting_for=tuple(found.waiting),
        follow_up=reminder,
        current_rung=None if steps.current is None else steps.current.id,
        next=steps.next,
        beside=steps.beside,
        outstanding=outstanding(case),
        valid_until=_valid_until(situation, clocks, steps, reminder),
    )


def all_clocks(situation: Situation, anchors: Anchors) -> Clocks:
    """Every date of a case, by rule, and what waits for a fact: the part that only computes."""
    case, book = situation.case, situation.book
    sifted, candidates = book.candidates.for_case(
        situation.facts, situation.kinds, page_dates=bool(case.page_dates)
    )
    found = Clocks(situation, anchors, sifted, steps_done(situation))
    for candidate in candidates:
        found.compute(candidate)
    return found


def _nearest_first(clock: Clock) -> tuple[bool, date, str]:
    return clock.state not in OPEN_STATES, clock.day, clock.rule


def _valid_until(
    situation: Situation, clocks: tuple[Clock, ...], steps: Steps, reminder: FollowUp | None
) -> date | None:
    """The first day on which time alone changes something; today while an hour is running out."""
    today = situation.today
    days: list[date | None] = [*situation.book.turning_days, steps.changes]
    for clock in clocks:
        if clock.state not in OPEN_STATES:
            continue
        if clock.at is not None:
            end = clock.at.astimezone(situation.zone).date()
            if end <= today:
                return today
            days.append(end)
        days.append(clock.day if clock.day > today else after(clock.day))
        if clock.plan_by is not None and clock.plan_by >= today:
            days.append(clock.plan_by if clock.plan_by > today else after(clock.plan_by))
        if clock.day - today > _CLOSING:
            days.append(clock.day - _CLOSING)
    days += [step.opens for step in (steps.next, *steps.beside) if step is not None]
    if reminder is not None:
        days += (reminder.day, after(reminder.day))
    return min((day for day in days if day is not None and day > today), default=None)
