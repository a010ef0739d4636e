"""Clusters against scikit-learn, and clusters that are known."""

import math
from itertools import combinations

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score, homogeneity_score

from data.encoders import unit
from data.vectors import clusters


class Random:
    """Numbers that do not depend on which tests ran before."""

    def __getattr__(self, name: str):
        return getattr(np.random.default_rng(7), name)


RANDOM = Random()


def test_adjusted_rand_is_sklearn_s():
    for a, b in combinations(RANDOM.integers(0, 4, (4, 60)), 2):
        assert clusters.adjusted_rand(a, b) == pytest.approx(adjusted_rand_score(a, b))
    assert clusters.adjusted_rand(np.zeros(5, int), np.zeros(5, int)) == 1


@pytest.mark.parametrize("most", [20_000, 60])
def test_clear_clusters_are_found_and_numbered_by_size(most: int, monkeypatch):
    monkeypatch.setattr(clusters, "MOST", most)  # the centres are found among fewer
    group = np.repeat([0, 1, 2], [50, 30, 20])
    vectors = unit(np.eye(6, dtype=np.float32)[group] + 0.03 * RANDOM.standard_normal((100, 6)).astype(np.float32))
    found = clusters.cluster(vectors)
    assert homogeneity_score(group, found.labels) == pytest.approx(1)  # a stable part of a group is a cluster too
    agreed = {number: mean for number, mean, _ in found.tried}
    assert agreed[3] == 1 and found.number == max(n for n, mean in agreed.items() if mean >= clusters.STABLE)
    sizes = np.bincount(found.labels)[1:].tolist()
    assert sizes == sorted(sizes, reverse=True)


def test_without_stable_clusters_the_most_stable_number_is_taken():
    found = clusters.cluster(unit(RANDOM.standard_normal((150, 40)).astype(np.float32)))
    agreed = {number: mean for number, mean, _ in found.tried}
    assert max(agreed.values()) < clusters.STABLE
    assert found.stability == max(agreed.values())


def test_few_dialogues_are_one_cluster():
    found = clusters.cluster(unit(RANDOM.standard_normal((6, 4)).astype(np.float32)))
    assert (found.number, found.tried) == (1, ()) and math.isnan(found.stability)
