"""The rules of a marketplace, made ready to be computed for many cases."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from msgspec import Struct

from makegood.domain.conditions import Facts
from makegood.domain.pacing import PACING
from makegood.domain.rules import Anchor, Rule, Term
from makegood.domain.sieve import Sieve, Sifted

_PLANNED: Final = frozenset({"file_by", "due"})
_LATE_KINDS: Final = frozenset({"wait_until", "reply_due"})


class Candidate(Struct, frozen=True, gc=False):
    """A rule with what can be known of it before any case.

    `bit` is its place among the rules. `asks` names for each term the fact that would give its
    anchor, or None where only a step not yet taken can. `late`: an unsure anchor makes the term
    longer, as with waits and with what the other side owes. `plain`: nothing moves the date
    that its one term gives; `bounded`: it holds in a certain time only; `planned`: the user
    must act by it, if they can `lead` days sooner. `met_kinds` are the kinds of entries that may
    settle it.
    """

    bit: int
    rule: Rule
    terms: tuple[Term, ...]
    asks: tuple[str | None, ...]
    late: bool
    plain: bool
    bounded: bool
    planned: bool
    lead: int
    met_kinds: frozenset[str]


class Candidates:
    """All rules of a book; `for_case` leaves those that may say something."""

    __slots__ = ("_all", "_by_event", "_every", "_sieve", "_steps")

    def __init__(self, rules: Collection[Rule], anchors: Mapping[str, Anchor]) -> None:
        self._all = tuple(_candidate(index, rule, anchors) for index, rule in enumerate(rules))
        self._sieve = Sieve([rule.applies for rule in rules])
        self._every = (1 << len(self._all)) - 1
        # Rules that count from an entry of the log alone, as bits, by the kind of entry.
        self._by_event: dict[str, int] = {}
        for each in self._all:
            anchor = anchors.get(each.terms[0].anchor) if len(each.terms) == 1 else None
            if anchor is not None and anchor.of_the_log and anchor.event is not None:
                bits = self._by_event.get(anchor.event, 0)
                self._by_event[anchor.event] = bits | 1 << each.bit
        self._steps = frozenset(
            name
            for anchor in anchors.values()
            if anchor.of_the_log
            for name in (anchor.id, *anchor.facts)
        )

    def for_case(
        self, facts: Facts, kinds: Collection[str], *, page_dates: bool
    ) -> tuple[Sifted, Iterator[Candidate]]:
        """How the conditions fare, and the rules that hold or may hold.

        `kinds` are the kinds of entries in the log: a rule that counts from one that is not
        there has no date, unless one was given by hand or seen on the order page.
        """
        sifted = self._sieve.sift(facts)
        left = self._every & ~sifted.failed
        if not page_dates and self._steps.isdisjoint(facts):
            for kind, bits in self._by_event.items():
                if kind not in kinds:
                    left &= ~bits
        return sifted, self._of(left)

    def _of(self, bits: int) -> Iterator[Candidate]:
        while bits:
            lowest = bits & -bits
            yield self._all[lowest.bit_length() - 1]
            bits ^= lowest


def _candidate(index: int, rule: Rule, anchors: Mapping[str, Anchor]) -> Candidate:
    terms = (rule.term,) if rule.term is not None else rule.earliest_of or rule.latest_of
    asks = tuple(fact_to_ask(term.anchor, anchors) for term in terms)
    late = rule.kind in _LATE_KINDS or rule.who == "other_side"
    lead = rule.lead
    if lead is None:
        lead = PACING.slow_lead if rule.slow else PACING.lead
    return Candidate(
        bit=index,
        rule=rule,
        terms=terms,
        asks=asks,
        late=late,
        plain=rule.term is not None and rule.cap is None and rule.roll is None,
        bounded=rule.valid_from is not None or rule.valid_to is not None,
        planned=rule.who == "user" and rule.kind in _PLANNED,
        lead=lead,
        met_kinds=frozenset(met_by.event for met_by in rule.met_by),
    )


def fact_to_ask(anchor_id: str, anchors: Mapping[str, Anchor]) -> str | None:
    """The fact that would give an anchor, or None where only a step not yet taken can."""
    anchor = anchors.get(anchor_id)
    if anchor is None:
        return anchor_id
    if anchor.of_the_log:
        return None
    return anchor.facts[0] if anchor.facts else anchor_id
