"""Bootstrap, randomisation test and detectable difference, against plain implementations."""

import numpy as np
import pytest
from scipy import stats

from analysis.core.statistics.inference.resampling import Side, bootstrap, detectable, swap_test
from analysis.responses.metrics import ratio


def test_a_bootstrap_is_the_plain_one():
    rng = np.random.default_rng(3)
    parts = rng.integers(1, 40, size=(12, 2)).astype(float)
    drawn = bootstrap(parts, ratio, seed=5)
    again = np.random.default_rng(5)
    plain = []
    for counts in again.multinomial(12, np.full(12, 1 / 12), size=1000):
        rows = np.repeat(parts, counts, axis=0)
        plain.append(rows[:, 0].sum() / rows[:, 1].sum())
    assert drawn == pytest.approx(plain)


def test_a_swap_test_is_the_plain_one_and_finds_what_is_there():
    rng = np.random.default_rng(8)
    a = np.column_stack([rng.normal(5, 1, 30), np.ones(30)])
    b = a + np.column_stack([rng.normal(0.1, 0.4, 30), np.zeros(30)])
    seen = abs(b[:, 0].mean() - a[:, 0].mean())
    flips = np.random.default_rng(1).integers(0, 2, size=(1999, 30), dtype=np.uint8)
    reached = 0
    for flip in flips:
        second = np.where(flip, b[:, 0], a[:, 0])
        first = np.where(flip, a[:, 0], b[:, 0])
        reached += abs(second.mean() - first.mean()) >= seen - 1e-12
    first, second = (Side(side, ratio, seed=1) for side in (a, b))
    assert swap_test(first, second) == pytest.approx((reached + 1) / 2000)
    t = stats.ttest_rel(b[:, 0], a[:, 0]).pvalue
    assert swap_test(first, second) == pytest.approx(t, abs=0.03)
    assert swap_test(first, Side(a + np.array([3.0, 0.0]), ratio, seed=1)) == pytest.approx(1 / 2000)
    few = (Side(side[:4], ratio, seed=1) for side in (a, b))
    assert np.isnan(swap_test(*few))


def test_the_detectable_difference_is_found_with_its_power():
    rng = np.random.default_rng(2)
    error, groups, found = 1 / np.sqrt(30), 30, 0
    truth = detectable(error, groups)
    for _ in range(600):
        found += stats.ttest_1samp(rng.normal(truth, 1, groups), 0).pvalue < 0.05
    assert found / 600 == pytest.approx(0.8, abs=0.06)
