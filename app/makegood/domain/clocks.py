"""A deadline rule computed for one case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from makegood.domain.anchors import Anchors
from makegood.domain.assessment import Clock, ClockState, Waiting
from makegood.domain.calendars import Calendar
from makegood.domain.candidates import Candidate
from makegood.domain.case import Event, PageDate
from makegood.domain.offsets import days
from makegood.domain.pacing import PACING
from makegood.domain.rules import MetBy, OuterDate, Rule, Term
from makegood.domain.sieve import Sifted
from makegood.domain.situation import Situation
from makegood.domain.terms import Counted, count_term, nominal_days, order_of
from makegood.domain.text import Text, say

_COUNTRY_FACTS: Final = {"user_country": "country", "trader_country": "trader_country"}
_ENDS_A_RIGHT: Final = frozenset({"file_by", "due", "info_until"})
_ANSWERED: Final = frozenset({"reply_due", "due", "remind"})


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


class Clocks:
    """The dates of one case, computed rule by rule.

    `by_rule` are the clocks, `waiting` what would count if some facts were known.
    """

    __slots__ = ("_anchors", "_done", "_page_dates", "_sifted", "_situation", "by_rule", "waiting")

    def __init__(
        self, situation: Situation, anchors: Anchors, sifted: Sifted, done: frozenset[str]
    ) -> None:
        """`done` are rules whose step the user has taken: those dates are met."""
        self._situation = situation
        self._anchors = anchors
        self._sifted = sifted
        self._done = done
        self._page_dates = situation.case.page_dates
        self.by_rule: dict[str, Clock] = {}
        self.waiting: list[Waiting] = []

    def compute(self, candidate: Candidate) -> None:
        """Add what a rule that holds or may hold comes to; often that is nothing."""
        if self._page_dates:
            own = self._own_date(candidate.rule.id)
            if own is not None:
                self._add_own(candidate, own)
                return
        if len(candidate.terms) == 1:
            self._add_one(candidate)
        else:
            self._add_several(candidate)

    def _add_one(self, candidate: Candidate) -> None:
        term = candidate.terms[0]
        found = self._anchors.find(term.anchor)
        ask = candidate.asks[0]
        if found is not None:
            rule = candidate.rule
            calendar = None
            if rule.calendar is not None:
                calendar = _calendar(rule.calendar, self._situation)
            counted = count_term(term, found, self._situation, calendar, late=candidate.late)
            if counted is not None:
                due: _Due | Counted = counted
                if not candidate.plain or found.about or not counted.holidays_known:
                    due = _due(candidate, counted, self._situation, self._anchors)
                self._add_clock(candidate, due, counted, ())
                return
            ask = _COUNTRY_FACTS.get(rule.calendar or "")
        if ask is not None:
            self._wait(candidate, (ask,))

    def _add_several(self, candidate: Candidate) -> None:
        terms = _count(candidate, self._situation, self._anchors)
        if _too_soon(candidate, terms):
            return
        if terms.missing:
            self._wait(candidate, terms.missing)
        chosen = _choose(candidate, terms, self._situation)
        if chosen is not None:
            others = [each for each in terms.counted if each is not chosen]
            due = _due(candidate, chosen, self._situation, self._anchors, others)
            self._add_clock(candidate, due, chosen, terms.missing)

    def _add_own(self, candidate: Candidate, own: PageDate) -> None:
        """A date that the user saw, whatever the rule itself comes to."""
        terms = _count(candidate, self._situation, self._anchors)
        chosen = _choose(candidate, terms, self._situation)
        due = _own_due(own, chosen, self._situation)
        self._add_clock(candidate, due, chosen, (), own=True)

    def _add_clock(
        self,
        candidate: Candidate,
        due: _Due | Counted,
        chosen: Counted | None,
        missing: tuple[str, ...],
        *,
        own: bool = False,
    ) -> None:
        rule, situation = candidate.rule, self._situation
        if candidate.bounded:
            measured = situation.today if rule.valid_by == "today" else due.start
            if measured is not None and not _valid(rule, measured):
                return
        unrolled = due.unrolled
        plan_by = _plan_by(candidate, due) if candidate.planned else None
        met = rule.id in self._done or (
            not situation.kinds.isdisjoint(candidate.met_kinds) and _met(rule, chosen, situation)
        )
        outer = None
        if rule.outer is not None:
            outer = _outer(candidate, rule.outer, due.day, situation, self._anchors)
        unsettled = self._sifted.unsettled >> candidate.bit & 1
        settles = _join(self._sifted.settles(candidate.bit), missing) if unsettled else missing
        stood_in = None if own or chosen is None else chosen.found.settles
        if stood_in is not None:
            settles = _join(settles, (stood_in,))
        self.by_rule[rule.id] = Clock(
            definition=rule,
            day=due.day,
            at=due.at,
            plan_by=plan_by,
            outer=outer,
            unrolled=unrolled,
            state="met" if met else _state(rule, due, plan_by, situation),
            applies="maybe" if unsettled or stood_in is not None else "yes",
            settles=settles,
            because=due.because,
            own_date=own,
            anchor_about=not own and chosen is not None and chosen.found.about,
            holidays_known=own or chosen is None or chosen.holidays_known,
            stood_in=stood_in is not None and not unsettled,
        )

    def _wait(self, candidate: Candidate, missing: tuple[str, ...]) -> None:
        if self._sifted.unsettled >> candidate.bit & 1:
            missing = _join(missing, self._sifted.settles(candidate.bit))
        self.waiting.append(Waiting(candidate.rule.id, missing))

    def _own_date(self, rule_id: str) -> PageDate | None:
        for page_date in reversed(self._page_dates):
            if page_date.rule == rule_id:
                return page_date
        return None


def _count(candidate: Candidate, situation: Situation, anchors: Anchors) -> _Terms:
    rule, terms = candidate.rule, candidate.terms
    calendar = _calendar(rule.calendar, situation)
    counted: list[Counted] = []
    missing: tuple[str, ...] = ()
    untaken = False
    for term, ask in zip(terms, candidate.asks, strict=True):
        found = anchors.find(term.anchor)
        if found is None:
            if ask is None:
                untaken = True
            else:
                missing = _join(missing, (ask,))
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


def _due(
    candidate: Candidate,
    chosen: Counted,
    situation: Situation,
    anchors: Anchors,
    others: Sequence[Counted] = (),
) -> _Due:
    """The date of the term that decides. `others` are the terms it was chosen before."""
    rule = candidate.rule
    day, at, because = chosen.day, chosen.at, chosen.because
    other = next((each.because for each in others if each.day != day), None)
    if rule.earliest_of or rule.latest_of:
        name = "earlier" if rule.earliest_of else "later"
        if other is None:
            because = say(f"app_dates.because.{name}", sum=because)
        else:
            because = say(f"app_dates.because.{name}_than", sum=because, other=other)
    if rule.cap is not None:
        cap = _count_one(rule.cap, candidate, situation, anchors)
        zone, late = situation.zone, candidate.late
        if cap is not None and order_of(cap, zone, late=late) < order_of(chosen, zone, late=late):
            day, at = cap.day, cap.at
            because = say("app_dates.because.capped", sum=because, cap=cap.because)
    unrolled = day
    if rule.roll is not None:
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


def _count_one(
    term: Term, candidate: Candidate, situation: Situation, anchors: Anchors
) -> Counted | None:
    found = anchors.find(term.anchor)
    if found is None:
        return None
    calendar = _calendar(candidate.rule.calendar, situation)
    return count_term(term, found, situation, calendar, late=candidate.late)


def _calendar(name: str | None, situation: Situation) -> Calendar | None:
    if name is None:
        return None
    country: object = name
    if name in _COUNTRY_FACTS:
        country = situation.facts.get(_COUNTRY_FACTS[name])
    return situation.book.calendar(country) if isinstance(country, str) else None


def _valid(rule: Rule, day: date) -> bool:
    after = rule.valid_from is None or rule.valid_from <= day
    return after and (rule.valid_to is None or day <= rule.valid_to)


def _plan_by(candidate: Candidate, due: _Due | Counted) -> date:
    """The date less its lead, which is never more than a part of the term itself.

    A date that somebody named outright has no term to take a part of.
    """
    lead, day = candidate.lead, due.unrolled
    if due.start is not None:
        term = (day - due.start).days
    else:
        term = min(nominal_days(part.offset, day) for part in candidate.terms)
    if term > 0:
        share = term // PACING.lead_share
        return day - days(share if share < lead else lead)
    if due.at is not None:
        return day
    return day - days(lead)


def _outer(
    candidate: Candidate, outer: OuterDate, day: date, situation: Situation, anchors: Anchors
) -> date | None:
    counted = _count_one(outer.term, candidate, situation, anchors)
    return None if counted is None or counted.day <= day else counted.day


def _state(
    rule: Rule, due: _Due | Counted, plan_by: date | None, situation: Situation
) -> ClockState:
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
