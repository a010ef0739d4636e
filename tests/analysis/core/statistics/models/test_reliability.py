"""Reliability against pingouin, plain loops and worked examples."""

import numpy as np
import pytest

from analysis.core.statistics.models.rating_kinds import KINDS, correlations, moments
from analysis.core.statistics.models.reliability import (
    alpha,
    coefficients,
    omegas,
    rest_correlations,
    without_each,
)
from tests.analysis.core.statistics.models.invented import ratings


def test_alpha_is_pingouin_s():
    import pandas as pd
    import pingouin

    x, who = ratings()
    found = moments(x, who)
    expected, _ = pingouin.cronbach_alpha(pd.DataFrame(x))
    assert alpha(found.covariances(found.totals, "pooled")) == pytest.approx(expected)


def test_one_common_factor_has_the_omega_of_its_loadings():
    loadings = np.array([0.8, 0.7, 0.6, 0.5])
    matrix = np.outer(loadings, loadings)
    np.fill_diagonal(matrix, 1)
    total, hierarchical, _ = omegas(matrix)
    assert total == pytest.approx(loadings.sum() ** 2 / (loadings.sum() ** 2 + (1 - loadings**2).sum()), abs=1e-4)
    assert np.isnan(hierarchical)


def test_omega_of_a_perfect_schmid_leiman_structure():
    general, group = np.full(9, 0.7), np.kron(np.eye(3), np.full((3, 1), 0.4))
    matrix = np.outer(general, general) + group @ group.T
    np.fill_diagonal(matrix, 1)
    total, hierarchical, _ = omegas(matrix)
    assert hierarchical == pytest.approx(general.sum() ** 2 / matrix.sum(), abs=2e-3)
    assert total == pytest.approx(1 - 9 * (1 - 0.49 - 0.16) / matrix.sum(), abs=2e-3)


def test_omegas_of_many_matrices_are_those_of_each():
    x, who = ratings()
    found = moments(x, who)
    rng = np.random.default_rng(1)
    times = rng.multinomial(40, np.full(40, 1 / 40), size=6)
    covariances = found.covariances(times @ found.sums, "pooled")
    whole = correlations(found.covariances(found.totals, "pooled"))
    _, _, near = omegas(whole)
    together = coefficients(covariances, near)
    alone = np.array([coefficients(one[None])[0] for one in covariances])
    assert together[:, :2] == pytest.approx(alone[:, :2], abs=6e-3)
    assert together[:, 2] == pytest.approx(alone[:, 2], abs=0.05)


def test_an_item_s_rest_and_the_scale_without_it():
    x, who = ratings(n=120, items=5)
    found = moments(x, who)
    covariance = found.covariances(found.totals, "pooled")
    rest = [np.corrcoef(x[:, i], np.delete(x, i, axis=1).sum(axis=1))[0, 1] for i in range(5)]
    assert rest_correlations(covariance) == pytest.approx(rest)
    left = [float(alpha(np.cov(np.delete(x, i, axis=1).T))) for i in range(5)]
    assert without_each(covariance) == pytest.approx(left)


@pytest.mark.parametrize("kind", KINDS)
def test_items_all_alike_have_no_coefficient(kind):
    x, who = np.full((30, 4), 3.0), np.arange(30) % 6
    found = moments(x, who)
    assert np.isnan(coefficients(found.covariances(found.totals, kind))).all()
