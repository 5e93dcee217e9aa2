"""What is known of a case at one moment: its facts, its log in order, who was addressed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from itertools import groupby
from typing import Final

from makegood.domain.book import Book
from makegood.domain.case import Case, Event
from makegood.domain.conditions import MADE_OF, Facts, FactValue
from makegood.domain.marketplace import Ladder, Rung
from makegood.domain.route import NO_RUNGS, Rungs
from makegood.domain.when import When

ACTIONS: Final = frozenset({"sent", "call", "chat", "escalated"})
"""Events by which the user turns to somebody."""

_ASKED_FIRST: Final = frozenset({"seller", "platform"})
_UNNAMED: Final = frozenset({"provider", "body"})
_BODY_PARTIES: Final = {"wallet": "provider", "card": "provider", "bank": "provider"}


def facts_of(case: Case, book: Book | None = None) -> dict[str, FactValue]:
    """The facts that conditions see: the user's own, what the case is about, what its log says.

    What the log says is always known: ``log.sent`` of an empty log is false. With a `book`
    the parties and rungs of events are worked out from channel and ladder where the event
    itself does not name them.
    """
    facts = _told(case)
    Log(case, book, facts).add_facts(facts)
    return facts


def _told(case: Case) -> dict[str, FactValue]:
    facts: dict[str, FactValue] = dict(case.facts)
    facts["marketplace"] = case.marketplace
    facts["role"] = case.role
    facts["issue"] = case.issue
    facts["details"] = frozenset(case.details)
    if case.site is not None:
        facts["site"] = case.site
    if case.country is not None:
        facts["country"] = case.country
    if case.variant is not None:
        facts["variant"] = case.variant
    if case.remedy is not None:
        facts["remedy"] = case.remedy
    add_border(facts)
    return facts


def add_border(facts: dict[str, FactValue]) -> None:
    """Add whether the seller sits in another country than the user; nothing while one is unknown.

    Conditions compare a fact with a value, never two facts: this is said once, here.
    """
    home, abroad = MADE_OF["cross_border"]
    country, trader_country = facts.get(home), facts.get(abroad)
    if country is not None and trader_country is not None:
        facts["cross_border"] = country != trader_country


def rung_of(event: Event, ladder: Ladder | None) -> str | None:
    """The rung an action belongs to: the one it names, else the first that fits all it says."""
    return _rung_among(event, () if ladder is None else ladder.rungs)


def _rung_among(event: Event, rungs: tuple[Rung, ...]) -> str | None:
    if event.rung is not None:
        return event.rung
    other_stage: str | None = None
    for rung in rungs:
        if _fits(rung, event):
            if event.stage in (None, rung.stage):
                return rung.id
            other_stage = other_stage or rung.id
    return other_stage


class Log:
    """Who and what the entries of a case are about, worked out from channel and ladder.

    `rungs` are those that what the user told does not rule out.
    """

    __slots__ = ("_book", "_case", "ladder", "rungs")

    def __init__(self, case: Case, book: Book | None, told: Facts) -> None:
        """`told` is what the user said: a step that it rules out is never guessed."""
        self._case = case
        self._book = book
        self.ladder = None if book is None else book.ladder(case.issue, case.variant, case.role)
        self.rungs: Rungs = NO_RUNGS
        if book is not None and self.ladder is not None:
            self.rungs = book.rungs(self.ladder, told)

    def add_facts(self, facts: dict[str, FactValue]) -> None:
        """Add what the log says. An empty log is known to say nothing."""
        sent = delivered = refunded = False
        refused: set[str] = set()
        answered: set[str] = set()
        failed: set[str] = set()
        rungs: set[str] = set()
        stages: set[str] = set()
        escalated: set[str] = set()
        for event in self._case.events:
            if event.undone:
                continue
            kind = event.kind
            if kind in ACTIONS:
                sent = sent or kind == "sent"
                rung = self.rung_of(event)
                if rung is not None:
                    rungs.add(rung)
                if event.stage is not None:
                    stages.add(event.stage)
                if kind == "escalated":
                    escalated.update(self.parties_of(event))
            elif kind == "received" and event.outcome != "automatic":
                parties = self.parties_of(event)
                answered.update(parties)
                if event.outcome == "refused":
                    refused.update(parties)
            elif kind == "channel_failed" and event.channel is not None:
                failed.add(event.channel)
            elif kind == "delivered":
                delivered = True
                facts.setdefault("delivery_date", event.at)
            elif kind == "refunded":
                refunded = True
        facts["log.sent"] = sent
        facts["log.refused_by"] = frozenset(refused)
        facts["log.answered_by"] = frozenset(answered)
        facts["log.failed_channels"] = frozenset(failed)
        facts["log.rungs"] = frozenset(rungs)
        facts["log.stages"] = frozenset(stages)
        facts["log.escalated_to"] = frozenset(escalated)
        facts["log.delivered"] = delivered
        facts["log.refunded"] = refunded

    def rung_of(self, event: Event) -> str | None:
        """The rung an action belongs to: the one it names, else the first that fits all it says.

        Where no rung has the event's stage (a further reminder, say) the rest alone decides.
        """
        # Where several would fit, one that is certainly for this case is meant.
        return _rung_among(event, self.rungs.likeliest)

    def parties_of(self, event: Event) -> frozenset[str]:
        """Everybody an event names, as kind of party and by id: its party, rung, channel, body.

        A message that names nobody was for the seller or the marketplace: those are asked
        first. "The provider" or "the body" is the one of the ladder, if there is only one.
        """
        names: set[str] = set()
        if event.party is not None:
            names.add(event.party)
        rung = self._rung(event)
        if rung is not None:
            names.add(rung.party)
            if rung.body is not None:
                names.add(rung.body)
        if self._book is not None:
            channel = self._book.channels.get(event.channel or "")
            if channel is not None:
                if not names:
                    names.add(channel.party)
                if channel.id in self._book.channel_bodies:
                    names.add(self._book.channel_bodies[channel.id])
            for name in tuple(names):
                body = self._book.bodies.get(name)
                if body is not None:
                    names |= {body.kind, _BODY_PARTIES.get(body.kind, "body")}
        if not names and event.kind != "escalated":
            return _ASKED_FIRST
        return frozenset(names)

    def _rung(self, event: Event) -> Rung | None:
        if event.rung is not None:
            rungs = () if self.ladder is None else self.ladder.rungs
            return next((rung for rung in rungs if rung.id == event.rung), None)
        if event.party in _UNNAMED:
            likeliest = self.rungs.likeliest
            for rungs in (likeliest[: self.rungs.certain], likeliest):
                meant = [rung for rung in rungs if rung.party == event.party]
                if meant:
                    return meant[0] if len(meant) == 1 else None
        return None


def _fits(rung: Rung, event: Event) -> bool:
    named = event.party is not None and event.party in (rung.party, rung.body)
    if event.channel is not None and event.channel not in rung.channels:
        # A step may be taken through a channel that the guide data does not list for it.
        return named
    return event.party is None or named


def in_zone(when: When, zone: tzinfo) -> date:
    """The (earliest) day, as the calendar shows it in `zone`."""
    return when.day if when.at is None else when.at.astimezone(zone).date()


class Situation:
    """One case at one moment, with what is derived from it kept for the next question."""

    __slots__ = (
        "book",
        "case",
        "events",
        "facts",
        "kinds",
        "ladder",
        "log",
        "now",
        "today",
        "zone",
    )

    def __init__(self, case: Case, book: Book, now: datetime) -> None:
        """`now` is aware, in the user's zone. Raises `ValueError` for a time without a zone."""
        if now.tzinfo is None:
            raise ValueError("now needs its time zone")
        self.case = case
        self.book = book
        self.now = now
        self.zone: tzinfo = now.tzinfo
        self.today = now.date()
        self.facts = _told(case)
        self.log = Log(case, book, self.facts)
        self.log.add_facts(self.facts)
        self.ladder = self.log.ladder
        self.events = in_order(case.events, self.zone)
        self.kinds = frozenset([event.kind for event in self.events])

    @property
    def taken(self) -> frozenset[str]:
        """The rungs that have been taken."""
        taken = self.facts["log.rungs"]
        assert isinstance(taken, frozenset)
        return taken

    @property
    def moment(self) -> When:
        """The moment itself, as the log would write it down."""
        return When(self.today, None, self.now)

    def day_of(self, when: When) -> date:
        """The (earliest) day in the user's zone."""
        return in_zone(when, self.zone)


def in_order(events: Iterable[Event], zone: tzinfo) -> tuple[Event, ...]:
    """The events that count, by the day they happened on.

    On one day the times decide where every entry has one, else the order of the log: a bare
    date says nothing about before and after.
    """
    live = [event for event in events if not event.undone]
    if len(live) <= 1:
        return tuple(live)
    moments = [event.at.at for event in live if event.at.at is not None]
    if len(moments) == len(live):
        return _by_moment(live, moments)
    live.sort(key=lambda event: in_zone(event.at, zone))
    ordered: list[Event] = []
    for _day, group in groupby(live, key=lambda event: in_zone(event.at, zone)):
        same_day = list(group)
        moments = [event.at.at for event in same_day if event.at.at is not None]
        if len(moments) == len(same_day):
            ordered.extend(_by_moment(same_day, moments))
        else:
            ordered.extend(same_day)
    return tuple(ordered)


def _by_moment(events: list[Event], moments: list[datetime]) -> tuple[Event, ...]:
    stamped = sorted(zip(moments, range(len(moments)), strict=True))
    return tuple([events[index] for _at, index in stamped])
