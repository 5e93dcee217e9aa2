"""What is left of rules and rungs once the facts that route a case are known.

Most conditions ask for the country, the issue and the way of paying. Cases that agree on those
share one route, so that a condition is taken apart once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from makegood.domain.conditions import Condition, Facts, FactValue, evaluate, facts_used
from makegood.domain.marketplace import Ladder, Rung
from makegood.domain.rules import Anchor, Rule, Term

BY_CASE: Final = ("role", "issue", "country", "trader_country")
BY_PAYMENT: Final = ("payment_method", "paid_behind", "card_kind", "seller_kind", "sold_by")

_PAYMENT: Final = frozenset(BY_PAYMENT)
_REMEMBERED: Final = 4096
_LATE_KINDS: Final = frozenset({"wait_until", "reply_due"})
_Key = tuple[FactValue | None, ...]


class Candidate(NamedTuple):
    """A rule that may apply. `rest` is what is left of its condition.

    `event` is the kind of entry without which a rule has no date: one that counts from a step
    taken or an answer alone. `late`: an unsure anchor makes the term longer, as with waits and
    with what the other side owes.
    """

    rule: Rule
    rest: Condition | None
    terms: tuple[Term, ...]
    event: str | None
    late: bool


class PossibleRung(NamedTuple):
    """A rung that may apply, with what is left of its condition."""

    rung: Rung
    rest: Condition | None


class Route:
    """What is left for all cases that agree on the facts of `BY_CASE` and `BY_PAYMENT`."""

    __slots__ = ("_known", "_rungs", "candidates")

    def __init__(self, candidates: tuple[Candidate, ...], known: Facts) -> None:
        self.candidates = candidates
        self._known = known
        self._rungs: dict[str, tuple[PossibleRung, ...]] = {}

    def rungs(self, ladder: Ladder) -> tuple[PossibleRung, ...]:
        """The rungs of a ladder that may apply, in its order."""
        found = self._rungs.get(ladder.id)
        if found is None:
            rests = ((rung, remaining(rung.applies, self._known)) for rung in ladder.rungs)
            found = self._rungs[ladder.id] = tuple(
                PossibleRung(rung, None if rest is True else rest)
                for rung, rest in rests
                if rest is not False
            )
        return found


class _Half(NamedTuple):
    """The candidates of one `BY_CASE` key; only `asking` look at how the user paid."""

    settled: tuple[Candidate, ...]
    asking: tuple[Candidate, ...]


class Routes:
    """The routes of one book, made when first asked for and remembered up to a limit."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._all = tuple(candidates)
        self._halves: dict[_Key, _Half] = {}
        self._routes: dict[_Key, Route] = {}

    def of(self, facts: Facts) -> Route:
        """The route of a case with these facts."""
        case_key = tuple(map(facts.get, BY_CASE))
        key = case_key + tuple(map(facts.get, BY_PAYMENT))
        route = self._routes.get(key)
        if route is None:
            if len(self._routes) >= _REMEMBERED:
                self._routes.clear()
                self._halves.clear()
            half = self._halves.get(case_key)
            if half is None:
                half = self._halves[case_key] = self._half(_known(facts, BY_CASE))
            asking = _narrowed(half.asking, _known(facts, BY_PAYMENT))
            known = _known(facts, (*BY_CASE, *BY_PAYMENT))
            route = self._routes[key] = Route((*half.settled, *asking), known)
        return route

    def _half(self, known: Facts) -> _Half:
        narrowed = _narrowed(self._all, known)
        asking = [each for each in narrowed if not _PAYMENT.isdisjoint(facts_used(each.rest))]
        settled = [each for each in narrowed if each not in asking]
        return _Half(tuple(settled), tuple(asking))


def candidate(rule: Rule, anchors: dict[str, Anchor]) -> Candidate:
    """A rule before anything is known of a case."""
    terms = (rule.term,) if rule.term is not None else rule.earliest_of or rule.latest_of
    event: str | None = None
    if len(terms) == 1:
        anchor = anchors.get(terms[0].anchor)
        if anchor is not None and anchor.of_the_log:
            event = anchor.event
    late = rule.kind in _LATE_KINDS or rule.who == "other_side"
    return Candidate(rule, rule.applies, terms, event, late)


def remaining(condition: Condition | None, known: Facts) -> Condition | bool:
    """What is left to ask; a verdict where the known facts decide whatever the others are."""
    if condition is None:
        return True
    if condition.fact is not None:
        if condition.fact not in known:
            return condition
        return evaluate(condition, known) is True
    if condition.not_ is not None:
        inner = remaining(condition.not_, known)
        return not inner if isinstance(inner, bool) else Condition(not_=inner)
    # `all` fails with one false part and `any` holds with one true part; other verdicts drop out.
    decisive = condition.any is not None
    parts: list[Condition] = []
    for part in (*(condition.all or ()), *(condition.any or ())):
        rest = remaining(part, known)
        if rest is decisive:
            return decisive
        if not isinstance(rest, bool):
            parts.append(rest)
    if not parts:
        return not decisive
    if len(parts) == 1:
        return parts[0]
    return Condition(any=tuple(parts)) if decisive else Condition(all=tuple(parts))


def _known(facts: Facts, names: tuple[str, ...]) -> dict[str, FactValue]:
    return {name: facts[name] for name in names if name in facts}


def _narrowed(candidates: tuple[Candidate, ...], known: Facts) -> list[Candidate]:
    found: list[Candidate] = []
    for rule, condition, terms, event, late in candidates:
        rest = remaining(condition, known)
        if rest is not False:
            found.append(Candidate(rule, None if rest is True else rest, terms, event, late))
    return found
