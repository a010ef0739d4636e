"""Polychoric correlations against scipy and against correlations that are known."""

import numpy as np
import pytest

from analysis.core.statistics.models.polychoric import bivariate_normal, polychoric


def test_bivariate_normal_is_scipy_s():
    from scipy.stats import multivariate_normal

    for h, k, r in ((0.3, -0.4, 0.6), (-1.2, 0.8, -0.9), (2.0, 1.5, 0.97)):
        expected = multivariate_normal([0, 0], [[1, r], [r, 1]]).cdf([h, k])
        assert bivariate_normal(np.array(h), np.array(k), np.array(r)) == pytest.approx(expected, abs=1e-7)


def test_polychoric_finds_the_correlation_behind_the_categories():
    rng = np.random.default_rng(2)
    latent = rng.multivariate_normal([0, 0, 0], [[1, 0.7, 0.3], [0.7, 1, -0.2], [0.3, -0.2, 1]], 6000)
    coded = np.stack([np.digitize(column, [-1.2, -0.2, 0.9]) for column in latent.T], axis=1)
    found = polychoric(coded)
    assert found[0, 1] == pytest.approx(0.7, abs=0.02)
    assert found[0, 2] == pytest.approx(0.3, abs=0.03)
    assert found[1, 2] == pytest.approx(-0.2, abs=0.03)


def test_an_item_that_does_not_vary_has_no_polychoric_correlation():
    found = polychoric(np.column_stack([np.arange(50) % 3, np.arange(50) % 4, np.full(50, 2)]))
    assert np.isnan(found[2]).all() and np.isfinite(found[:2, :2]).all()
