"""Overlap, spread and the plane against loops over all pairs."""

import numpy as np
import pytest
from scipy.spatial.distance import pdist

from analysis.core.statistics.comparison.manifolds import nearest_other, overlap, plane, spread


def cloud(n: int, seed: int, shift: float = 0.0) -> np.ndarray:
    points = np.random.default_rng(seed).normal(size=(n, 6)) + shift
    return points / np.linalg.norm(points, axis=1, keepdims=True)


def reach(points: np.ndarray, k: int) -> list[float]:
    return [sorted(np.linalg.norm(points - one, axis=1))[k] for one in points]  # itself is first


def test_overlap_counts_points_within_reach():
    a, b = cloud(30, 1), cloud(25, 2, 0.4)
    found = overlap(a, b, k=3)
    of_a, of_b = reach(a, 3), reach(b, 3)
    near = [[np.linalg.norm(x - y) for y in b] for x in a]
    assert found.precision.tolist() == [any(near[i][j] <= of_a[i] for i in range(30)) for j in range(25)]
    assert found.recall.tolist() == [any(near[i][j] <= of_b[j] for j in range(25)) for i in range(30)]
    assert found.coverage.tolist() == [min(near[i]) <= of_a[i] for i in range(30)]
    assert overlap(a[:3], b, k=3) is None


def test_spread_is_the_mean_cosine_distance():
    points = cloud(12, 4)
    value, influence = spread(points)
    assert value == pytest.approx(pdist(points, "cosine").mean())
    assert influence.mean() == pytest.approx(0, abs=1e-12)
    assert nearest_other(points)[0] == pytest.approx(max(points[0] @ other for other in points[1:]))
    assert np.isnan(spread(points[:1])[0]) and np.isnan(nearest_other(points[:1]))[0]


def test_the_plane_holds_the_first_two_components():
    points = cloud(40, 5)
    places, held = plane(points)
    values = np.linalg.svd(points - points.mean(axis=0), compute_uv=False) ** 2
    assert held == pytest.approx(values[:2].sum() / values.sum())
    assert (places**2).sum(axis=0) == pytest.approx(values[:2])
