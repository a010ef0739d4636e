"""Factors against statsmodels, and against structures that are known."""

import numpy as np
import pytest
from statsmodels.multivariate.factor import Factor

from analysis.core.statistics.models.factors import (
    eigenvalues,
    extract,
    most_factors,
    parallel,
    rotate,
    schmid_leiman,
)
from tests.analysis.core.statistics.models.invented import ratings


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
