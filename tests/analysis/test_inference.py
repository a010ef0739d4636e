"""Intervals: against statsmodels, against the formulas written out, and where there can be none."""

from math import exp, log, sqrt

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis import inference
from analysis.inference import MIN_CLUSTERS, Clusters, mean, quantile, share, standard_error


def clusters(client: np.ndarray, counselor: np.ndarray) -> Clusters:
    frame = pl.DataFrame({"client_id": client, "counselor_id": counselor})
    found = Clusters.of(frame.cast(pl.UInt32))
    assert found is not None
    return found


def drawn(seed: int, n: int, clients: int, counselors: int) -> tuple[np.ndarray, Clusters]:
    rng = np.random.default_rng(seed)
    client, counselor = rng.integers(1, clients + 1, n), rng.integers(1, counselors + 1, n)
    values = rng.normal(size=n) + 0.8 * rng.normal(size=clients + 1)[client]
    return values + 0.4 * rng.normal(size=counselors + 1)[counselor], clusters(client, counselor)


def by_hand(values: np.ndarray, found: Clusters) -> float:
    """The two-way clustered variance of a mean, group by group."""
    total = 0.0
    for sign, codes in ((1, found.client), (1, found.counselor), (-1, found.pair)):
        groups = set(codes.tolist())
        sums = [sum(v - values.mean() for v, c in zip(values, codes, strict=True) if c == g) for g in groups]
        if len(groups) > 1:
            total += sign * len(groups) / (len(groups) - 1) * sum(s * s for s in sums)
    return total / len(values) ** 2


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("n", "clients", "counselors"), [(400, 40, 30), (60, 12, 8), (300, 6, 200)])
def test_two_way_clustered_errors_are_statsmodels_own(seed: int, n: int, clients: int, counselors: int):
    sandwich = pytest.importorskip("statsmodels.stats.sandwich_covariance")
    linear = pytest.importorskip("statsmodels.regression.linear_model")
    values, found = drawn(seed, n, clients, counselors)
    fitted = linear.OLS(values, np.ones((n, 1))).fit()
    # use_correction=True multiplies each part by G/(G-1) * (n-1)/(n-k); with k = 1 the latter is 1
    both, *_ = sandwich.cov_cluster_2groups(fitted, found.client, found.counselor, use_correction=True)
    assert both[0, 0] > 0
    assert standard_error(values - values.mean(), found) == pytest.approx(sqrt(both[0, 0]), rel=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_errors_are_the_formula_s(seed: int):
    values, found = drawn(seed, 80, 9, 7)
    assert standard_error(values - values.mean(), found) == pytest.approx(sqrt(by_hand(values, found)))


def test_clusters_of_one_are_plain_errors():
    values = np.array([1.0, 5.0, 2.0, 8.0, 3.0, 9.0])
    alone = clusters(np.arange(6), np.arange(10, 16))
    assert standard_error(values - values.mean(), alone) == pytest.approx(values.std(ddof=1) / sqrt(6))


def test_the_same_persons_on_both_sides_are_clustered_one_way():
    rng = np.random.default_rng(3)
    codes = rng.integers(0, 12, 100)
    values = rng.normal(size=100) + rng.normal(size=12)[codes]
    sums = np.array([(values - values.mean())[codes == c].sum() for c in np.unique(codes)])
    g = len(sums)
    one_way = sqrt(g / (g - 1) * (sums**2).sum()) / 100
    assert standard_error(values - values.mean(), clusters(codes, codes)) == pytest.approx(one_way)


def test_a_variance_that_is_not_positive_falls_back_to_the_larger_one_way():
    # a 5 x 5 square with +1 and -1 once in each row and column, and a little more or less in two rows
    row, column = np.divmod(np.arange(25), 5)
    diagonal = (row + column) % 5
    values = 1.0 * (diagonal == 0) - 1.0 * (diagonal == 1) + 0.1 * (row == 0) - 0.1 * (row == 1)
    found = clusters(row, column)
    assert by_hand(values, found) < 0
    assert standard_error(values - values.mean(), found) == pytest.approx(sqrt(5 / 4 * 2 * 0.5**2) / 25)


@pytest.mark.parametrize("degrees", [1, 4, 11, 462])
@pytest.mark.parametrize("level", [0.5, 0.9, 0.95, 0.999])
def test_quantiles_are_student_s(level: float, degrees: int):
    assert quantile(level, degrees) == pytest.approx(stats.t.ppf(0.5 + level / 2, degrees), rel=1e-9)


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_the_interval_of_a_mean_has_the_fewer_clusters_degrees(level: float):
    values, found = drawn(1, 200, 20, 7)
    got = mean(values, found, level)
    half = stats.t.ppf(0.5 + level / 2, 6) * sqrt(by_hand(values, found))
    assert (got.value, got.low, got.high) == pytest.approx(
        (values.mean(), values.mean() - half, values.mean() + half)
    )
    assert (got.n, got.clients, got.counselors) == (200, 20, 7)
    assert got.largest == max(np.bincount(found.client).max(), np.bincount(found.counselor).max()) / 200


@pytest.mark.parametrize(("clients", "counselors"), [(4, 50), (50, 4), (1, 1), (1, 50)])
def test_below_five_clusters_on_either_side_there_is_no_interval(clients: int, counselors: int):
    n = 200
    got = mean(np.arange(n, dtype=float), clusters(np.arange(n) % clients, np.arange(n) % counselors))
    assert (got.value, got.n, got.clients, got.counselors) == (99.5, n, clients, counselors)
    assert np.isnan(got.low) and np.isnan(got.high)


def test_from_five_clusters_on_there_is_one():
    n = MIN_CLUSTERS * 4
    got = mean(np.arange(n, dtype=float), clusters(np.arange(n) % MIN_CLUSTERS, np.arange(n) % MIN_CLUSTERS))
    assert got.low < got.value < got.high


def test_no_rows():
    none = clusters(np.array([], dtype=int), np.array([], dtype=int))
    for got in (mean(np.array([]), none), mean(np.array([]), None), share(np.array([], dtype=bool), none)):
        assert (got.n, got.clients, got.counselors) == (0, 0, 0)
        assert all(np.isnan([got.value, got.low, got.high, got.largest]))


def test_one_row():
    got = mean(np.array([7.0]), clusters(np.array([3]), np.array([4])))
    assert (got.value, got.n, got.clients, got.counselors, got.largest) == (7.0, 1, 1, 1, 1.0)
    assert np.isnan(got.low) and np.isnan(got.high)


def test_without_persons_there_is_a_mean_and_no_interval():
    got = mean(np.array([1.0, 3.0]), None)
    assert (got.value, got.n, got.clients, got.counselors) == (2.0, 2, 0, 0)
    assert np.isnan(got.low) and np.isnan(got.largest)


def test_equal_values_have_an_interval_of_no_width():
    _, found = drawn(2, 60, 9, 8)
    got = mean(np.full(60, 3.25), found)
    assert (got.value, got.low, got.high) == (3.25, 3.25, 3.25)


@pytest.mark.parametrize("hits", [0, 60])
def test_a_share_of_none_or_all_has_no_interval(hits: int):
    _, found = drawn(2, 60, 9, 8)
    got = share(np.arange(60) < hits, found)
    assert got.value == hits / 60
    assert np.isnan(got.low) and np.isnan(got.high)


@pytest.mark.parametrize(("hits", "bounded"), [(4, False), (5, True)])
def test_a_share_has_an_interval_where_five_persons_are_behind_what_hit(hits: int, bounded: bool):
    client, counselor = np.arange(40) % 20, np.arange(40) % 20
    got = share(np.arange(40) % 20 < hits, clusters(client, counselor))
    assert got.value == hits / 20
    assert np.isnan(got.low) != bounded


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("rate", [0.05, 0.3, 0.9])
def test_the_interval_of_a_share_is_made_on_the_logit(seed: int, rate: float):
    _, found = drawn(seed, 300, 25, 14)
    hit = np.random.default_rng(seed + 100).random(300) < rate
    p = hit.mean()
    error = sqrt(by_hand(hit.astype(float), found)) / (p * (1 - p))
    half = stats.t.ppf(0.975, 13) * error
    expected = [1 / (1 + exp(-(log(p / (1 - p)) + sign * half))) for sign in (-1, 1)]
    got = share(hit, found)
    assert [got.low, got.high] == pytest.approx(expected, rel=1e-9)
    assert 0 < got.low < got.value < got.high < 1


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)),
        min_size=1,
        max_size=80,
    )
)
def test_any_share_stays_between_nothing_and_all(rows: list[tuple[bool, int, int]]):
    hit, client, counselor = (np.array(column) for column in zip(*rows, strict=True))
    got = share(hit, clusters(client, counselor))
    assert got.value == pytest.approx(hit.mean())
    assert np.isnan(got.low) or 0 <= got.low <= got.value <= got.high <= 1
    assert np.isnan(got.low) == np.isnan(got.high)
    assert 0 < got.largest <= 1


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.integers(0, 7), st.integers(0, 7)),
        min_size=1,
        max_size=60,
    ),
    st.randoms(use_true_random=False),
)
def test_neither_the_rows_order_nor_the_persons_names_matter(rows: list[tuple[int, int, int]], chance):
    def estimate(ordered: list[tuple[int, int, int]], names: list[int]) -> list[float]:
        values, client, counselor = (np.array(column) for column in zip(*ordered, strict=True))
        got = mean(values.astype(float), clusters(np.array(names)[client], np.array(names)[counselor]))
        return [got.value, got.low, got.high, got.n, got.clients, got.counselors, got.largest]

    shuffled = rows.copy()
    chance.shuffle(shuffled)
    names = [7, 900, 3, 2**31, 5, 66, 41, 8]
    assert estimate(shuffled, names) == pytest.approx(estimate(rows, list(range(8))), nan_ok=True, abs=1e-6)


def test_a_row_without_a_person_leaves_no_clusters():
    frame = pl.DataFrame(
        {"client_id": [1, None], "counselor_id": [1, 2]}, schema_overrides={"client_id": pl.UInt32}
    )
    assert Clusters.of(frame) is None


def test_large_ids_do_not_meet_in_one_pair():
    found = clusters(np.array([1, 2**32 - 1, 1]), np.array([2**32 - 1, 1, 1]))
    assert len(set(found.pair.tolist())) == 3


def test_five_clusters_are_what_the_captions_say():
    assert (inference.MIN_CLUSTERS, inference.LEVEL) == (5, 0.95)
