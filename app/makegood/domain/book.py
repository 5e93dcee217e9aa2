"""The pack as one marketplace needs it: looked up, not searched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from makegood.domain.calendars import Calendar
from makegood.domain.catalogue import Body, Pack
from makegood.domain.conditions import (
    Condition,
    Facts,
    FactValue,
    evaluate,
    facts_used,
    missing_facts,
)
from makegood.domain.marketplace import Channel, IssueEntry, Ladder, Leaf, Marketplace, Role
from makegood.domain.rules import Anchor, Rule

ROUTING_FACTS: Final = (
    "role",
    "issue",
    "country",
    "trader_country",
    "payment_method",
    "paid_behind",
)
"""Facts that rule out most rules at once; what they decide is remembered for the next case."""

_REMEMBERED: Final = 4096


class Candidate(NamedTuple):
    """A rule that may apply. `applies` None: unknown as yet; `open` conditions need the case."""

    rule: Rule
    applies: bool | None
    settles: tuple[str, ...]
    open: bool


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
        self._candidates: dict[tuple[FactValue | None, ...], tuple[Candidate, ...]] = {}

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
        if self.marketplace is None:
            return None
        for leaf in self.leaves(issue, variant, role):
            for ladder in self.marketplace.ladders:
                if ladder.id == leaf.ladder:
                    return ladder
        return None

    def candidates(self, facts: Facts) -> tuple[Candidate, ...]:
        """The rules that the facts which route a case do not rule out."""
        key = tuple(facts.get(fact) for fact in ROUTING_FACTS)
        found = self._candidates.get(key)
        if found is None:
            if len(self._candidates) >= _REMEMBERED:
                self._candidates.clear()
            known = {
                fact: value
                for fact, value in zip(ROUTING_FACTS, key, strict=True)
                if value is not None
            }
            found = tuple(
                candidate
                for rule in self.rules.values()
                if (candidate := _candidate(rule, known)) is not None
            )
            self._candidates[key] = found
        return found


def _candidate(rule: Rule, known: Facts) -> Candidate | None:
    verdict = _decided(rule.applies, known)
    if verdict is not None:
        return Candidate(rule, True, (), False) if verdict else None
    if all(fact in ROUTING_FACTS for fact in facts_used(rule.applies)):
        return Candidate(rule, None, missing_facts(rule.applies, known), False)
    return Candidate(rule, None, (), True)


def _decided(condition: Condition | None, known: Facts) -> bool | None:
    """What a condition comes to whatever the facts outside `ROUTING_FACTS` turn out to be."""
    if condition is None:
        return True
    if condition.all is not None:
        verdicts = [_decided(part, known) for part in condition.all]
        return False if False in verdicts else None if None in verdicts else True
    if condition.any is not None:
        verdicts = [_decided(part, known) for part in condition.any]
        return True if True in verdicts else None if None in verdicts else False
    if condition.not_ is not None:
        inner = _decided(condition.not_, known)
        return None if inner is None else not inner
    return evaluate(condition, known) if condition.fact in ROUTING_FACTS else None


_books: dict[str, Book] = {}


def book_for(pack: Pack, marketplace_id: str) -> Book:
    """The book of one marketplace, built once for each pack in use."""
    book = _books.get(marketplace_id)
    if book is None or book.pack is not pack:
        book = _books[marketplace_id] = Book(pack, marketplace_id)
    return book
