from __future__ import annotations

from math import sqrt

import pytest

from makegood.narrowing.learning import FLOOR, Example, learn, length


def test_what_speaks_for_a_class_gets_weight_there():
    examples = [Example([0, 2], 0), Example([1, 2], 1)]
    weights = learn(examples, [5.0, 5.0, 5.0], 2)
    assert weights[0][0] > 0 > weights[0][1]
    assert weights[1][1] > 0 > weights[1][0]
    # What both say tells them apart hardly at all.
    assert abs(weights[2][0] - weights[2][1]) < weights[0][0] / 4


def test_a_class_nobody_speaks_for_sinks():
    weights = learn([Example([0], 0), Example([0], 0)], [5.0], 2)
    assert weights[0][0] > weights[0][1]


def test_the_same_examples_give_the_same_weights():
    examples = [Example([n % 7, 7 + n % 3], n % 3) for n in range(40)]
    assert learn(examples, [3.0] * 10, 3) == learn(examples, [3.0] * 10, 3)


def test_length_has_a_floor():
    assert length([3.0, 4.0], [0, 1]) == pytest.approx(sqrt(25 + FLOOR))
    assert length([3.0], []) == pytest.approx(sqrt(FLOOR))
