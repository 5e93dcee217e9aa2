"""Help outside the marketplace: the bodies a case leads to, and whose law the guide data know."""

from __future__ import annotations

from functools import lru_cache

from makegood.domain.case import Case
from makegood.domain.catalogue import Pack
from makegood.domain.conditions import evaluate, facts_used
from makegood.domain.text import Text


def knows_law_of(pack: Pack, country: str) -> bool:
    """Whether the guide data state anything of the law that protects buyers in a country."""
    return country in _countries_with_law(_Same(pack))


def law_note(case: Case, pack: Pack) -> Text | None:
    """What to say where the law of the user's country is not known, or the country is not.

    None where it is known. What is true anywhere is named instead.
    """
    if case.country is None:
        return Text("app_dates.outside.country_unknown")
    if knows_law_of(pack, case.country):
        return None
    country = Text(f"countries.{case.country}")
    return Text("app_dates.outside.law_unknown", {"country": country})


class _Same:
    """A pack as a key: the same object, whatever it holds."""

    __slots__ = ("pack",)

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.pack is self.pack

    def __hash__(self) -> int:
        return id(self.pack)


@lru_cache(maxsize=2)
def _countries_with_law(same: _Same) -> frozenset[str]:
    laws = [
        rule.applies
        for rule in same.pack.rules
        if rule.group == "law" and "country" in facts_used(rule.applies)
    ]
    return frozenset(
        country
        for country in same.pack.countries
        if any(evaluate(law, {"country": country, "role": "buyer"}) is not False for law in laws)
    )
