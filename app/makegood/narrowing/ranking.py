"""A person's own words against the index: which problem is it, and which words say so."""

from __future__ import annotations

from bisect import bisect_left
from math import exp, sqrt
from typing import TYPE_CHECKING

import msgspec

from makegood.narrowing.features import features
from makegood.narrowing.index import RARITY_STEPS
from makegood.narrowing.learning import FLOOR
from makegood.narrowing.tongue import detect
from makegood.narrowing.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.narrowing.features import Feature
    from makegood.narrowing.index import NarrowingIndex
    from makegood.narrowing.words import Word

MOST_WORDS = 400
"""Words read of a long text."""
SURE_ABOVE = 0.5
"""From this share of the whole on, the first issue is put forward as the one."""
SURE_WITH = 2
"""Known words a text must have before narrowing is sure of anything."""
EXPLAINED = 3
"""How many issues, from the best, come with their evidence."""
MOST_EVIDENCE = 4
WORTH_SHOWING = 0.35
"""A word is evidence when it adds at least this share of what the best word adds."""
LEANING = 1.0
"""What role and marketplace add to an issue, on the scale of log odds."""


class Match(msgspec.Struct, frozen=True):
    """An issue, its share of the whole (0 to 1), and the words of the text that led there.

    Evidence is given for the first few matches, in the order and spelling of the text.
    """

    issue: str
    score: float
    evidence: tuple[str, ...]


class Narrowed(msgspec.Struct, frozen=True):
    """The ranking, best first; whether to trust the first; and the text's language.

    `lang` is the language named by the caller, else the one recognised, else None.
    """

    matches: tuple[Match, ...]
    sure: bool
    lang: str | None


def rank(
    index: NarrowingIndex,
    text: str,
    *,
    lang: str | None = None,
    marketplace: str | None = None,
    role: str | None = None,
    limit: int | None = None,
) -> Narrowed:
    """Rank all issues for `text`; `limit` cuts the list.

    `marketplace` and `role` lean the ranking towards the issues people there have, and hide
    none. A text that says nothing known (empty, a smiley) keeps the order of the topics and is
    never sure. Never raises, whatever the text holds.
    """
    said = words(text)[:MOST_WORDS]
    folded = [word.folded for word in said]
    found = _known(index, features(folded, [index.synonyms.ideas(word) for word in folded]))
    scores = _scores(index, [row for row, _ in found])
    scores = [
        score + lean
        for score, lean in zip(scores, _leanings(index, marketplace, role), strict=True)
    ]
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    total = sum(odds)
    order = sorted(range(len(scores)), key=lambda column: -scores[column])[:limit]
    known_words = {
        place
        for _, feature in found
        if feature.first == feature.second
        for place in (feature.first,)
    }
    matches = tuple(
        Match(
            index.issues[column],
            round(odds[column] / total, 4),
            _evidence(index, said, found, column) if place < EXPLAINED else (),
        )
        for place, column in enumerate(order)
    )
    sure = len(known_words) >= SURE_WITH and 1 / total >= SURE_ABOVE
    return Narrowed(matches, sure, lang or detect(index, text, [row for row, _ in found]))


def _known(index: NarrowingIndex, seen: Sequence[Feature]) -> list[tuple[int, Feature]]:
    """The features the index has, with their rows."""
    keys = index.keys
    count = len(keys)
    found = []
    for feature in seen:
        row = bisect_left(keys, feature.key)
        if row < count and keys[row] == feature.key:
            found.append((row, feature))
    return found


def _scores(index: NarrowingIndex, rows: Sequence[int]) -> list[float]:
    """Log odds per issue, up to a constant."""
    width = len(index.issues)
    if not rows:
        return [0.0] * width
    weights, rarity = index.weights, index.rarity
    span = sum(rarity[row] ** 2 for row in rows) / RARITY_STEPS**2
    scale = index.unit / sqrt(span + FLOOR)
    columns = zip(*(weights[row * width : row * width + width] for row in rows), strict=True)
    return [sum(column) * scale for column in columns]


def _leanings(index: NarrowingIndex, marketplace: str | None, role: str | None) -> list[float]:
    """What role and marketplace add to each issue."""
    leanings = [0.0] * len(index.issues)
    for likely in (index.roles.get(role or ""), index.served.get(marketplace or "")):
        if likely is not None:
            for column, issue in enumerate(index.issues):
                leanings[column] += LEANING if issue in likely else 0.0
    return leanings


def _evidence(
    index: NarrowingIndex,
    said: Sequence[Word],
    found: Sequence[tuple[int, Feature]],
    column: int,
) -> tuple[str, ...]:
    """The words that speak for the issue in `column` more than for the others."""
    width = len(index.issues)
    weights = index.weights
    worth = [0.0] * len(said)
    for row, feature in found:
        cells = weights[row * width : row * width + width]
        lead = cells[column] - sum(cells) / width
        worth[feature.first] += lead / 2
        worth[feature.second] += lead / 2
    best = max(worth, default=0.0)
    if best <= 0:
        return ()
    places = sorted(range(len(said)), key=lambda place: -worth[place])
    chosen: dict[str, int] = {}
    for place in places:
        if worth[place] < best * WORTH_SHOWING or len(chosen) == MOST_EVIDENCE:
            break
        chosen.setdefault(said[place].folded, place)
    return tuple(said[place].typed for place in sorted(chosen.values()))
