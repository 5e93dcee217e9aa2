"""Sending a message: to whom it goes, what the log says of it, and which dates it would start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from makegood.domain.assess import assess
from makegood.domain.case import Event, SentMessage
from makegood.domain.when import When, moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from makegood.domain.assessment import Assessment
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.marketplace import Channel, Rung, Stage

OUTSIDE: Final = frozenset({"provider", "body"})
"""Parties that are neither the seller nor the marketplace: a case is escalated to them."""


def addressee(book: Book, channel: Channel, rung: Rung | None) -> str:
    """Whoever a message goes to: the body that the step names or the channel leads to, else the
    kind of party.
    """
    if rung is not None and rung.body is not None:
        return rung.body
    return book.channel_bodies.get(channel.id, channel.party)


def names_of(case: Case, book: Book, channel: Channel) -> frozenset[str]:
    """The names under which the log of a case has whoever answers a channel.

    Their kind of party, the body that the channel leads to, and those of the steps through it.
    """
    ladder = book.ladder(case.issue, case.variant, case.role)
    steps = () if ladder is None else ladder.rungs
    bodies = [rung.body for rung in steps if channel.id in rung.channels]
    names = (channel.party, book.channel_bodies.get(channel.id), *bodies)
    return frozenset(name for name in names if name is not None)


def reference_of(
    references: Mapping[str, tuple[str, ...]], book: Book, channel: Channel, rung: Rung | None
) -> str:
    """What the addressee called the matter last; empty where nobody said.

    `references` are by party, as `services.cases.CaseService.references` gives them.
    """
    step = channel.party if rung is None else rung.party
    names = (addressee(book, channel, rung), step, channel.party)
    return next((references[name][-1] for name in names if references.get(name)), "")


def target_of(channel: Channel) -> str:
    """Where a channel leads, as one line: what the log keeps of the address."""
    target = channel.target
    if target is None:
        return ""
    single = target.url or target.mail or target.phone or target.handle
    return single or ", ".join(target.address)


def sent_event(
    case: Case,
    book: Book,
    channel: Channel,
    rung: Rung | None,
    stage: Stage,
    at: When,
    message: SentMessage | None = None,
) -> Event:
    """The entry that sending a message through a channel writes into the log."""
    outside = channel.party in OUTSIDE
    return Event(
        id=f"{case.id}-sent",
        kind="escalated" if outside else "sent",
        at=at,
        party=addressee(book, channel, rung) if outside else channel.party,
        channel=channel.id,
        stage=stage,
        rung=None if rung is None else rung.id,
        message=message,
    )


def outlook(
    case: Case,
    book: Book,
    channel: Channel,
    rung: Rung | None,
    stage: Stage,
    now: datetime,
    at: datetime | None = None,
) -> Assessment:
    """The dates as of `now`, had the message been sent at `at`, without it `now` too."""
    event = sent_event(case, book, channel, rung, stage, moment(at or now))
    return assess(replace(case, events=(*case.events, event)), book, now)
