"""From which date a rule counts."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from makegood.domain.case import Event
from makegood.domain.rules import Anchor
from makegood.domain.situation import Situation
from makegood.domain.when import When


class Found(Struct, frozen=True, gc=False):
    """The date of an anchor. `name` is the fact or anchor it was found under; `at` its moment.

    `settles` is the fact that would make it certain, where another day only stands in for it.
    """

    day: date
    latest: date
    at: datetime | None
    name: str
    event: Event | None = None
    settles: str | None = None

    @property
    def about(self) -> bool:
        """Whether the day is only known roughly."""
        return self.latest != self.day


class Anchors:
    """The anchors of one situation, each looked for once."""

    __slots__ = ("_found", "_situation")

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._found: dict[str, Found | None] = {}

    def find(self, anchor_id: str) -> Found | None:
        """The date of an anchor, or None while it is not known.

        A date given by hand under the anchor's own name comes first, then its facts, then the
        log.
        """
        try:
            return self._found[anchor_id]
        except KeyError:
            found = self._found[anchor_id] = self._look(anchor_id)
            return found

    def _look(self, anchor_id: str) -> Found | None:
        facts = self._situation.facts
        anchor = self._situation.book.anchors.get(anchor_id)
        value = facts.get(anchor_id)
        if isinstance(value, When):
            return self._from(value, anchor_id, None)
        if anchor is None:
            return None
        for fact in anchor.facts:
            value = facts.get(fact)
            if isinstance(value, When):
                return _as_stated(self._from(value, fact, None), anchor)
        if anchor.event not in self._situation.kinds:
            return None
        fitting = [event for event in self._situation.events if self._fits(anchor, event)]
        if not fitting:
            return None
        event = fitting[0] if anchor.pick == "earliest" else fitting[-1]
        return _as_stated(self._from(event.at, anchor_id, event), anchor)

    def _from(self, when: When, name: str, event: Event | None) -> Found:
        if when.at is None:
            return Found(when.day, when.latest, None, name, event)
        day = self._situation.day_of(when)
        return Found(day, day, when.at, name, event)

    def _fits(self, anchor: Anchor, event: Event) -> bool:
        if event.kind != anchor.event:
            return False
        if anchor.stage and event.stage not in anchor.stage:
            return False
        if anchor.outcome and event.outcome not in anchor.outcome:
            return False
        if anchor.rung and self._situation.log.rung_of(event) not in anchor.rung:
            return False
        if anchor.party and self._situation.log.parties_of(event).isdisjoint(anchor.party):
            return False
        if anchor.sets and event.channel is not None:
            channel = self._situation.book.channels.get(event.channel)
            return channel is not None and anchor.id in channel.sets
        return True


def _as_stated(found: Found, anchor: Anchor) -> Found:
    """The same, not certain where the day only stands in for the one that counts."""
    # An entry of the log is found under the anchor's id, which may be the name of its own fact.
    if not anchor.stand_ins or not anchor.facts:
        return found
    if found.event is None and found.name == anchor.facts[0]:
        return found
    return replace(found, settles=anchor.facts[0])
