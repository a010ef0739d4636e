"""Places of a network: low stress, the same each time, and held where they were."""

import numpy as np
import pytest
from sklearn.manifold import MDS

from analysis.core.statistics.multivariate.layout import classical, graph_distances, settled, stress

RING = np.arange(12), (np.arange(12) + 1) % 12


def test_distances_count_edges_and_parts_stand_a_little_further_off():
    a, b = np.array([0, 1, 3]), np.array([1, 2, 4])
    found = graph_distances(5, a, b)
    assert found[0, 2] == 2 and found[3, 4] == 1
    assert 1 < found[0, 3] < 4


def test_stress_is_as_low_as_scikit_learn_finds_it():
    distances = graph_distances(12, *RING)
    ours = stress(distances, settled(distances, classical(distances), power=0))
    theirs = MDS(metric="precomputed", init="random", n_init=4, random_state=0, normalized_stress=False)
    assert ours <= stress(distances, theirs.fit_transform(distances)) + 0.01


def test_an_anchor_keeps_places():
    distances = graph_distances(12, *RING)
    first = settled(distances, classical(distances))
    fewer = graph_distances(12, RING[0][:-1], RING[1][:-1])
    held, free = settled(fewer, first, anchor=0.5), settled(fewer, first)
    moved = [np.linalg.norm(places - first, axis=1).mean() for places in (held, free)]
    assert moved[0] < moved[1]


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_vertices_have_places_too(n):
    distances = graph_distances(n, np.zeros(0, int), np.zeros(0, int))
    assert np.isfinite(settled(distances, classical(distances))).all()
