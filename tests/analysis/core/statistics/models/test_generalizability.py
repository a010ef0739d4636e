"""Generalizability against worked examples and an analysis of variance."""

import numpy as np
import pytest

from analysis.core.statistics.models.generalizability import (
    design_effect,
    icc_of_totals,
    needed,
    one_way_icc,
    reliability_of_mean,
    reliability_with_partners,
    sessions_for,
    typical_size,
)


def test_sessions_tell_as_the_spearman_brown_formula_says():
    assert reliability_of_mean(0.095, np.array([1, 12, 38])) == pytest.approx([0.095, 0.557, 0.800], abs=1e-3)
    assert sessions_for(0.095, 0.8) == 39
    assert sessions_for(0.5, 0.8) == 4
    assert sessions_for(0.0, 0.8) is None
    one = reliability_with_partners(2, 3, 5, np.array([4]), np.array([2]))
    assert one == pytest.approx(2 / (2 + 3 / 4 + 5 / 8))


def test_clustering_needs_more_dialogues():
    from statsmodels.stats.power import NormalIndPower

    plain = needed(5, 20, 1.0)
    assert plain == pytest.approx(NormalIndPower().solve_power(5 / 20, power=0.8, alpha=0.05), abs=1)
    assert needed(5, 20, design_effect(0.3, 0.1, 5, 1)) == pytest.approx(plain * 2.2, abs=3)
    assert typical_size(np.array([1, 1, 4])) == 3


def test_icc_is_that_of_an_analysis_of_variance_where_groups_are_of_one_size():
    rng = np.random.default_rng(6)
    x = rng.normal(size=(12, 1)) + rng.normal(size=(12, 4))
    between, within = 4 * x.mean(axis=1).var(ddof=1), x.var(axis=1, ddof=1).mean()
    expected = (between - within) / (between + 3 * within)  # ICC(1) of Shrout and Fleiss (1979)
    ours = one_way_icc(np.full(12, 4.0), x.sum(axis=1), (x**2).sum(axis=1))
    assert ours == pytest.approx(expected, abs=1e-6)
    assert np.isnan(icc_of_totals(np.array([1.0, 4, 16, 3, 5, 2.25])))
