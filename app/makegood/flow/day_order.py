"""Days told of one order that stand the wrong way round: a question, never a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.domain.text import Text, say
from makegood.domain.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from makegood.domain.catalogue import FactDef
    from makegood.flow.answers import Typed


def odd_order(
    fact: FactDef, when: When, told: Mapping[str, Typed], catalogue: Iterable[FactDef]
) -> Text | None:
    """What to ask about a day that lies before one it should follow, or after one it should not.

    `FactDef.not_before` says which days follow which. Rough days are given the benefit of the
    doubt: only where no day of theirs fits is it asked. The first odd pair is named.
    """
    for other in fact.not_before:
        day = _day(told.get(other))
        if day is not None and when.latest < day.day:
            return _ask("before", other, day)
    for later in catalogue:
        if fact.id in later.not_before:
            day = _day(told.get(later.id))
            if day is not None and day.latest < when.day:
                return _ask("after", later.id, day)
    return None


def _day(typed: Typed | None) -> When | None:
    value = None if typed is None else typed.understood
    return value if isinstance(value, When) else None


def _ask(which: str, other: str, day: When) -> Text:
    noun = Text(f"app_facts.noun.{other}")
    return say(f"app_wizard.advice.{which}", day=noun, date=day.day)
