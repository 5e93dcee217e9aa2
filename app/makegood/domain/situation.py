"""What is known of a case at one moment: its facts, its log in order, who was addressed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from itertools import groupby
from typing import Final

from makegood.domain.book import Book
from makegood.domain.case import Case, Event
from makegood.domain.conditions import FactValue
from makegood.domain.marketplace import Ladder, Rung
from makegood.domain.when import When

ACTIONS: Final = frozenset({"sent", "call", "chat", "escalated"})
"""Events by which the user turns to somebody."""

_ASKED_FIRST: Final = frozenset({"seller", "platform"})
_BODY_PARTIES: Final = {"wallet": "provider", "card": "provider", "bank": "provider"}


def facts_of(case: Case, book: Book | None = None) -> dict[str, FactValue]:
    """The facts that conditions see: the user's own, what the case is about, what its log says.

    What the log says is always known: ``log.sent`` of an empty log is false. With a `book`
    the parties and rungs of events are worked out from channel and ladder where the event
    itself does not name them.
    """
    facts: dict[str, FactValue] = dict(case.facts)
    facts["marketplace"] = case.marketplace
    facts["role"] = case.role
    facts["issue"] = case.issue
    facts["details"] = frozenset(case.details)
    optional = {
        "site": case.site,
        "country": case.country,
        "variant": case.variant,
        "remedy": case.remedy,
    }
    facts.update({name: value for name, value in optional.items() if value is not None})
    ladder = None if book is None else book.ladder(case.issue, case.variant, case.role)
    facts.update(_log_facts(case.events, book, ladder))
    if "delivery_date" not in facts:
        for event in case.events:
            if event.kind == "delivered" and not event.undone:
                facts["delivery_date"] = event.at
                break
    return facts


def _log_facts(
    events: Iterable[Event], book: Book | None, ladder: Ladder | None
) -> dict[str, FactValue]:
    sent = delivered = refunded = False
    refused: set[str] = set()
    answered: set[str] = set()
    failed: set[str] = set()
    rungs: set[str] = set()
    stages: set[str] = set()
    escalated: set[str] = set()
    for event in events:
        if event.undone:
            continue
        kind = event.kind
        if kind in ACTIONS:
            sent = sent or kind == "sent"
            rung = rung_of(event, ladder)
            if rung is not None:
                rungs.add(rung)
            if event.stage is not None:
                stages.add(event.stage)
            if kind == "escalated":
                escalated.update(parties_of(event, book, ladder))
        elif kind == "received" and event.outcome != "automatic":
            parties = parties_of(event, book, ladder)
            answered.update(parties)
            if event.outcome == "refused":
                refused.update(parties)
        elif kind == "channel_failed" and event.channel is not None:
            failed.add(event.channel)
        elif kind == "delivered":
            delivered = True
        elif kind == "refunded":
            refunded = True
    return {
        "log.sent": sent,
        "log.refused_by": frozenset(refused),
        "log.answered_by": frozenset(answered),
        "log.failed_channels": frozenset(failed),
        "log.rungs": frozenset(rungs),
        "log.stages": frozenset(stages),
        "log.escalated_to": frozenset(escalated),
        "log.delivered": delivered,
        "log.refunded": refunded,
    }


def rung_of(event: Event, ladder: Ladder | None) -> str | None:
    """The rung an action belongs to: the one it names, else the first that fits all it says.

    Where no rung has the event's stage (a further reminder, say) the party alone decides.
    """
    if event.rung is not None or ladder is None:
        return event.rung
    for rung in ladder.rungs:
        if _fits(rung, event, stage=True):
            return rung.id
    for rung in ladder.rungs:
        if _fits(rung, event, stage=False):
            return rung.id
    return None


def _fits(rung: Rung, event: Event, *, stage: bool) -> bool:
    if stage and event.stage is not None and event.stage != rung.stage:
        return False
    if event.channel is not None and event.channel not in rung.channels:
        # A step may be taken through a channel that the guide data does not list for it.
        return event.party is not None and event.party in (rung.party, rung.body)
    return event.party is None or event.party in (rung.party, rung.body)


def parties_of(event: Event, book: Book | None, ladder: Ladder | None) -> frozenset[str]:
    """Everybody an event names, as kind of party and by id: its party, its rung's, its channel's.

    A message that names nobody was for the seller or the marketplace: those are asked first.
    """
    names: set[str] = set()
    if event.party is not None:
        names.add(event.party)
    rung = _rung(ladder, event.rung)
    if rung is not None:
        names.add(rung.party)
        if rung.body is not None:
            names.add(rung.body)
    if book is not None:
        channel = None if event.channel is None else book.channels.get(event.channel)
        if channel is not None and event.channel is not None:
            if not names:
                names.add(channel.party)
            if event.channel in book.channel_bodies:
                names.add(book.channel_bodies[event.channel])
        for name in tuple(names):
            body = book.bodies.get(name)
            if body is not None:
                names |= {body.kind, _BODY_PARTIES.get(body.kind, "body")}
    if not names and event.kind != "escalated":
        return _ASKED_FIRST
    return frozenset(names)


def _rung(ladder: Ladder | None, rung_id: str | None) -> Rung | None:
    if ladder is None or rung_id is None:
        return None
    return next((rung for rung in ladder.rungs if rung.id == rung_id), None)


def in_zone(when: When, zone: tzinfo) -> date:
    """The (earliest) day, as the calendar shows it in `zone`."""
    return when.day if when.at is None else when.at.astimezone(zone).date()


class Situation:
    """One case at one moment, with what is derived from it kept for the next question."""

    __slots__ = ("book", "case", "events", "facts", "ladder", "now", "today", "zone")

    def __init__(self, case: Case, book: Book, now: datetime) -> None:
        """`now` is aware, in the user's zone. Raises `ValueError` for a time without a zone."""
        if now.tzinfo is None:
            raise ValueError("now needs its time zone")
        self.case = case
        self.book = book
        self.now = now
        self.zone: tzinfo = now.tzinfo
        self.today = now.date()
        self.ladder = book.ladder(case.issue, case.variant, case.role)
        self.facts = facts_of(case, book)
        self.events = in_order(case.events, self.zone)

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

    def parties_of(self, event: Event) -> frozenset[str]:
        """Everybody an event names."""
        return parties_of(event, self.book, self.ladder)

    def rung_of(self, event: Event) -> str | None:
        """The rung an action belongs to."""
        return rung_of(event, self.ladder)


def in_order(events: Iterable[Event], zone: tzinfo) -> tuple[Event, ...]:
    """The events that count, by the day they happened on.

    On one day the times decide where every entry has one, else the order of the log: a bare
    date says nothing about before and after.
    """
    live = [event for event in events if not event.undone]
    if len(live) <= 1:
        return tuple(live)
    live.sort(key=lambda event: in_zone(event.at, zone))
    ordered: list[Event] = []
    for _day, group in groupby(live, key=lambda event: in_zone(event.at, zone)):
        same_day = list(group)
        moments = [event.at.at for event in same_day if event.at.at is not None]
        if len(moments) == len(same_day):
            stamped = sorted(zip(moments, range(len(moments)), strict=True))
            same_day = [same_day[index] for _at, index in stamped]
        ordered.extend(same_day)
    return tuple(ordered)
