"""Models with clustered errors: by hand, and planted effects found again."""

import numpy as np
import pytest

from analysis.core.statistics.preference.adjusted import facets, linear, logistic


def test_least_squares_and_its_clustered_error_are_those_by_hand():
    rng = np.random.default_rng(0)
    design = np.column_stack([np.ones(60), rng.normal(size=60)])
    group = np.repeat(np.arange(20), 3)
    values = design @ [1.0, 2.0] + rng.normal(size=60) + rng.normal(size=20)[group]
    found = linear(design, values, group)
    np.testing.assert_allclose(found.value, np.linalg.lstsq(design, values, rcond=None)[0])
    residual, bread = values - design @ found.value, np.linalg.inv(design.T @ design)
    meat = sum(np.outer(s, s) for s in ((design[group == g].T @ residual[group == g]) for g in range(20)))
    np.testing.assert_allclose(found.covariance, bread @ (20 / 19 * meat) @ bread)
    value, low, high, p = found.of(np.array([0.0, 1.0]))
    assert low < 2 < high and p < 1e-6 and value == pytest.approx((low + high) / 2)


def test_a_logistic_model_finds_what_was_planted():
    rng = np.random.default_rng(1)
    design = rng.normal(size=(6_000, 2))
    values = (rng.random(6_000) < 1 / (1 + np.exp(-design @ [0.5, -1.0]))).astype(float)
    found = logistic(design, values, np.arange(6_000))
    np.testing.assert_allclose(found.value, [0.5, -1.0], atol=0.1)
    assert np.isfinite(logistic(np.ones((20, 1)), np.ones(20), np.arange(20)).value).all()


def test_severity_is_found_although_raters_judged_different_responses():
    rng = np.random.default_rng(2)
    severity = np.array([0.5, 0.0, -0.5])
    quality = np.linspace(-2, 2, 300)
    rated = np.array([[unit, rater] for unit in range(300) for rater in range(3) if rater != unit * 3 // 300])
    unit, rater = rated.T
    values = 3 + quality[unit] + severity[rater] + 0.2 * rng.normal(size=len(unit))
    found, covariance, groups = facets(values, unit, rater, unit // 5)
    np.testing.assert_allclose(found, severity, atol=0.05)
    assert groups == 60 and (np.sqrt(np.diag(covariance)) < 0.05).all() and found.sum() == pytest.approx(0)
