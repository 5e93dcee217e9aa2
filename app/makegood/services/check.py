"""Check my dates: what a few answers come to, without a case, and what still works when late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from makegood.domain.assess import assess
from makegood.domain.conditions import facts_used, missing_facts
from makegood.domain.route import for_whom
from makegood.domain.situation import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from makegood.domain.assessment import Assessment, Clock
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.conditions import Facts
    from makegood.domain.marketplace import PartyKind, Rung
    from makegood.domain.rules import Rule, Term

_COUNTRY_OF: Final = {"user_country": "country", "trader_country": "trader_country"}


@dataclass(frozen=True, slots=True)
class Route:
    """A step that can still be taken, from the marketplace's ladder.

    `last_day` is the nearest end of its windows, None where no end is known. `perhaps` are the
    facts that would settle whether it is open to this case; empty where it surely is. `needs` are
    the facts from which the end of a window would be known. `passed`: the last day of a bank or
    wallet that is over, where asking it is all that is left.
    """

    rung: str
    party: PartyKind
    last_day: date | None
    perhaps: tuple[str, ...]
    needs: tuple[str, ...] = ()
    passed: date | None = None


@dataclass(frozen=True, slots=True)
class DateCheck:
    """All that the answers come to.

    `passed` are last days of the user's that are over, the latest first. `routes` are the steps
    still open, in the order of the ladder, then whom to ask though it is late. `unsettled` are the
    facts that would settle a date that only may run, or bring another one.
    """

    case: Case
    book: Book
    assessment: Assessment
    passed: tuple[Clock, ...]
    routes: tuple[Route, ...]
    unsettled: tuple[str, ...]


def check(case: Case, book: Book, now: datetime) -> DateCheck:
    """Work everything out for a situation of which nothing is kept."""
    found = assess(case, book, now)
    facts = facts_of(case, book)
    return DateCheck(
        case=case,
        book=book,
        assessment=found,
        passed=_passed(found),
        routes=tuple(sorted(_routes(case, book, found, facts), key=lambda each: bool(each.passed))),
        unsettled=facts_to_ask(found),
    )


def facts_to_ask(found: Assessment) -> tuple[str, ...]:
    """The facts that would settle a date that only may run, or bring another one."""
    names: dict[str, None] = {}
    for clock in found.clocks:
        if clock.applies == "maybe" and clock.is_open:
            names.update(dict.fromkeys(clock.settles))
    for waiting in found.waiting_for:
        names.update(dict.fromkeys(waiting.missing))
    for clock in found.clocks:
        if clock.stood_in and clock.state == "closed":
            names.update(dict.fromkeys(clock.settles))
    return tuple(names)


def facts_behind_dates(book: Book) -> frozenset[str]:
    """The facts on which any date of a marketplace hangs: by its condition, or counted from."""
    names: set[str] = set()
    for rule in book.rules.values():
        names.update(facts_used(rule.applies))
        for term in _terms(rule):
            anchor = book.anchors.get(term.anchor)
            names.update((term.anchor,) if anchor is None else anchor.facts)
        if rule.calendar in _COUNTRY_OF:
            names.add(_COUNTRY_OF[rule.calendar])
    return frozenset(names)


def _terms(rule: Rule) -> Iterator[Term]:
    yield from (term for term in (rule.term, rule.cap) if term is not None)
    yield from rule.earliest_of
    yield from rule.latest_of
    if rule.outer is not None:
        yield rule.outer.term


def _passed(found: Assessment) -> tuple[Clock, ...]:
    over = [
        clock
        for clock in found.clocks
        if clock.state == "closed" and clock.kind == "file_by" and clock.who == "user"
    ]
    # What surely applied comes first; of the rest, what ended last may still be talked about.
    return tuple(
        sorted(over, key=lambda clock: (clock.applies != "yes", -clock.day.toordinal(), clock.rule))
    )


def _routes(case: Case, book: Book, found: Assessment, facts: Facts) -> Iterator[Route]:
    ladder = book.ladder(case.issue, case.variant, case.role)
    if ladder is None:
        return
    taken = facts["log.rungs"]
    assert isinstance(taken, frozenset)
    for rung, sure in book.rungs(ladder, facts).possible:
        windows = _windows(rung, found)
        running = [clock for clock in windows if clock.is_open]
        over = any(clock.applies == "yes" and clock.state == "closed" for clock in windows)
        if rung.id in taken:
            continue
        needs = _needs(rung, found)
        # Windows that have all passed leave nothing open, unless another is yet to be known.
        if windows and not running and (over or not needs):
            if over and sure and rung.party == "provider":
                days = [clock.day for clock in windows if clock.applies == "yes"]
                yield Route(rung.id, rung.party, None, (), passed=max(days))
            continue
        perhaps = () if sure else missing_facts(for_whom(rung, book.bodies), facts)
        if over and all(clock.applies == "maybe" for clock in running):
            # Its sure window is gone; another that only may apply is all that keeps it open.
            perhaps = (*perhaps, *(fact for clock in running for fact in clock.settles))
        yield Route(
            rung.id,
            rung.party,
            min((clock.day for clock in running), default=None),
            tuple(dict.fromkeys(perhaps)),
            needs,
        )


def _needs(rung: Rung, found: Assessment) -> tuple[str, ...]:
    """The facts from which another window of a step would be known."""
    return tuple(
        dict.fromkeys(
            fact
            for waiting in found.waiting_for
            if waiting.rule in rung.windows
            for fact in waiting.missing
        )
    )


def _windows(rung: Rung, found: Assessment) -> list[Clock]:
    return [
        clock for clock in found.clocks if clock.rule in rung.windows or rung.id in clock.closes
    ]
