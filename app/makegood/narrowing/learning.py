"""Softmax regression in plain Python: small, exact enough, and the same bytes every time."""

from __future__ import annotations

from math import exp, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROUNDS = 7
FIRST_STEP = 2.5
FLOOR = 300.0
SMALLEST_ERROR = 0.02
"""Errors below this are left alone; nearly all classes of a phrase already learnt are there."""


class Example(NamedTuple):
    """Features by number, and the right class."""

    features: Sequence[int]
    answer: int


def learn(examples: Sequence[Example], rarity: Sequence[float], classes: int) -> list[list[float]]:
    """Weights per feature and class, to be summed over a text's features and divided by
    `length`. `rarity` scales each feature, as in inverse document frequency.
    """
    weights = [[0.0] * classes for _ in rarity]
    squares = [value * value for value in rarity]
    scales = [1.0 / length(rarity, example.features) for example in examples]
    every_class = range(classes)
    for turn in range(ROUNDS):
        step = FIRST_STEP / (1.0 + 0.5 * turn)
        for place in _shuffled(len(examples), turn + 1):
            numbers, answer = examples[place]
            scale = scales[place]
            rows = [weights[number] for number in numbers]
            sums = [sum(column) * scale for column in zip(*rows, strict=True)]
            top = max(sums)
            odds = [exp(value - top) for value in sums]
            total = sum(odds)
            errors = [
                (slot, share / total - (slot == answer))
                for slot, share in zip(every_class, odds, strict=True)
            ]
            errors = [pair for pair in errors if abs(pair[1]) > SMALLEST_ERROR]
            move = step * scale
            for row, number in zip(rows, numbers, strict=True):
                pull = move * squares[number]
                for slot, error in errors:
                    row[slot] -= pull * error
    return weights


def length(rarity: Sequence[float], numbers: Iterable[int]) -> float:
    """How long a text's feature vector is, with something added so that a text of next to
    nothing stays weak.
    """
    return sqrt(sum(rarity[number] * rarity[number] for number in numbers) + FLOOR)


def _shuffled(count: int, seed: int) -> list[int]:
    """0 to `count` - 1 in an order that depends on `seed` alone, on every Python."""
    state = seed * 2_654_435_761 % 4_294_967_296
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
        other = (state >> 8) % (last + 1)
        order[last], order[other] = order[other], order[last]
    return order
