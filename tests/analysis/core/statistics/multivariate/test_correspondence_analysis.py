"""Correspondence analysis against prince."""

import numpy as np
import pandas as pd
import prince
import pytest

from analysis.core.statistics.multivariate.correspondence_analysis import correspondence, ellipses, multiple


def test_simple_correspondence_analysis_is_that_of_prince():
    counts = np.random.default_rng(1).integers(1, 50, (6, 20)).astype(float)
    found, theirs = correspondence(counts), prince.CA(n_components=5).fit(pd.DataFrame(counts))
    table = pd.DataFrame(counts)
    assert found.inertia == pytest.approx(theirs.eigenvalues_, abs=1e-10)
    assert np.abs(found.rows) == pytest.approx(np.abs(theirs.row_coordinates(table).to_numpy()), abs=1e-8)
    assert np.abs(found.columns) == pytest.approx(np.abs(theirs.column_coordinates(table).to_numpy()), abs=1e-8)
    assert found.row_contributions() == pytest.approx(theirs.row_contributions_.to_numpy(), abs=1e-8)
    assert found.quality(found.rows) == pytest.approx(theirs.row_cosine_similarities(table).to_numpy(), abs=1e-8)


def test_inertia_is_chi_square_over_n_and_rows_place_themselves():
    counts = np.array([[10.0, 2, 3], [1, 8, 4], [2, 2, 9], [5, 5, 1]])
    found = correspondence(counts)
    expected = counts.sum(1)[:, None] * counts.sum(0) / counts.sum()
    assert found.inertia.sum() == pytest.approx(((counts - expected) ** 2 / expected).sum() / counts.sum())
    assert found.place_rows(counts) == pytest.approx(found.rows)
    assert found.place_columns(counts.T) == pytest.approx(found.columns)
    assert np.isnan(found.place_rows(np.zeros(3))).all()


def test_multiple_correspondence_analysis_and_its_adjusted_inertia_are_those_of_prince():
    chance = np.random.default_rng(2)
    cases = pd.DataFrame(
        {name: chance.integers(0, k, 200).astype(str) for name, k in (("a", 3), ("b", 4), ("c", 2))}
    )
    cases["c"] = np.where(chance.random(200) < 0.7, (cases["a"] == "1").astype(int).astype(str), cases["c"])
    found = multiple(pd.get_dummies(cases).to_numpy(float), 3)
    plain = prince.MCA(n_components=6).fit(cases)
    adjusted = prince.MCA(n_components=6, correction="greenacre").fit(cases)
    assert found.analysis.inertia == pytest.approx(plain.eigenvalues_, abs=1e-8)
    theirs = np.abs(plain.column_coordinates(cases).to_numpy())
    assert np.abs(found.analysis.columns) == pytest.approx(theirs, abs=1e-8)
    assert found.adjusted == pytest.approx(adjusted.eigenvalues_, abs=1e-8)
    assert 100 * found.adjusted_shares == pytest.approx(adjusted.percentage_of_variance_, abs=1e-6)


def test_two_columns_have_one_axis():
    found = correspondence(np.array([[5.0, 1], [2, 6], [3, 3]]))
    assert found.rows.shape == (3, 1)
    assert found.shares.tolist() == pytest.approx([1.0])


def test_an_ellipse_covers_about_95_of_100_normal_points():
    points = np.random.default_rng(0).multivariate_normal([1, 2], [[3, 1], [1, 2]], 4_000)
    x, y, long, short, angle = ellipses(points[:, None, :])[0]
    turned = (points - [x, y]) @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    inside = ((turned / [long, short]) ** 2).sum(axis=1) <= 1
    assert inside.mean() == pytest.approx(0.95, abs=0.01)
    assert np.isnan(ellipses(points[:2, None, :])).all()
