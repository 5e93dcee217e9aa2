"""The pack as one marketplace needs it: looked up, not searched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from makegood.domain.calendars import Calendar
from makegood.domain.candidates import Candidates
from makegood.domain.catalogue import Body, Pack
from makegood.domain.conditions import Facts
from makegood.domain.marketplace import (
    Channel,
    IssueEntry,
    Ladder,
    Leaf,
    Marketplace,
    Role,
)
from makegood.domain.route import Route, Rungs
from makegood.domain.rules import Anchor, Rule


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
        self._routes: dict[str, Route] = {}

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

    def route(self, ladder: Ladder) -> Route:
        """A ladder of this marketplace, ready to be climbed."""
        found = self._routes.get(ladder.id)
        if found is None:
            found = self._routes[ladder.id] = Route(ladder, self.bodies, self.rules.values())
        return found

    def rungs(self, ladder: Ladder, facts: Facts) -> Rungs:
        """The rungs of a ladder that may be for a case."""
        return self.route(ladder).rungs(facts)


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
