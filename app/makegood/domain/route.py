"""A ladder of one marketplace, made ready to be climbed in many cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from msgspec import Struct

from makegood.domain.catalogue import Body
from makegood.domain.conditions import Condition, Facts
from makegood.domain.marketplace import Ladder, Rung
from makegood.domain.rules import Rule
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


class Line(Struct, frozen=True, gc=False):
    """Rungs that may be taken in one case, in the order of their ladder.

    `main` lead on from one to the next, `beside` may be taken at any time.
    """

    all: tuple[Rung, ...]
    main: tuple[Rung, ...]
    beside: tuple[Rung, ...]
    by_id: Mapping[str, Rung]


class Rungs(Struct, frozen=True, gc=False):
    """The rungs of a ladder that what is known of a case leaves.

    `possible` says of each whether that is certain. `likeliest` has those that are certain
    first; their number is `certain`, and `sure` are their ids. `line` are those that may be
    taken: a step that ends another route needs its condition known true; others, not false.
    """

    possible: tuple[tuple[Rung, bool], ...]
    likeliest: tuple[Rung, ...]
    certain: int
    sure: frozenset[str]
    line: Line


def line_of(rungs: tuple[Rung, ...]) -> Line:
    """These rungs, sorted into the main line and what stands beside it."""
    return Line(
        rungs,
        tuple([rung for rung in rungs if not rung.beside]),
        tuple([rung for rung in rungs if rung.beside]),
        {rung.id: rung for rung in rungs},
    )


NO_RUNGS: Final = Rungs((), (), 0, frozenset(), line_of(()))


class Route:
    """A ladder with what is the same for every case that climbs it.

    `asks_the_log`: what happens in a case can change which rungs are for it. `ended_by`: by
    rule, the rungs that it is too late for after its date; a rung names its windows, and a rule
    what it closes, and either is enough. `unlockable` are the rungs that something can open
    before their time.
    """

    __slots__ = ("_remembered", "_sieve", "asks_the_log", "ended_by", "ladder", "unlockable")

    def __init__(self, ladder: Ladder, bodies: Mapping[str, Body], rules: Collection[Rule]) -> None:
        self.ladder = ladder
        self._sieve = Sieve([for_whom(rung, bodies) for rung in ladder.rungs])
        self._remembered: dict[tuple[int, int], Rungs] = {}
        self.asks_the_log = not self._sieve.facts.isdisjoint(LOG_FACTS)
        ended: dict[str, dict[str, None]] = {}
        for rung in ladder.rungs:
            for name in rung.windows:
                ended.setdefault(name, {})[rung.id] = None
        for rule in rules:
            for name in rule.closes:
                ended.setdefault(rule.id, {})[name] = None
        self.ended_by: Mapping[str, tuple[str, ...]] = {
            rule_id: tuple(rungs) for rule_id, rungs in ended.items()
        }
        self.unlockable = tuple(rung for rung in ladder.rungs if rung.unlock is not None)

    def rungs(self, facts: Facts) -> Rungs:
        """The rungs that may be for a case."""
        sifted = self._sieve.sift(facts)
        key = (sifted.failed, sifted.unsettled)
        found = self._remembered.get(key)
        if found is None:
            possible = tuple(
                (rung, not sifted.unsettled >> index & 1)
                for index, rung in enumerate(self.ladder.rungs)
                if not sifted.failed >> index & 1
            )
            certain = tuple(rung for rung, sure in possible if sure)
            others = tuple(rung for rung, sure in possible if not sure)
            line = line_of(tuple([rung for rung, sure in possible if sure or not rung.closes]))
            sure_ids = frozenset([rung.id for rung in certain])
            found = Rungs(possible, certain + others, len(certain), sure_ids, line)
            self._remembered[key] = found
        return found


def for_whom(rung: Rung, bodies: Mapping[str, Body]) -> Condition | None:
    """Who a step is for: its own condition and that of the body it leads to.

    Who may use a body is said once, in the body's record; a step adds what is particular to it.
    """
    body = None if rung.body is None else bodies.get(rung.body)
    if body is None or body.applies is None:
        return rung.applies
    return body.applies if rung.applies is None else Condition(all=(body.applies, rung.applies))
