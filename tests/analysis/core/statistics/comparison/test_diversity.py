"""Lexical diversity and divergence against plain Python and SciPy."""

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon

from analysis.core.statistics.comparison.diversity import divergence, mtld


def one_way(words: list[int]) -> float:
    """The factor count as the paper describes it, segment by segment."""
    factors, begin = 0.0, 0
    for stop in range(1, len(words) + 1):
        part = words[begin:stop]
        if len(set(part)) / len(part) <= 0.72:
            factors, begin = factors + 1, stop
    rest = words[begin:]
    return factors + ((1 - len(set(rest)) / len(rest)) / 0.28 if rest else 0.0)


def test_mtld_is_the_mean_of_both_directions():
    words = np.random.default_rng(3).zipf(1.6, 400).tolist()
    expected = np.mean([len(words) / one_way(words), len(words) / one_way(words[::-1])])
    assert mtld(words) == pytest.approx(expected)


def test_mtld_of_few_words_or_of_none_repeated_has_no_value():
    assert np.isnan(mtld([1, 2] * 20))
    assert np.isnan(mtld(list(range(60))))


def test_divergence_is_that_of_scipy_and_its_slope_that_of_a_small_step():
    a, b = np.array([5.0, 3.0, 0.0, 2.0]), np.array([1.0, 4.0, 4.0, 0.0])
    value, slope, _ = divergence(a, b)
    assert value == pytest.approx(jensenshannon(a, b, base=2) ** 2)
    step = np.array([1e-5, -1e-5, 0, 0])
    assert divergence(a / 10 + step, b)[0] - value == pytest.approx(step @ slope, rel=1e-3)
    assert np.isnan(divergence(np.zeros(2), np.ones(2))[0])
