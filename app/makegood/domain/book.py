"""The pack as one marketplace needs it: looked up, not searched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from makegood.domain.calendars import Calendar
from makegood.domain.candidates import Candidates
from makegood.domain.catalogue import Body, Pack
from makegood.domain.conditions import Condition, Facts
from makegood.domain.marketplace import (
    Channel,
    IssueEntry,
    Ladder,
    Leaf,
    Marketplace,
    Role,
    Rung,
)
from makegood.domain.rules import Anchor, Rule
from makegood.domain.sieve import Sieve

LOG_FACTS: Final = frozenset(
    {
        "log.sent",
        "log.refused_by",
        "log.answered_by",
        "log.failed_channels",
        "log.rungs",
        "log.stages",
        "log.escalated_to",
        "log.delivered",
        "log.refunded",
        "delivery_date",
    }
)
"""The facts that the entries of a case can add to what the user told."""


class Rungs(NamedTuple):
    """The rungs of a ladder that what is known of a case leaves.

    `possible` says of each whether that is certain. `likeliest` has those that are certain
    first; their number is `certain`. `climbable` are those that may be taken: a step that ends
    another route needs its condition known true; others, not false.
    """

    possible: tuple[tuple[Rung, bool], ...]
    likeliest: tuple[Rung, ...]
    certain: int
    climbable: tuple[Rung, ...]


NO_RUNGS: Final = Rungs((), (), 0, ())


class Book:
    """Frozen view of a pack for one marketplace. Made by `book_for`; never changed afterwards."""

    def __init__(self, pack: Pack, marketplace_id: str) -> None:
        self.pack = pack
        self.marketplace_id = marketplace_id
        self.marketplace: Marketplace | None = next(
            (market for market in pack.marketplaces if market.id == marketplace_id), None
        )
        self.bodies: Mapping[str, Body] = {body.id: body for body in pack.bodies}
        self.anchors: Mapping[str, Anchor] = {anchor.id: anchor for anchor in pack.anchors}
        self.rules: Mapping[str, Rule] = {
            rule.id: rule
            for rule in pack.rules
            if not rule.marketplaces or marketplace_id in rule.marketplaces
        }
        self.turning_days = frozenset(
            turn
            for rule in self.rules.values()
            if rule.valid_by == "today"
            for turn in (rule.valid_from, after(rule.valid_to))
            if turn is not None
        )
        self._calendars = {holidays.country: Calendar(holidays) for holidays in pack.holidays}
        channels: dict[str, Channel] = {}
        self.channel_bodies: dict[str, str] = {}
        for body in pack.bodies:
            for channel in body.channels:
                channels[channel.id] = channel
                self.channel_bodies[channel.id] = body.id
        for channel in () if self.marketplace is None else self.marketplace.channels:
            channels[channel.id] = channel
            self.channel_bodies.pop(channel.id, None)
        self.channels: Mapping[str, Channel] = channels
        self.candidates = Candidates(tuple(self.rules.values()), self.anchors)
        self._ladders: dict[tuple[str, str | None, Role], Ladder | None] = {}
        self._ladder_sieves: dict[str, Sieve] = {}
        self._rungs: dict[tuple[str, int, int], Rungs] = {}
        self._ended: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def calendar(self, country: str | None) -> Calendar | None:
        """The working days of a country, or None where the pack has none."""
        return None if country is None else self._calendars.get(country)

    def entry(self, issue: str, role: Role) -> IssueEntry | None:
        """What this marketplace says about an issue for that role."""
        if self.marketplace is None:
            return None
        for entry in self.marketplace.issues:
            if entry.issue == issue and role in entry.roles:
                return entry
        return None

    def leaves(self, issue: str, variant: str | None, role: Role) -> tuple[Leaf, ...]:
        """The variant where there is one, then its issue; the first with a field filled decides."""
        entry = self.entry(issue, role)
        if entry is None:
            return ()
        narrower = tuple(leaf for leaf in entry.variants if leaf.id == variant)
        return (*narrower, entry)

    def ladder(self, issue: str, variant: str | None, role: Role) -> Ladder | None:
        """The steps for a problem, or None where the marketplace has none for it."""
        key = (issue, variant, role)
        try:
            return self._ladders[key]
        except KeyError:
            found = self._ladders[key] = self._find_ladder(issue, variant, role)
            return found

    def _find_ladder(self, issue: str, variant: str | None, role: Role) -> Ladder | None:
        if self.marketplace is None:
            return None
        for leaf in self.leaves(issue, variant, role):
            for ladder in self.marketplace.ladders:
                if ladder.id == leaf.ladder:
                    return ladder
        return None

    def rungs(self, ladder: Ladder, facts: Facts) -> Rungs:
        """The rungs of a ladder that may be for a case."""
        sifted = self._ladder_sieve(ladder).sift(facts)
        key = (ladder.id, sifted.failed, sifted.unsettled)
        found = self._rungs.get(key)
        if found is None:
            possible = tuple(
                (rung, not sifted.unsettled >> index & 1)
                for index, rung in enumerate(ladder.rungs)
                if not sifted.failed >> index & 1
            )
            certain = tuple(rung for rung, sure in possible if sure)
            others = tuple(rung for rung, sure in possible if not sure)
            climbable = tuple(rung for rung, sure in possible if sure or not rung.closes)
            found = Rungs(possible, certain + others, len(certain), climbable)
            self._rungs[key] = found
        return found

    def ended_by(self, ladder: Ladder) -> Mapping[str, tuple[str, ...]]:
        """By rule, the rungs that it is too late for after its date.

        A rung names its windows, and a rule what it closes; either is enough.
        """
        found = self._ended.get(ladder.id)
        if found is None:
            found = self._ended[ladder.id] = {
                rule.id: tuple(
                    rung.id
                    for rung in ladder.rungs
                    if rule.id in rung.windows or rung.id in rule.closes
                )
                for rule in self.rules.values()
            }
        return found

    def rungs_ask_the_log(self, ladder: Ladder) -> bool:
        """Whether what happens in a case can change which rungs are for it."""
        return not self._ladder_sieve(ladder).facts.isdisjoint(LOG_FACTS)

    def _ladder_sieve(self, ladder: Ladder) -> Sieve:
        sieve = self._ladder_sieves.get(ladder.id)
        if sieve is None:
            sieve = Sieve([for_whom(rung, self.bodies) for rung in ladder.rungs])
            self._ladder_sieves[ladder.id] = sieve
        return sieve


def for_whom(rung: Rung, bodies: Mapping[str, Body]) -> Condition | None:
    """Who a step is for: its own condition and that of the body it leads to.

    Who may use a body is said once, in the body's record; a step adds what is particular to it.
    """
    body = None if rung.body is None else bodies.get(rung.body)
    if body is None or body.applies is None:
        return rung.applies
    return body.applies if rung.applies is None else Condition(all=(body.applies, rung.applies))


def after(day: date | None) -> date | None:
    """The day after a last day."""
    return None if day is None or day == date.max else day + timedelta(days=1)


_books: dict[str, Book] = {}


def book_for(pack: Pack, marketplace_id: str) -> Book:
    """The book of one marketplace, built once for each pack in use."""
    book = _books.get(marketplace_id)
    if book is None or book.pack is not pack:
        book = _books[marketplace_id] = Book(pack, marketplace_id)
    return book
