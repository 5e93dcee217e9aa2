"""A person's own words against the index: which problem is it, and which words say so."""

from __future__ import annotations

from math import exp, sqrt
from typing import TYPE_CHECKING

import msgspec

from makegood.narrowing.features import features, word_key
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
SURE_ABOVE = 0.6
"""From this share of the whole on, the first issue is put forward as the one: measured, nine
times out of ten it is.
"""
SURE_WHEN_KNOWN = 0.4
"""At least this share of the words must be known before narrowing is sure of anything."""
EXPLAINED = 6
"""How many issues, from the best, come with their evidence."""
MOST_EVIDENCE = 4
WORTH_SHOWING = 0.35
"""A word is evidence when it adds at least this share of what the best word adds."""
LEANING = 0.7
"""What role and marketplace each add to an issue, on the scale of log odds."""
ROLE_UNLESS_TOLD = "buyer"
IDLE_IDEAS = frozenset({"place", "smalltalk", "thanks"})
"""Ideas that people have without a problem."""


class Match(msgspec.Struct, frozen=True):
    """An issue, its share of the whole (0 to 1), and the words of the text that led there.

    Evidence is given for the first few matches, in the order and spelling of the text.
    """

    issue: str
    score: float
    evidence: tuple[str, ...]


class Narrowed(msgspec.Struct, frozen=True):
    """The ranking, best first; whether to trust the first; and the text's language.

    Where nothing was `understood`, no word of the text says what went wrong (a country, a
    greeting, a strange word), and the ranking is no more than a guess. `lang` is the language
    named by the caller, else the one recognised, else None.
    """

    matches: tuple[Match, ...]
    sure: bool
    lang: str | None
    understood: bool = True


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

    `marketplace` and `role` (a buyer's, unless told) lean the ranking towards the issues people
    there have, and hide none. A text that says nothing known (empty, a smiley) keeps the order
    of the topics. What is not understood is never sure. Never raises, whatever the text holds.
    """
    said = words(text)[:MOST_WORDS]
    folded = [word.folded for word in said]
    ideas = [index.synonyms.ideas(word) for word in folded]
    found = _known(index, features(folded, ideas))
    rows = list(dict.fromkeys(row for row, _ in found))
    leanings = _leanings(index, marketplace, role or ROLE_UNLESS_TOLD)
    scores = [
        score + leaning for score, leaning in zip(_scores(index, rows), leanings, strict=True)
    ]
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    total = sum(odds)
    order = sorted(range(len(scores)), key=lambda column: -scores[column])[:limit]
    telling = [bool(here) for here in ideas]
    matches = tuple(
        Match(
            index.issues[column],
            round(odds[column] / total, 4),
            _evidence(index, said, telling, found, column) if place < EXPLAINED else (),
        )
        for place, column in enumerate(order)
    )
    understood = _understood(index, folded, ideas)
    sure = (
        understood
        and 1 / total >= SURE_ABOVE
        and _known_share(index, folded, telling) >= SURE_WHEN_KNOWN
    )
    return Narrowed(matches, sure, lang or detect(index, text, rows), understood)


def _understood(
    index: NarrowingIndex, folded: Sequence[str], ideas: Sequence[Sequence[str]]
) -> bool:
    """Whether a word that is no mere name carries an idea that comes with a problem."""
    return any(
        not IDLE_IDEAS.issuperset(here)
        for word, here in zip(folded, ideas, strict=True)
        if word not in index.silent
    )


def _known_share(index: NarrowingIndex, folded: Sequence[str], telling: Sequence[bool]) -> float:
    """How many of the words carry an idea or were in a phrase; 0 when none carries one."""
    if not any(telling):
        return 0.0
    known = sum(
        has_idea or index.row(word_key(word)) is not None
        for word, has_idea in zip(folded, telling, strict=True)
    )
    return known / len(folded)


def _known(index: NarrowingIndex, seen: Sequence[Feature]) -> list[tuple[int, Feature]]:
    """The features the index has, with their rows; a repeated one is looked up once."""
    rows = {key: index.row(key) for key in {feature.key for feature in seen}}
    pairs = ((rows[feature.key], feature) for feature in seen)
    return [(row, feature) for row, feature in pairs if row is not None]


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


def _leanings(index: NarrowingIndex, marketplace: str | None, role: str) -> list[float]:
    """What role and marketplace add to each issue."""
    leanings = [0.0] * len(index.issues)
    for likely in (index.roles.get(role), index.served.get(marketplace or "")):
        if likely is not None:
            for column, issue in enumerate(index.issues):
                leanings[column] += LEANING if issue in likely else 0.0
    return leanings


def _evidence(
    index: NarrowingIndex,
    said: Sequence[Word],
    telling: Sequence[bool],
    found: Sequence[tuple[int, Feature]],
    column: int,
) -> tuple[str, ...]:
    """The words that speak for the issue in `column` more than for the others: those that carry
    an idea (`telling`), or if none of these does, any.
    """
    width = len(index.issues)
    weights = index.weights
    worth = [0.0] * len(said)
    for row, feature in found:
        cells = weights[row * width : row * width + width]
        lead = cells[column] - sum(cells) / width
        worth[feature.first] += lead / 2
        worth[feature.second] += lead / 2
    if any(worth[place] > 0 for place, has_idea in enumerate(telling) if has_idea):
        worth = [value if has_idea else 0.0 for value, has_idea in zip(worth, telling, strict=True)]
    best = max(worth, default=0.0)
    if best <= 0:
        return ()
    chosen: dict[str, int] = {}
    for place in sorted(range(len(said)), key=lambda place: -worth[place]):
        if worth[place] < best * WORTH_SHOWING or len(chosen) == MOST_EVIDENCE:
            break
        chosen.setdefault(said[place].folded, place)
    return tuple(said[place].typed for place in sorted(chosen.values()))
