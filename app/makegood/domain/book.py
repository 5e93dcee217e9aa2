"""The pack as one marketplace needs it: looked up, not searched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from makegood.domain.calendars import Calendar
from makegood.domain.catalogue import Body, Pack
from makegood.domain.conditions import Condition, Facts, FactValue, evaluate
from makegood.domain.marketplace import Channel, IssueEntry, Ladder, Leaf, Marketplace, Role
from makegood.domain.rules import Anchor, Rule, Term

BY_CASE: Final = ("role", "issue", "country", "trader_country")
BY_PAYMENT: Final = ("payment_method", "paid_behind", "card_kind", "seller_kind", "sold_by")
"""Facts that rule out most rules at once; what they decide is remembered for the next case."""

_REMEMBERED: Final = 4096


_Key = tuple[FactValue | None, ...]


class Candidate(NamedTuple):
    """A rule that may apply. `rest` is what is left of its condition once routing is known.

    `event` is the kind of entry without which a rule has no date: one that counts from a step
    taken or an answer alone.
    """

    rule: Rule
    rest: Condition | None
    terms: tuple[Term, ...]
    event: str | None


Candidates = tuple[Candidate, ...]


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
        self.steps = frozenset(
            name
            for anchor in self.anchors.values()
            if anchor.of_the_log
            for name in (anchor.id, *anchor.facts)
        )
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
        self._all = tuple(self._candidate(rule) for rule in self.rules.values())
        self._by_case: dict[_Key, Candidates] = {}
        self._by_payment: dict[_Key, Candidates] = {}

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

    def _candidate(self, rule: Rule) -> Candidate:
        terms = (rule.term,) if rule.term is not None else rule.earliest_of or rule.latest_of
        anchors = [self.anchors.get(term.anchor) for term in terms]
        event: str | None = None
        if len(anchors) == 1 and anchors[0] is not None and anchors[0].of_the_log:
            event = anchors[0].event
        return Candidate(rule, rule.applies, terms, event)

    def candidates(self, facts: Facts) -> Candidates:
        """The rules that the facts which route a case do not rule out."""
        case_key = tuple(map(facts.get, BY_CASE))
        key = case_key + tuple(map(facts.get, BY_PAYMENT))
        found = self._by_payment.get(key)
        if found is None:
            found = self._by_case.get(case_key)
            if found is None:
                found = _narrowed(self._all, BY_CASE, facts)
                _remember(self._by_case, case_key, found)
            found = _narrowed(found, BY_PAYMENT, facts)
            _remember(self._by_payment, key, found)
        return found


def _remember(memory: dict[_Key, Candidates], key: _Key, found: Candidates) -> None:
    if len(memory) >= _REMEMBERED:
        memory.clear()
    memory[key] = found


def _narrowed(candidates: Candidates, names: tuple[str, ...], facts: Facts) -> Candidates:
    """The candidates that may still apply, their conditions without what is decided."""
    known = {name: facts[name] for name in names if name in facts}
    found: list[Candidate] = []
    for candidate in candidates:
        rest = _rest(candidate.rest, known)
        if rest is not False:
            rule, _rest_before, terms, event = candidate
            found.append(Candidate(rule, None if rest is True else rest, terms, event))
    return tuple(found)


def _rest(condition: Condition | None, known: Facts) -> Condition | bool:
    """What is left to ask; a verdict where the known facts decide whatever the others are."""
    if condition is None:
        return True
    if condition.fact is not None:
        if condition.fact not in known:
            return condition
        return evaluate(condition, known) is True
    if condition.not_ is not None:
        inner = _rest(condition.not_, known)
        return not inner if isinstance(inner, bool) else Condition(not_=inner)
    # `all` fails with one false part and `any` holds with one true part; other verdicts drop out.
    decisive = condition.any is not None
    parts: list[Condition] = []
    for part in (*(condition.all or ()), *(condition.any or ())):
        rest = _rest(part, known)
        if rest is decisive:
            return decisive
        if not isinstance(rest, bool):
            parts.append(rest)
    if not parts:
        return not decisive
    if len(parts) == 1:
        return parts[0]
    return Condition(any=tuple(parts)) if decisive else Condition(all=tuple(parts))


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
