"""Systems told apart at once: simultaneous intervals hold, ranks follow, letters say what the pairs say."""

from itertools import combinations

import numpy as np
import pytest

from analysis.core.statistics.preference.bradley_terry import pairs_of
from analysis.core.statistics.preference.separation import letters, max_t, ranks


def test_the_simultaneous_intervals_hold_together_in_95_of_100():
    rng = np.random.default_rng(0)
    held = 0
    for _ in range(300):
        values = rng.normal(size=4)
        low, high, _ = max_t(values, values + rng.normal(size=(400, 4)))
        held += bool((low <= 0).all() and (high >= 0).all())
    assert 0.91 <= held / 300 <= 0.985


def test_what_lies_far_apart_is_told_apart():
    drawn = np.array([3.0, 0.0, -0.1]) + 0.2 * np.random.default_rng(1).normal(size=(500, 3))
    _, _, p = max_t(np.array([3.0, 0.0, -0.1]), drawn)
    assert p[0] < 0.01 and p[1] < 0.01 and p[2] > 0.5
    assert [list(one) for one in ranks(np.array([3.0, 0.0, -0.1]), p < 0.05)] == [[1, 2, 3], [1, 2, 2], [1, 3, 3]]
    assert max_t(np.zeros(1), np.zeros((9, 1)))[2].size == 0


@pytest.mark.parametrize("seed", range(12))
def test_two_share_a_letter_just_where_they_are_not_told_apart(seed: int):
    rng = np.random.default_rng(seed)
    size = int(rng.integers(2, 7))
    apart = {pair for pair in pairs_of(size) if rng.random() < 0.5}
    named = letters(list(range(size)), apart)
    for i, j in combinations(range(size), 2):
        assert bool(set(named[i]) & set(named[j])) == ((i, j) not in apart)


def test_letters_begin_with_the_best():
    assert letters([2, 0, 1], {(0, 1), (1, 2)}) == {2: "a", 0: "a", 1: "b"}
    assert letters([0, 1, 2], {(0, 2)}) == {0: "a", 1: "ab", 2: "b"}
