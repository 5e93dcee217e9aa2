"""The dates of a case as they would be if a message were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from makegood.domain.assess import assess
from makegood.domain.case import Event, SentMessage
from makegood.domain.when import When, moment

if TYPE_CHECKING:
    from datetime import datetime

    from makegood.domain.assessment import Assessment
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.marketplace import Channel, Rung, Stage

_OUTSIDE = ("provider", "body")


def sent_event(
    case: Case,
    channel: Channel,
    rung: Rung | None,
    stage: Stage,
    at: When,
    message: SentMessage | None = None,
) -> Event:
    """The entry that sending a message through a channel writes into the log.

    Whoever is neither the seller nor the marketplace is escalated to, under the name of the body
    where the step has one.
    """
    outside = channel.party in _OUTSIDE
    return Event(
        id=f"{case.id}-sent",
        kind="escalated" if outside else "sent",
        at=at,
        party=rung.body if outside and rung is not None and rung.body else channel.party,
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
    event = sent_event(case, channel, rung, stage, moment(at or now))
    return assess(replace(case, events=(*case.events, event)), book, now)
