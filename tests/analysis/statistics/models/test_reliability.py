"""Reliability against pingouin, plain loops and worked examples."""

import numpy as np
import pytest

from analysis.statistics.models.rating_kinds import KINDS, correlations, moments, rows_of
from analysis.statistics.models.reliability import alpha, coefficients, omegas, rest_correlations, without_each
from tests.analysis.statistics.models.invented import ratings


def test_alpha_is_pingouin_s():
    import pandas as pd
    import pingouin

    x, who = ratings()
    found = moments(x, who)
    expected, _ = pingouin.cronbach_alpha(pd.DataFrame(x))
    assert alpha(found.covariances(found.totals, "pooled")) == pytest.approx(expected)


def test_covariances_of_each_kind_are_those_of_plain_loops():
    x, who = ratings(n=90, items=4, raters=12)
    found = moments(x, who)
    names = np.unique(who)
    means = np.array([x[who == name].mean(axis=0) for name in names])
    sizes = np.array([(who == name).sum() for name in names])
    around = sum(
        (x[who == name] - mean).T @ (x[who == name] - mean) for name, mean in zip(names, means, strict=True)
    )
    within = around / (len(x) - len(names))
    spread = sum(n * np.outer(m - x.mean(0), m - x.mean(0)) for n, m in zip(sizes, means, strict=True))
    size = (len(x) - (sizes**2).sum() / len(x)) / (len(names) - 1)
    between = (spread / (len(names) - 1) - within) / size
    assert found.covariances(found.totals, "pooled") == pytest.approx(np.cov(x.T))
    assert found.covariances(found.totals, "within_client") == pytest.approx(within)
    assert found.covariances(found.totals, "between_clients") == pytest.approx(between)


def test_rows_of_a_kind_leave_out_raters_with_a_single_row():
    x = np.array([[1.0, 2], [3, 4], [5, 0]])
    who = np.array([7, 7, 9])
    assert rows_of(x, who, "within_client").tolist() == [[-1, -1], [1, 1]]
    assert rows_of(x, who, "between_clients").tolist() == [[2, 3], [5, 0]]


def test_sums_of_drawn_raters_are_those_of_their_rows_repeated():
    x, who = ratings(n=60, items=3, raters=6)
    found = moments(x, who)
    times = np.array([2, 0, 1, 3, 0, 1])
    rows = np.concatenate([np.flatnonzero(who == name) for name in range(6) for _ in range(times[name])])
    drawn = found.covariances(times @ found.sums, "pooled")
    assert drawn == pytest.approx(np.cov(x[rows].T))


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


def test_one_rater_leaves_nothing_between():
    x, _ = ratings(n=30, items=4)
    found = moments(x, np.zeros(30))
    assert np.isnan(found.covariances(found.totals, "between_clients")).all()
    assert np.isfinite(found.covariances(found.totals, "pooled")).all()
