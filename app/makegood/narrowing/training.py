"""From phrases to an index: done when the guide data are built, never while the program runs."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from makegood.narrowing.features import features
from makegood.narrowing.index import RARITY_STEPS, NarrowingIndex
from makegood.narrowing.learning import Example, learn
from makegood.narrowing.synonyms import Synonyms
from makegood.narrowing.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SEEN_AT_LEAST = 2
"""A feature of one single phrase tells little and costs a row."""
TONGUE_STEPS = 20
SMOOTHING = 0.05


def train(
    phrases: Mapping[str, Mapping[str, Sequence[str]]],
    *,
    topics: Mapping[str, Sequence[str]],
    synonyms: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
    roles: Mapping[str, Sequence[str]] | None = None,
    served: Mapping[str, Sequence[str]] | None = None,
    names: Iterable[str] = (),
) -> NarrowingIndex:
    """Learn from `phrases`: language, then issue id, then what people say.

    `topics` lists the issue ids; their order is the order among equals, and an issue without a
    phrase is still ranked. `synonyms` are language, then idea, then the words that express it;
    one ending in ``*`` stands for all words that begin so. `roles` (role to issue ids)
    and `served` (marketplace id to issue ids) are optional leanings. `names`, of places and
    marketplaces, say nothing about a problem.

    All languages are learnt together, so a word one language lends another is known in both.
    The same input gives the same index.

    Raises `ValueError` when a phrase belongs to an issue no topic has.
    """
    issues = [issue for listed in topics.values() for issue in listed]
    columns = {issue: column for column, issue in enumerate(issues)}
    languages = sorted(phrases)
    alike = Synonyms.of(synonyms or {})
    said: list[tuple[list[int], int, int]] = []
    counts: dict[int, int] = {}
    for tongue, language in enumerate(languages):
        for issue in sorted(phrases[language]):
            if issue not in columns:
                raise ValueError(f"Phrases in {language} for an unknown issue: {issue}")
            for phrase in phrases[language][issue]:
                folded = [word.folded for word in words(phrase)]
                ideas = [alike.ideas(word) for word in folded]
                seen_here = features(folded, ideas)
                keys = list(dict.fromkeys(feature.key for feature in seen_here))
                counts.update((feature.key, feature.counts) for feature in seen_here)
                said.append((keys, columns[issue], tongue))

    seen = Counter(key for keys, _, _ in said for key in keys)
    known = sorted(key for key, times in seen.items() if times >= SEEN_AT_LEAST)
    numbers = {key: number for number, key in enumerate(known)}
    rarity = bytes(
        min(255, round(RARITY_STEPS * counts[key] * (log((1 + len(said)) / (1 + seen[key])) + 1)))
        for key in known
    )
    examples = [
        Example(found, answer)
        for keys, answer, _ in said
        if (found := [numbers[key] for key in keys if key in numbers])
    ]
    weights = learn(examples, [value / RARITY_STEPS for value in rarity], len(issues))
    largest = max((abs(value) for row in weights for value in row), default=1.0) or 1.0
    unit = largest / 127
    return NarrowingIndex(
        issues=issues,
        languages=languages,
        keys=known,
        rarity=rarity,
        weights=bytes(round(value / unit) & 255 for row in weights for value in row),
        tongues=_tongues(said, numbers, len(languages)),
        unit=unit,
        synonyms=alike,
        roles=roles or {},
        served=served or {},
        silent={word.folded for name in names for word in words(name)},
    )


def _tongues(
    said: Sequence[tuple[list[int], int, int]], numbers: Mapping[int, int], languages: int
) -> bytes:
    """How much each feature speaks for each language, against the other languages' mean."""
    counts = [[SMOOTHING] * languages for _ in numbers]
    totals = [1.0] * languages
    for keys, _, tongue in said:
        totals[tongue] += len(keys)
        for key in keys:
            if key in numbers:
                counts[numbers[key]][tongue] += 1
    table = bytearray()
    for row in counts:
        logs = [log(count / total) for count, total in zip(row, totals, strict=True)]
        mean = sum(logs) / languages
        table.extend(
            max(-127, min(127, round(TONGUE_STEPS * (value - mean)))) & 255 for value in logs
        )
    return bytes(table)
