"""Finds places in the guides for a few typed words, the best first. Knows no widgets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, Final

from makegood.narrowing.folding import fold

if TYPE_CHECKING:
    from makegood.ui.guides.library import Found

Tokens = dict[str, dict[int, float]]
"""For each word the places it stands in, and what it counts there."""

_WORD: Final = re.compile(r"\w+")

# What a word counts where it stands. A marketplace counts less than what it is about: it is in
# every row of its guide.
_TITLE: Final = 8.0
_KIND: Final = 6.0
_WHERE: Final = 5.0
_BODY: Final = 2.0
_AROUND: Final = 0.2

# How well the typed word fits the one that stands there.
_WHOLE: Final = 1.0
_BEGINNING: Final = 0.8
_INSIDE: Final = 0.5
_SHORTENED: Final = 0.6

_LEAST_INSIDE: Final = 3
"""Letters a word needs to be looked for inside other words, as long compounds want it."""
_LEAST_SHORTENED: Final = 5
_MOST_ENDING: Final = 3
"""Letters taken off a word that nothing has: endings differ from those in the guides."""

_CALLED_SO: Final = 20.0
_BEGINS_SO: Final = 4.0
_SAID_SO: Final = 3.0
_COVERED: Final = 3.0
_LATE: Final = -4.0
"""What is not known, or works no more, comes after what helps."""

_ENOUGH: Final = 0.4
"""Share of the typed words, rare ones counting more, that a place without all of them must have."""
_MOST_PARTLY: Final = 12

_ALL: Final = 0
_NAMED: Final = 1
_SURROUNDED: Final = 2
_PARTLY: Final = 3


@dataclass(frozen=True, slots=True)
class Hits:
    """The places found, best first. `whole` of them have every typed word."""

    found: tuple[Found, ...] = ()
    whole: int = 0


@dataclass(slots=True)
class Search:
    """Everything that can be found. Places are added one by one, so that no key stroke waits."""

    _found: list[Found] = field(default_factory=list)
    _titles: list[tuple[str, ...]] = field(default_factory=list)
    _tokens: Tokens = field(default_factory=dict)
    _heads: Tokens = field(default_factory=dict)

    def add(self, found: Found) -> None:
        """One more place. Of two that fit alike, the one added first comes first."""
        at = len(self._found)
        titles = (_plain(found.title), *(_plain(name) for name in found.names))
        self._found.append(found)
        self._titles.append(titles)
        for weight, text in (
            (_TITLE, " ".join(titles)),
            (_KIND, _plain(found.kind)),
            (_WHERE, _plain(found.where)),
            (_BODY, _plain(found.words)),
            (_AROUND, _plain(found.around)),
        ):
            for token in set(text.split()):
                self._tokens.setdefault(token, {}).setdefault(at, weight)
                if weight >= _WHERE:
                    self._heads.setdefault(token, {}).setdefault(at, weight)

    def ranked(self, query: str) -> Hits:
        """The places for what was typed. Nothing typed finds nothing.

        First the places that have all words, by where these stand: in a title or name before the
        text. Then the pages that the words name in full, then places with some of the words only
        in what surrounds them, and at last, a dozen at most, those that lack a word.
        """
        said = _plain(query)
        wanted = tuple(dict.fromkeys(said.split()))
        if not wanted:
            return Hits()
        # The first letter or two of what is still being typed stand in nearly every text.
        begun = len(wanted) == 1 and len(said) < _LEAST_INSIDE
        tokens = self._heads if begun else self._tokens
        fits = [_places(tokens, word) for word in wanted]
        rarity = [log((2 + len(self._found)) / (1 + len(places))) for places in fits]
        total = sum(rarity)
        whole = 0
        order: list[tuple[int, float, float, int]] = []
        for at in set().union(*fits):
            has = [places.get(at, 0.0) for places in fits]
            least = min(has)
            whole += least > 0
            if least > _AROUND:
                tier = _ALL
            elif self._is_page(at) and set(self._titles[at][0].split()) <= set(wanted):
                tier = _NAMED
            elif least > 0:
                tier = _SURROUNDED
            else:
                share = sum(r for r, here in zip(rarity, has, strict=True) if here) / total
                if share >= _ENOUGH:
                    order.append((_PARTLY, -share, -sum(has) - self._late(at), at))
                continue
            order.append((tier, -sum(has) - self._bonus(at, said, wanted), 0.0, at))
        order.sort()
        partly = sum(tier == _PARTLY for tier, *_ in order)
        shown = order[: len(order) - max(partly - _MOST_PARTLY, 0)]
        return Hits(tuple(self._found[at] for *_, at in shown), whole)

    def _late(self, at: int) -> float:
        return _LATE if self._found[at].late else 0.0

    def _is_page(self, at: int) -> bool:
        return not (self._found[at].item or self._found[at].late)

    def _bonus(self, at: int, said: str, wanted: tuple[str, ...]) -> float:
        """More for a title or name that is what was typed, begins so, or says little else."""
        title, *_ = titles = self._titles[at]
        extra = self._late(at)
        if said in titles:
            extra += _CALLED_SO
        elif title.startswith(said):
            extra += _BEGINS_SO
        elif f" {said}" in title:
            extra += _SAID_SO
        return extra + _COVERED * max(_covered(name, wanted) for name in titles)


def _places(tokens: Tokens, word: str) -> dict[int, float]:
    """Where a word stands, and what it counts there; with a shorter ending if nowhere."""
    places = _matching(tokens, word)
    for taken in range(1, _MOST_ENDING + 1):
        if places or len(word) - taken < _LEAST_SHORTENED:
            break
        places = {at: count * _SHORTENED for at, count in _matching(tokens, word[:-taken]).items()}
    return places


def _matching(tokens: Tokens, word: str) -> dict[int, float]:
    best: dict[int, float] = {}
    inside = len(word) >= _LEAST_INSIDE
    for token, places in tokens.items():
        if word not in token:
            continue
        if token.startswith(word):
            fit = _WHOLE if token == word else _BEGINNING
        elif inside:
            fit = _INSIDE
        else:
            continue
        for at, weight in places.items():
            if weight * fit > best.get(at, 0.0):
                best[at] = weight * fit
    return best


def _covered(name: str, wanted: tuple[str, ...]) -> float:
    """The share of a name's words that were typed, if only their beginnings."""
    words = name.split()
    return sum(word.startswith(wanted) for word in words) / max(len(words), 1)


def _plain(text: str) -> str:
    """Words as they are compared: no case, no accents, no punctuation, a blank between them."""
    return " ".join(_WORD.findall(fold(text).replace("_", " ")))
