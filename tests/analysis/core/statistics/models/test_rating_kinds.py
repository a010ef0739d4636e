"""Ratings pooled, within and between raters, against plain loops."""

import numpy as np
import pytest

from analysis.core.statistics.models.rating_kinds import moments, rows_of
from tests.analysis.core.statistics.models.invented import ratings


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


def test_one_rater_leaves_nothing_between():
    x, _ = ratings(n=30, items=4)
    found = moments(x, np.zeros(30))
    assert np.isnan(found.covariances(found.totals, "between_clients")).all()
    assert np.isfinite(found.covariances(found.totals, "pooled")).all()
