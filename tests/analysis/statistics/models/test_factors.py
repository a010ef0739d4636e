"""Factors against statsmodels, and against structures that are known."""

import numpy as np
import pytest
from statsmodels.multivariate.factor import Factor

from analysis.statistics.models.factors import eigenvalues, extract, most_factors, parallel, rotate, schmid_leiman
from analysis.statistics.models.polychoric import bivariate_normal, polychoric
from tests.analysis.statistics.models.invented import ratings


def known() -> np.ndarray:
    loadings = np.array([[0.8, 0], [0.7, 0.1], [0.75, 0], [0, 0.7], [0.1, 0.8], [0, 0.6]])
    matrix = loadings @ np.array([[1, 0.4], [0.4, 1]]) @ loadings.T
    np.fill_diagonal(matrix, 1)
    return matrix


def same_up_to_order(a: np.ndarray, b: np.ndarray, tolerance: float) -> bool:
    """Whether two loading matrices agree but for the order and sign of factors."""
    left = list(range(b.shape[1]))
    for column in a.T:
        gaps = [min(np.abs(column - b[:, i]).max(), np.abs(column + b[:, i]).max()) for i in left]
        if min(gaps) > tolerance:
            return False
        left.pop(int(np.argmin(gaps)))
    return True


def test_communalities_are_statsmodels():
    r = np.corrcoef(ratings(n=600)[0].T)
    ours = extract(r, 2)
    theirs = Factor(corr=r, n_factor=2, method="pa").fit(maxiter=2000, tol=1e-9)
    assert ours.converged
    assert ours.communalities == pytest.approx(theirs.communality, abs=1e-4)


@pytest.mark.parametrize("rotation", ["oblimin", "varimax"])
def test_rotated_loadings_are_statsmodels(rotation):
    r = np.corrcoef(ratings(n=600)[0].T)
    theirs = Factor(corr=r, n_factor=2, method="pa").fit(maxiter=2000, tol=1e-9)
    theirs.rotate(rotation)
    ours = rotate(extract(r, 2), rotation)
    assert same_up_to_order(ours.loadings, theirs.loadings, 2e-3)


def test_a_known_structure_comes_back():
    found = rotate(extract(known(), 2))
    assert same_up_to_order(
        found.loadings, np.array([[0.8, 0], [0.7, 0.1], [0.75, 0], [0, 0.7], [0.1, 0.8], [0, 0.6]]), 0.06
    )
    assert found.correlations[0, 1] == pytest.approx(0.4, abs=0.1)
    rebuilt = found.loadings @ found.correlations @ found.loadings.T
    assert rebuilt[~np.eye(6, dtype=bool)] == pytest.approx(known()[~np.eye(6, dtype=bool)], abs=1e-4)


def test_schmid_leiman_keeps_the_common_variance():
    r = np.corrcoef(ratings(n=600, items=9)[0].T)
    found = rotate(extract(r, 3))
    general, groups = schmid_leiman(found)
    assert general**2 + (groups**2).sum(axis=1) == pytest.approx(found.communalities, abs=0.02)


def test_parallel_analysis_is_that_of_plain_shuffles_and_keeps_what_is_there():
    x, _ = ratings(n=300, items=6)
    drawn = parallel(x, draws=40, seed=1)
    rng = np.random.default_rng(9)
    plain = np.array(
        [eigenvalues(np.corrcoef(np.column_stack([rng.permutation(c) for c in x.T]).T)) for _ in range(200)]
    )
    assert drawn.mean(axis=0) == pytest.approx(plain.mean(axis=0), abs=0.02)
    assert drawn.sum(axis=1) == pytest.approx(6)
    assert (eigenvalues(np.corrcoef(x.T)) > np.quantile(drawn, 0.95, axis=0))[:1].all()


@pytest.mark.parametrize(("items", "most"), [(3, 1), (4, 1), (5, 2), (6, 3), (20, 14)])
def test_no_more_factors_than_leave_degrees_of_freedom(items, most):
    assert most_factors(items) == most
    assert ((items - most) ** 2 - (items + most)) / 2 >= 0


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
