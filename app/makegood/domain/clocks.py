"""A deadline rule computed for one case."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from makegood.domain.anchors import Anchors
from makegood.domain.assessment import Clock, ClockState, Waiting
from makegood.domain.calendars import Calendar
from makegood.domain.case import Event, PageDate
from makegood.domain.conditions import evaluate, missing_facts
from makegood.domain.pacing import PACING
from makegood.domain.routes import Candidate
from makegood.domain.rules import MetBy, OuterDate, Rule, Term
from makegood.domain.situation import Situation
from makegood.domain.terms import Counted, count_term, nominal_days, order_of
from makegood.domain.text import Text, say

_COUNTRY_FACTS: Final = {"user_country": "country", "trader_country": "trader_country"}
_ENDS_A_RIGHT: Final = frozenset({"file_by", "due", "info_until"})
_PLANNED: Final = frozenset({"file_by", "due"})
_ANSWERED: Final = frozenset({"reply_due", "due", "remind"})


class Computed(NamedTuple):
    """What a rule comes to: a clock, what it waits for, or both where the date may yet move."""

    clock: Clock | None
    waiting: Waiting | None


class _Terms(NamedTuple):
    """The terms that could be counted, and the facts that would give the others.

    `whole`: all could be. `untaken`: one waits for a step not yet taken.
    """

    counted: list[Counted]
    missing: tuple[str, ...]
    whole: bool
    untaken: bool


class _Due(NamedTuple):
    """The date of a rule with its sum, before anything is asked of it."""

    day: date
    at: datetime | None
    unrolled: date
    start: date | None
    because: Text


NOTHING: Final = Computed(None, None)


def compute(
    candidate: Candidate, situation: Situation, anchors: Anchors, done: frozenset[str]
) -> Computed:
    """A rule for one case. `done` are rules whose step the user has taken: those dates are met."""
    rule = candidate.rule
    page_dates = situation.case.page_dates
    own = _own_date(rule.id, page_dates) if page_dates else None
    terms = _count(candidate, situation, anchors)
    if own is None and ((not terms.counted and not terms.missing) or _too_soon(candidate, terms)):
        return NOTHING
    applies: bool | None = True
    settles: tuple[str, ...] = ()
    if candidate.rest is not None:
        applies = evaluate(candidate.rest, situation.facts)
        if applies is False:
            return NOTHING
        if applies is None:
            settles = missing_facts(candidate.rest, situation.facts)
    chosen = _choose(candidate, terms, situation)
    waiting = Waiting(rule.id, _join(terms.missing, settles)) if terms.missing else None
    if own is not None:
        due, waiting = _own_due(own, chosen, situation), None
    elif chosen is None:
        return Computed(None, waiting)
    else:
        due = _due(candidate, chosen, situation, anchors)
        settles = _join(settles, terms.missing)
    if not _valid(rule, situation.today if rule.valid_by == "today" else due.start):
        return NOTHING
    plan_by = None
    if rule.who == "user" and rule.kind in _PLANNED:
        plan_by = _plan_by(candidate, due)
    met = rule.id in done or (bool(rule.met_by) and _met(rule, chosen, situation))
    clock = Clock(
        rule=rule.id,
        kind=rule.kind,
        group=rule.group,
        who=rule.who,
        nature=rule.nature,
        day=due.day,
        at=due.at,
        plan_by=plan_by,
        outer=None
        if rule.outer is None
        else _outer(candidate, rule.outer, due, situation, anchors),
        unrolled=due.unrolled,
        state="met" if met else _state(rule, due, plan_by, situation),
        applies="yes" if applies else "maybe",
        settles=settles,
        confidence=rule.confidence,
        because=due.because,
        sources=rule.sources,
        closes=rule.closes,
        own_date=own is not None,
        anchor_about=own is None and chosen is not None and chosen.found.about,
        holidays_known=own is not None or chosen is None or chosen.holidays_known,
    )
    return Computed(clock, waiting)


def _count(candidate: Candidate, situation: Situation, anchors: Anchors) -> _Terms:
    rule, terms = candidate.rule, candidate.terms
    calendar = None if rule.calendar is None else _calendar(rule.calendar, situation)
    counted: list[Counted] = []
    missing: tuple[str, ...] = ()
    untaken = False
    for term in terms:
        found = anchors.find(term.anchor)
        if found is None:
            fact = anchors.fact_to_ask(term.anchor)
            if fact is None:
                untaken = True
            else:
                missing = _join(missing, (fact,))
            continue
        result = count_term(term, found, situation, calendar, late=candidate.late)
        if result is not None:
            counted.append(result)
        elif rule.calendar in _COUNTRY_FACTS:
            missing = _join(missing, (_COUNTRY_FACTS[rule.calendar],))
    return _Terms(counted, missing, len(counted) == len(terms), untaken)


def _too_soon(candidate: Candidate, terms: _Terms) -> bool:
    """Whether a wait that runs to the later of two dates lacks a step: no fact would help."""
    return terms.untaken and candidate.late and bool(candidate.rule.latest_of)


def _choose(candidate: Candidate, terms: _Terms, situation: Situation) -> Counted | None:
    """The term that decides.

    With one anchor of two still unknown, a date to act by is shown as far as it is known; a
    wait that runs to the later of two dates is not, because it would end too soon.
    """
    latest, late = bool(candidate.rule.latest_of), candidate.late
    if not terms.counted or (latest and late and not terms.whole):
        return None
    if len(terms.counted) == 1:
        return terms.counted[0]
    pick = max if latest else min
    return pick(terms.counted, key=lambda counted: order_of(counted, situation.zone, late=late))


def _due(candidate: Candidate, chosen: Counted, situation: Situation, anchors: Anchors) -> _Due:
    rule = candidate.rule
    day, at, because = chosen.day, chosen.at, chosen.because
    if rule.earliest_of:
        because = say("app_dates.because.earlier", sum=because)
    elif rule.latest_of:
        because = say("app_dates.because.later", sum=because)
    if rule.cap is not None:
        cap = _count_one(rule.cap, candidate, situation, anchors)
        zone, late = situation.zone, candidate.late
        if cap is not None and order_of(cap, zone, late=late) < order_of(chosen, zone, late=late):
            day, at = cap.day, cap.at
            because = say("app_dates.because.capped", sum=because, cap=cap.because)
    unrolled = day
    if rule.roll is not None and rule.calendar is not None:
        calendar = _calendar(rule.calendar, situation)
        day = unrolled if calendar is None else calendar.next_working(unrolled)
        if day != unrolled:
            because = say("app_dates.because.rolled", sum=because, day=day)
    if chosen.found.about:
        name = "about_latest" if candidate.late else "about_earliest"
        because = say(f"app_dates.because.{name}", sum=because)
    if not chosen.holidays_known:
        because = say("app_dates.because.holidays_unknown", sum=because)
    return _Due(day, at, unrolled, chosen.start, because)


def _own_due(own: PageDate, chosen: Counted | None, situation: Situation) -> _Due:
    day = situation.day_of(own.day)
    args: dict[str, str | date | Text] = {"day": day}
    if own.seen_at:
        args["seen_at"] = own.seen_at
    name = "own_date_seen" if own.seen_at else "own_date"
    start = None if chosen is None else chosen.start
    return _Due(day, own.day.at, day, start, Text(f"app_dates.because.{name}", args))


def _own_date(rule_id: str, page_dates: tuple[PageDate, ...]) -> PageDate | None:
    for page_date in reversed(page_dates):
        if page_date.rule == rule_id:
            return page_date
    return None


def _count_one(
    term: Term, candidate: Candidate, situation: Situation, anchors: Anchors
) -> Counted | None:
    found = anchors.find(term.anchor)
    if found is None:
        return None
    name = candidate.rule.calendar
    calendar = None if name is None else _calendar(name, situation)
    return count_term(term, found, situation, calendar, late=candidate.late)


def _calendar(name: str, situation: Situation) -> Calendar | None:
    country: object = name
    if name in _COUNTRY_FACTS:
        country = situation.facts.get(_COUNTRY_FACTS[name])
    return situation.book.calendar(country) if isinstance(country, str) else None


def _valid(rule: Rule, day: date | None) -> bool:
    if day is None:
        return True
    after = rule.valid_from is None or rule.valid_from <= day
    return after and (rule.valid_to is None or day <= rule.valid_to)


def _plan_by(candidate: Candidate, due: _Due) -> date:
    """The date less its lead, which is never more than a part of the term itself.

    A date that somebody named outright has no term to take a part of.
    """
    rule = candidate.rule
    lead = rule.lead
    if lead is None:
        lead = PACING.slow_lead if rule.slow else PACING.lead
    if due.start is not None:
        term = (due.unrolled - due.start).days
    else:
        term = min(nominal_days(part.offset, due.unrolled) for part in candidate.terms)
    if term > 0 or due.at is not None:
        lead = min(lead, max(0, term) // PACING.lead_share)
    return due.unrolled - timedelta(days=lead)


def _outer(
    candidate: Candidate, outer: OuterDate, due: _Due, situation: Situation, anchors: Anchors
) -> date | None:
    counted = _count_one(outer.term, candidate, situation, anchors)
    return None if counted is None or counted.day <= due.day else counted.day


def _state(rule: Rule, due: _Due, plan_by: date | None, situation: Situation) -> ClockState:
    today, now = situation.today, situation.now
    if rule.kind == "wait_until":
        return "closed" if (today >= due.day if due.at is None else now >= due.at) else "running"
    if today > due.day if due.at is None else now > due.at:
        return "closed"
    if rule.kind in _ENDS_A_RIGHT:
        near = (due.day - today).days <= PACING.closing
        if near or (plan_by is not None and today > plan_by):
            return "closing"
    return "running"


def _met(rule: Rule, chosen: Counted | None, situation: Situation) -> bool:
    """Whether an entry of the log settles the date.

    What answers something cannot have come before it; what files something in time may.
    """
    events = situation.events
    if rule.kind in _ANSWERED and chosen is not None:
        since = chosen.found.event
        if since is not None:
            events = events[events.index(since) + 1 :]
        else:
            events = tuple(e for e in events if situation.day_of(e.at) >= chosen.start)
    return any(_settles(met_by, event, situation) for met_by in rule.met_by for event in events)


def _settles(met_by: MetBy, event: Event, situation: Situation) -> bool:
    if event.kind != met_by.event or event.outcome == "automatic":
        return False
    if met_by.stage is not None and event.stage != met_by.stage:
        return False
    if met_by.rung is not None and situation.log.rung_of(event) != met_by.rung:
        return False
    return met_by.party is None or met_by.party in situation.log.parties_of(event)


def _join(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    if not first or not second:
        return first or second
    return (*first, *(name for name in second if name not in first))
