"""A deadline rule computed for one case."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from makegood.domain.anchors import Anchors
from makegood.domain.assessment import Clock, ClockState, Waiting
from makegood.domain.book import Candidate
from makegood.domain.calendars import Calendar
from makegood.domain.case import Event, PageDate
from makegood.domain.conditions import evaluate, missing_facts
from makegood.domain.pacing import PACING
from makegood.domain.rules import MetBy, Rule, Term
from makegood.domain.situation import Situation
from makegood.domain.terms import Counted, count_term, nominal_days
from makegood.domain.text import Text, say

_COUNTRY_FACTS: Final = {"user_country": "country", "trader_country": "trader_country"}
_ENDS_A_RIGHT: Final = frozenset({"file_by", "due", "info_until"})
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


def is_late(rule: Rule) -> bool:
    """Whether an unsure anchor makes the term longer: waits, and what the other side owes."""
    return rule.kind in ("wait_until", "reply_due") or rule.who == "other_side"


def compute(
    candidate: Candidate, situation: Situation, anchors: Anchors, done: frozenset[str]
) -> Computed:
    """A rule for one case. `done` are rules whose step the user has taken: those dates are met."""
    rule = candidate.rule
    own = _own_date(rule.id, situation.case.page_dates)
    terms = _count(candidate, situation, anchors)
    if own is None and ((not terms.counted and not terms.missing) or _too_soon(rule, terms)):
        return NOTHING
    applies = evaluate(candidate.rest, situation.facts)
    if applies is False:
        return NOTHING
    settles = () if applies else missing_facts(candidate.rest, situation.facts)
    chosen = _choose(rule, terms)
    waiting = Waiting(rule.id, _join(terms.missing, settles)) if terms.missing else None
    if own is not None:
        due, waiting = _own_due(own, chosen, situation), None
    elif chosen is None:
        return Computed(None, waiting)
    else:
        due = _due(rule, chosen, situation, anchors)
        settles = _join(settles, terms.missing)
    measured = situation.today if rule.valid_by == "today" else due.start
    if measured is not None and not _valid(rule, measured):
        return NOTHING
    plan_by = _plan_by(candidate, due)
    met = rule.id in done or _met(rule, chosen, situation)
    clock = Clock(
        rule=rule.id,
        kind=rule.kind,
        group=rule.group,
        who=rule.who,
        nature=rule.nature,
        day=due.day,
        at=due.at,
        plan_by=plan_by,
        outer=_outer(rule, due.day, situation, anchors),
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
    calendar = _calendar(rule, situation)
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
        result = count_term(term, found, situation, calendar, late=is_late(rule))
        if result is not None:
            counted.append(result)
        elif rule.calendar in _COUNTRY_FACTS:
            missing = _join(missing, (_COUNTRY_FACTS[rule.calendar],))
    return _Terms(counted, missing, len(counted) == len(terms), untaken)


def _too_soon(rule: Rule, terms: _Terms) -> bool:
    """Whether a wait that runs to the later of two dates lacks a step: no fact would help."""
    return terms.untaken and bool(rule.latest_of) and is_late(rule)


def _choose(rule: Rule, terms: _Terms) -> Counted | None:
    """The term that decides.

    With one anchor of two still unknown, a date to act by is shown as far as it is known; a
    wait that runs to the later of two dates is not, because it would end too soon.
    """
    if not terms.counted or (rule.latest_of and is_late(rule) and not terms.whole):
        return None
    if len(terms.counted) == 1:
        return terms.counted[0]
    pick = max if rule.latest_of else min
    return pick(terms.counted, key=lambda counted: counted.order)


def _due(rule: Rule, chosen: Counted, situation: Situation, anchors: Anchors) -> _Due:
    day, at, because = chosen.day, chosen.at, chosen.because
    if rule.earliest_of:
        because = say("app_dates.because.earlier", sum=because)
    elif rule.latest_of:
        because = say("app_dates.because.later", sum=because)
    if rule.cap is not None:
        cap = _count_one(rule.cap, rule, situation, anchors)
        if cap is not None and cap.order < chosen.order:
            day, at = cap.day, cap.at
            because = say("app_dates.because.capped", sum=because, cap=cap.because)
    unrolled = day
    calendar = _calendar(rule, situation)
    if rule.roll is not None and calendar is not None:
        day = calendar.next_working(unrolled)
        if day != unrolled:
            because = say("app_dates.because.rolled", sum=because, day=day)
    if chosen.found.about:
        name = "about_latest" if is_late(rule) else "about_earliest"
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
    if not page_dates:
        return None
    for page_date in reversed(page_dates):
        if page_date.rule == rule_id:
            return page_date
    return None


def _count_one(term: Term, rule: Rule, situation: Situation, anchors: Anchors) -> Counted | None:
    found = anchors.find(term.anchor)
    if found is None:
        return None
    return count_term(term, found, situation, _calendar(rule, situation), late=is_late(rule))


def _calendar(rule: Rule, situation: Situation) -> Calendar | None:
    if rule.calendar is None:
        return None
    country: object = rule.calendar
    if rule.calendar in _COUNTRY_FACTS:
        country = situation.facts.get(_COUNTRY_FACTS[rule.calendar])
    return situation.book.calendar(country) if isinstance(country, str) else None


def _valid(rule: Rule, day: date) -> bool:
    after = rule.valid_from is None or rule.valid_from <= day
    return after and (rule.valid_to is None or day <= rule.valid_to)


def _plan_by(candidate: Candidate, due: _Due) -> date | None:
    """The date less its lead, which is never more than a part of the term itself.

    A date that somebody named outright has no term to take a part of.
    """
    rule = candidate.rule
    if rule.who != "user" or rule.kind not in ("file_by", "due"):
        return None
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


def _outer(rule: Rule, day: date, situation: Situation, anchors: Anchors) -> date | None:
    if rule.outer is None:
        return None
    counted = _count_one(rule.outer.term, rule, situation, anchors)
    return None if counted is None or counted.day <= day else counted.day


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
    if not rule.met_by or not events:
        return False
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
