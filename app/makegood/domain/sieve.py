"""Many conditions weighed at once.

A condition of the pack is mostly a list of tests that must all hold, and each test looks at one
or two facts with few values: a country, an issue, a way of paying. Tests that look at the same
facts are weighed together, and the outcome is remembered for the next case that agrees on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from makegood.domain.conditions import Condition, Facts, evaluate, facts_used, missing_facts

_REMEMBERED: Final = 1024
_ORDERED: Final = frozenset({"lt", "le", "gt", "ge"})
_PRESENCE: Final = frozenset({"known", "not_known"})


class Sifted(NamedTuple):
    """What became of the conditions, as sets of bits by their place in the list.

    `missing` names, for those not settled, the facts that would settle them.
    """

    failed: int
    unsettled: int
    missing: tuple[dict[int, tuple[str, ...]], ...]

    def settles(self, index: int) -> tuple[str, ...]:
        """The facts that would settle one condition, each once."""
        found: tuple[str, ...] = ()
        for missing in self.missing:
            more = missing.get(index)
            if more is not None:
                found = found + tuple([fact for fact in more if fact not in found])
        return found


class _Outcome(NamedTuple):
    failed: int
    unsettled: int
    missing: dict[int, tuple[str, ...]]


class _Group:
    """The tests that look at the same facts, and what came of them before.

    `bits` are the conditions they belong to. `only` is the fact where there is just one.
    `memory` is None where sums or days are compared: those differ from case to case, and
    remembering them would only fill the memory.
    """

    __slots__ = ("_facts", "_presence", "_tests", "bits", "memory", "only")

    def __init__(self, facts: tuple[str, ...], tests: list[tuple[int, Condition]]) -> None:
        ops = {op for _index, test in tests for op in _ops(test)}
        self._facts = facts
        self._tests = tests
        self.bits = 0
        for index, _test in tests:
            self.bits |= 1 << index
        self._presence = ops <= _PRESENCE
        self.only = facts[0] if len(facts) == 1 and not self._presence else None
        remember = self._presence or ops.isdisjoint(_ORDERED)
        self.memory: dict[object, _Outcome] | None = {} if remember else None

    def weigh(self, facts: Facts) -> _Outcome:
        """What comes of the tests for these facts."""
        memory = self.memory
        if memory is None:
            return self._weighed(facts)
        key: object
        if self.only is not None:
            key = facts.get(self.only)
        elif self._presence:
            key = tuple([fact in facts for fact in self._facts])
        else:
            key = tuple([facts.get(fact) for fact in self._facts])
        outcome = memory.get(key)
        if outcome is None:
            if len(memory) >= _REMEMBERED:
                memory.clear()
            outcome = memory[key] = self._weighed(facts)
        return outcome

    def _weighed(self, facts: Facts) -> _Outcome:
        failed = unsettled = 0
        missing: dict[int, tuple[str, ...]] = {}
        for index, test in self._tests:
            verdict = evaluate(test, facts)
            if verdict is False:
                failed |= 1 << index
            elif verdict is None:
                unsettled |= 1 << index
                missing[index] = missing.get(index, ()) + missing_facts(test, facts)
        return _Outcome(failed, unsettled, missing)


class Sieve:
    """A list of conditions, ready to be weighed for one case after another.

    `facts` are all that they look at.
    """

    __slots__ = ("_groups", "facts")

    def __init__(self, conditions: Sequence[Condition | None]) -> None:
        by_facts: dict[tuple[str, ...], list[tuple[int, Condition]]] = {}
        presence: list[tuple[int, Condition]] = []
        for index, condition in enumerate(conditions):
            for test in _tests_of(condition):
                facts = tuple(dict.fromkeys(facts_used(test)))
                if _PRESENCE.issuperset(_ops(test)):
                    presence.append((index, test))
                else:
                    by_facts.setdefault(facts, []).append((index, test))
        groups = [_Group(facts, tests) for facts, tests in by_facts.items()]
        if presence:
            # Which facts were given at all differs little from case to case: one group for all.
            asked = tuple(
                dict.fromkeys(fact for _at, test in presence for fact in facts_used(test))
            )
            groups.append(_Group(asked, presence))
        # What decides most comes first, what is not remembered last: a group is left out when
        # all its conditions have failed by then.
        groups.sort(key=lambda group: (group.memory is None, -group.bits.bit_count()))
        self.facts = frozenset(fact for condition in conditions for fact in facts_used(condition))
        self._groups = tuple((group, group.memory, group.only, group.bits) for group in groups)

    def sift(self, facts: Facts) -> Sifted:
        """Which conditions fail, which are not settled; the others hold."""
        failed = unsettled = 0
        missing: list[dict[int, tuple[str, ...]]] = []
        value_of = facts.get
        for group, memory, only, bits in self._groups:
            if not bits & ~failed:
                continue
            # Most tests look at one fact whose value was met before.
            outcome = None if memory is None or only is None else memory.get(value_of(only))
            if outcome is None:
                outcome = group.weigh(facts)
            more_failed, more_unsettled, more_missing = outcome
            failed |= more_failed
            if more_unsettled:
                unsettled |= more_unsettled
                missing.append(more_missing)
        return Sifted(failed, unsettled & ~failed, tuple(missing))


def _tests_of(condition: Condition | None) -> Iterator[Condition]:
    """The tests that must all hold."""
    if condition is None:
        return
    if condition.all is None:
        yield condition
        return
    for part in condition.all:
        yield from _tests_of(part)


def _ops(condition: Condition) -> Iterator[str]:
    if condition.op is not None:
        yield condition.op
    for part in (*(condition.all or ()), *(condition.any or ())):
        yield from _ops(part)
    if condition.not_ is not None:
        yield from _ops(condition.not_)
