"""Agreement of raters against pingouin's formulas written out, and against scikit-learn."""

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from analysis.core.statistics.models.rater_agreement import alpha, icc_one, icc_two_way, resampled, weighted_kappa

#: Shrout and Fleiss (1979): six targets, four judges, and what they report.
SHROUT = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], dtype=float
)


def test_the_published_example():
    assert icc_one(SHROUT) == pytest.approx(0.17, abs=0.005)
    assert icc_two_way(SHROUT) == pytest.approx((0.29, 0.71, 0.62), abs=0.005)


def test_units_that_not_all_rated_count_for_the_one_way_coefficient_alone():
    holes = SHROUT.copy()
    holes[0, 3] = np.nan
    assert icc_two_way(holes) == pytest.approx(icc_two_way(SHROUT[1:]))
    assert icc_one(holes) != pytest.approx(icc_one(SHROUT[1:]))


def test_quadratic_kappa_is_that_of_scikit_learn():
    ratings = np.random.default_rng(1).integers(0, 5, (40, 2)).astype(float)
    ratings[:20, 1] = ratings[:20, 0]
    expected = cohen_kappa_score(*ratings.astype(int).T, weights="quadratic", labels=list(range(5)))
    assert weighted_kappa(ratings) == pytest.approx(expected)


def test_alpha_counts_pairs():
    ratings = np.array([[1, 2, np.nan], [3, 3, 4], [5, np.nan, np.nan], [2, 4, 2.0]])
    kept = [row[np.isfinite(row)] for row in ratings if np.isfinite(row).sum() > 1]
    n = sum(map(len, kept))
    seen = sum(((row[:, None] - row) ** 2).sum() / (len(row) - 1) for row in kept) / n
    every = np.concatenate(kept)
    chance = ((every[:, None] - every) ** 2).sum() / (n * (n - 1))
    assert alpha(ratings) == pytest.approx(1 - seen / chance)


def test_an_interval_needs_five_units_and_holds_the_value():
    assert np.isnan(resampled(SHROUT[:4], icc_one, draws=50, seed=1)).all()
    low, high = resampled(SHROUT, alpha, draws=200, seed=1)
    assert low < alpha(SHROUT) < high


def test_without_variation_there_is_no_coefficient():
    same = np.full((6, 2), 3.0)
    assert all(np.isnan(value(same)) for value in (icc_one, alpha, weighted_kappa))
