"""Tests of a preference: their error of the first kind on clustered data, equivalence, and sizes."""

import numpy as np
import pytest
from scipy import stats

from analysis.core.statistics.preference.paired import (
    clustered,
    design_effect,
    equal_by_ties,
    equivalence,
    needed,
    sign_test,
    size_for,
)

TIMES, DIALOGUES = 4_000, 60


def simulated(rng: np.random.Generator, shift: float = 0.0) -> np.ndarray:
    """(dialogues, times) sums of value - 0.5 over one to four alike judgements of each dialogue."""
    n = rng.integers(1, 5, size=DIALOGUES)
    lean = rng.normal(0, 0.8, size=(DIALOGUES, TIMES)) + shift
    sums = np.zeros((DIALOGUES, TIMES))
    for time in range(4):
        chance = 1 / (1 + np.exp(-lean))
        outcome = (rng.random((DIALOGUES, TIMES)) < chance) - 0.5
        tied = rng.random((DIALOGUES, TIMES)) < 0.2
        sums += np.where(n[:, None] > time, np.where(tied, 0, outcome), 0)
    return sums


def test_the_test_errs_in_four_to_six_of_a_hundred_where_there_is_no_preference():
    p = sign_test(simulated(np.random.default_rng(0)), seed=1, swaps=399)
    assert 0.04 <= np.mean(p <= 0.05) <= 0.06


def test_it_finds_a_preference_that_is_there():
    assert np.mean(sign_test(simulated(np.random.default_rng(0), 0.6)[:, :200], seed=1, swaps=399) <= 0.05) > 0.7


def test_few_dialogues_and_ties_only_have_no_test():
    assert np.isnan(sign_test(np.ones((4, 2)), seed=1)).all()
    assert sign_test(np.zeros((9, 1)), seed=1)[0] == 1


def test_the_clustered_error_is_that_of_a_ratio():
    rng = np.random.default_rng(2)
    n = rng.integers(1, 5, size=40).astype(float)
    values = n * rng.random(40)
    mean, error, groups = clustered(values[:, None], n[:, None])
    by_hand = sum((v - k * values.sum() / n.sum()) ** 2 for v, k in zip(values, n, strict=True)) * 40 / 39
    assert (mean[0], groups[0]) == (pytest.approx(values.sum() / n.sum()), 40)
    assert error[0] == pytest.approx(np.sqrt(by_hand) / n.sum())
    assert np.isnan(clustered(values[:4, None], n[:4, None])[1][0])
    assert np.isnan(clustered(n[:, None] / 2, n[:, None])[1][0])  # ties only


def test_equivalence_is_the_larger_of_two_one_sided_tests():
    sample = np.random.default_rng(3).normal(0.5, 0.1, 50)
    error = sample.std(ddof=1) / np.sqrt(50)
    above = stats.ttest_1samp(sample, 0.45, alternative="greater").pvalue
    below = stats.ttest_1samp(sample, 0.55, alternative="less").pvalue
    assert equivalence(sample.mean(), error, 50, 0.05) == pytest.approx(max(above, below))
    assert np.isnan(equivalence(0.5, 0.1, 4, 0.05))
    assert np.isnan(equivalence(0.5, 0.0, 9, 0.05))  # ties only have a chance of their own
    assert equal_by_ties(14, 0.1) == pytest.approx(0.8**14) and np.isnan(equal_by_ties(4, 0.1))


def test_sizes_are_those_of_the_normal_approximation():
    assert size_for(0.2) == 197 and size_for(0.2, design=2) == 393  # G*Power: 199 by Student's t
    more = needed(0.6, 0.06, 40, 30)
    assert more is not None and 60 < more < 90
    assert needed(0.5, 0.06, 40, 30) is None and needed(0.9, 0.01, 40, 30) == 0


def test_likeness_within_dialogues_widens():
    alike = design_effect(np.repeat([4.0, 0.0], 20), np.full(40, 4.0))
    assert alike == pytest.approx(4 * 40 / 39, rel=0.01)
    assert design_effect(np.tile([2.0, 2.0], 20), np.full(40, 4.0)) == 1
