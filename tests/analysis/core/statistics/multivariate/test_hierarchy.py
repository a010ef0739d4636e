"""Ward's clusters against SciPy and scikit-learn."""

import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist, squareform
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import adjusted_rand_score

from analysis.core.statistics.multivariate.hierarchy import labels_of, ward


@pytest.fixture
def points():
    chance = np.random.default_rng(3)
    return np.concatenate([chance.normal(centre, 0.4, (8, 2)) for centre in (0, 3, 9)])


@pytest.mark.parametrize("k", [1, 2, 3, 5, 24])
def test_a_cut_is_that_of_scipy_and_scikit_learn(points, k):
    distances = squareform(pdist(points))
    tree = ward(distances)
    scipys = fcluster(linkage(points, "ward"), k, criterion="maxclust")
    sklearns = AgglomerativeClustering(k, linkage="ward").fit_predict(points)
    for theirs in (scipys, sklearns):
        assert adjusted_rand_score(theirs, tree.cut(k)) == pytest.approx(1.0)
    assert np.array_equal(tree.cut(k), labels_of(distances, k))
    assert len(set(tree.cut(k))) == k


def test_heights_rise_and_each_merge_holds_its_leaves_side_by_side(points):
    tree = ward(squareform(pdist(points)))
    places = np.argsort(tree.order)
    assert (np.diff(tree.heights) >= 0).all()
    for leaves, size in zip(tree.members(), tree.sizes, strict=True):
        assert len(leaves) == size
        assert np.ptp(places[leaves]) == size - 1


def test_one_word_is_one_cluster():
    assert ward(np.zeros((1, 1))).cut(3).tolist() == [0]
    assert ward(np.zeros((0, 0))).cut(3).tolist() == []
