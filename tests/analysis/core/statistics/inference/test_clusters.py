"""Two-way clustered errors: against statsmodels and against the formula written out."""

from math import sqrt

import numpy as np
import polars as pl
import pytest
from scipy import stats

from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters, clusters, quantile, standard_error
from tests.analysis.naive_inference import by_hand, clustered, clusters_of


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("n", "clients", "counselors"), [(400, 40, 30), (60, 12, 8), (300, 6, 200)])
def test_two_way_clustered_errors_are_statsmodels_own(seed: int, n: int, clients: int, counselors: int):
    sandwich = pytest.importorskip("statsmodels.stats.sandwich_covariance")
    linear = pytest.importorskip("statsmodels.regression.linear_model")
    values, found = clustered(seed, n, clients, counselors)
    fitted = linear.OLS(values, np.ones((n, 1))).fit()
    # use_correction=True multiplies each part by G/(G-1) * (n-1)/(n-k); with k = 1 the latter is 1
    both, *_ = sandwich.cov_cluster_2groups(fitted, found.client, found.counselor, use_correction=True)
    assert both[0, 0] > 0
    assert standard_error(values - values.mean(), found) == pytest.approx(sqrt(both[0, 0]), rel=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_errors_are_the_formula_s(seed: int):
    values, found = clustered(seed, 80, 9, 7)
    assert standard_error(values - values.mean(), found) == pytest.approx(sqrt(by_hand(values, found)))


def test_clusters_of_one_are_plain_errors():
    values = np.array([1.0, 5.0, 2.0, 8.0, 3.0, 9.0])
    alone = clusters_of(np.arange(6), np.arange(10, 16))
    assert standard_error(values - values.mean(), alone) == pytest.approx(values.std(ddof=1) / sqrt(6))


def test_the_same_persons_on_both_sides_are_clustered_one_way():
    rng = np.random.default_rng(3)
    codes = rng.integers(0, 12, 100)
    values = rng.normal(size=100) + rng.normal(size=12)[codes]
    sums = np.array([(values - values.mean())[codes == c].sum() for c in np.unique(codes)])
    g = len(sums)
    one_way = sqrt(g / (g - 1) * (sums**2).sum()) / 100
    assert standard_error(values - values.mean(), clusters_of(codes, codes)) == pytest.approx(one_way)


def test_a_variance_that_is_not_positive_falls_back_to_the_larger_one_way():
    # a 5 x 5 square with +1 and -1 once in each row and column, and a little more or less in two rows
    row, column = np.divmod(np.arange(25), 5)
    diagonal = (row + column) % 5
    values = 1.0 * (diagonal == 0) - 1.0 * (diagonal == 1) + 0.1 * (row == 0) - 0.1 * (row == 1)
    found = clusters_of(row, column)
    assert by_hand(values, found) < 0
    assert standard_error(values - values.mean(), found) == pytest.approx(sqrt(5 / 4 * 2 * 0.5**2) / 25)


@pytest.mark.parametrize("degrees", [1, 4, 11, 462])
@pytest.mark.parametrize("level", [0.5, 0.9, 0.95, 0.999])
def test_quantiles_are_student_s(level: float, degrees: int):
    assert quantile(level, degrees) == pytest.approx(stats.t.ppf(0.5 + level / 2, degrees), rel=1e-9)


def test_a_row_without_a_person_leaves_no_clusters():
    frame = pl.DataFrame(
        {"client_id": [1, None], "counselor_id": [1, 2]}, schema_overrides={"client_id": pl.UInt32}
    )
    assert Clusters.of(frame) is None


def test_large_ids_do_not_meet_in_one_pair():
    found = clusters_of(np.array([1, 2**32 - 1, 1]), np.array([2**32 - 1, 1, 1]))
    assert len(set(found.pair.tolist())) == 3


def test_five_clusters_are_what_the_captions_say():
    assert (inference.MIN_CLUSTERS, inference.LEVEL) == (5, 0.95)


@pytest.mark.parametrize("shift", [0, 5, 1 << 40])
@pytest.mark.parametrize(("lowest", "highest"), [(3, 9), (0, 300), (0, 2_000_000_000)])
def test_codes_are_ranks_of_the_ids_and_of_their_pairs(shift: int, lowest: int, highest: int):
    rng = np.random.default_rng(highest)
    client, counselor = (rng.integers(lowest, highest, 500).astype(np.uint64) for _ in range(2))
    client += np.uint64(shift)
    found = Clusters.from_ids(client, counselor)
    _, pairs = np.unique(np.column_stack([client, counselor]), axis=0, return_inverse=True)
    for codes, ids in ((found.client, client), (found.counselor, counselor)):
        assert np.array_equal(codes, np.unique(ids, return_inverse=True)[1])
    assert np.array_equal(found.pair, pairs.ravel())


def test_pairs_of_very_many_persons_are_ranks_too(monkeypatch: pytest.MonkeyPatch):
    rng = np.random.default_rng(1)
    client, counselor = rng.integers(0, 30, 200), rng.integers(0, 40, 200)
    few = Clusters.from_ids(client, counselor)
    monkeypatch.setattr(clusters, "SHORT", 10)
    assert np.array_equal(Clusters.from_ids(client, counselor).pair, few.pair)
