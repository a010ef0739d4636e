"""Neighbours, layouts and their quality, against other implementations."""

import math

import numpy as np
import pytest
from sklearn.manifold import trustworthiness as oracle

from data.encoders import unit
from data.vectors import clusters, layouts


class Random:
    """Numbers that do not depend on which tests ran before."""

    def __getattr__(self, name: str):
        return getattr(np.random.default_rng(7), name)


RANDOM = Random()


def test_nearest_as_by_hand():
    vectors = unit(RANDOM.standard_normal((40, 6)).astype(np.float32))
    rows, likeness = layouts.nearest(vectors, 7)
    for i in range(40):
        others = sorted((j for j in range(40) if j != i), key=lambda j: -float(vectors[i] @ vectors[j]))
        assert rows[i].tolist() == others[:7]
        assert np.allclose(likeness[i], vectors[others[:7]] @ vectors[i], atol=1e-6)


def test_nearest_in_blocks_is_the_same(monkeypatch):
    vectors = unit(RANDOM.standard_normal((50, 6)).astype(np.float32))
    whole = layouts.nearest(vectors, 5)
    monkeypatch.setattr(layouts, "CELLS", 7 * 50)
    monkeypatch.setattr(layouts, "LOOKED_AT", 10)  # what is near is guessed from a fifth of the others
    for a, b in zip(whole, layouts.nearest(vectors, 5), strict=True):
        assert np.allclose(a, b)


@pytest.mark.parametrize("k", [5, 10])
def test_trustworthiness_is_sklearn_s(k: int, monkeypatch):
    monkeypatch.setattr(layouts, "BLOCK", 30)
    vectors = unit(RANDOM.standard_normal((80, 8)).astype(np.float32))
    points = layouts.reduced(vectors)[:, :2].astype(np.float32)
    assert layouts.trustworthiness(vectors, points, k=k) == pytest.approx(oracle(vectors, points, n_neighbors=k))
    assert math.isnan(layouts.trustworthiness(vectors[:2], points[:2]))
    monkeypatch.setattr(layouts, "SAMPLE", 60)  # those that are asked for stand among all
    assert layouts.trustworthiness(vectors, points, k=k) == pytest.approx(
        oracle(vectors, points, n_neighbors=k), abs=0.05
    )


def test_preservation_as_by_hand():
    vectors = unit(RANDOM.standard_normal((200, 8)).astype(np.float32))
    points = RANDOM.standard_normal((200, 2)).astype(np.float32)
    near = layouts.nearest(vectors, 30)[0]
    found = layouts.preservation(near, points)
    for i in range(0, 200, 17):
        apart = ((points - points[i]).astype(float) ** 2).sum(axis=1)
        shown = set(np.argsort(apart)[1:31].tolist())
        assert found[i] == pytest.approx(len(set(near[i, :10].tolist()) & shown) / 10)


@pytest.mark.parametrize("n", [1, 2, 6, 13, 40])
def test_a_layout_is_the_same_each_time(n: int):
    vectors = unit(RANDOM.standard_normal((n, 10)).astype(np.float32))
    first, second = layouts.lay_out(vectors), layouts.lay_out(vectors)
    assert np.array_equal(first.points, second.points)
    assert first.points.shape == (n, 2) and np.isfinite(first.points).all()
    assert first.method == ("pca" if n < layouts.FEWEST else "tsne")
    assert np.array_equal(clusters.cluster(vectors).labels, clusters.cluster(vectors).labels)


def test_further_points_lie_among_their_nearest(monkeypatch):
    centres = np.eye(8, dtype=np.float32)[RANDOM.integers(0, 3, 90)]
    vectors = unit(centres + 0.05 * RANDOM.standard_normal((90, 8)).astype(np.float32))
    monkeypatch.setattr(layouts, "MOST", 60)
    points = layouts.lay_out(vectors).points
    group = centres.argmax(axis=1)
    near = layouts.near_on_map(points, 3)
    assert (group[near] == group[:, None]).mean() > 0.95
