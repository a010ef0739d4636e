"""Means and shares with intervals, and where there can be none."""

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.core.statistics.inference import MIN_CLUSTERS, mean, share
from tests.analysis.naive_inference import by_hand, clustered, clusters_of


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_the_interval_of_a_mean_has_the_fewer_clusters_degrees(level: float):
    values, found = clustered(1, 200, 20, 7)
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
    got = mean(np.arange(n, dtype=float), clusters_of(np.arange(n) % clients, np.arange(n) % counselors))
    assert (got.value, got.n, got.clients, got.counselors) == (99.5, n, clients, counselors)
    assert np.isnan(got.low) and np.isnan(got.high)


def test_from_five_clusters_on_there_is_one():
    n = MIN_CLUSTERS * 4
    got = mean(np.arange(n, dtype=float), clusters_of(np.arange(n) % MIN_CLUSTERS, np.arange(n) % MIN_CLUSTERS))
    assert got.low < got.value < got.high


def test_no_rows():
    none = clusters_of(np.array([], dtype=int), np.array([], dtype=int))
    for got in (mean(np.array([]), none), mean(np.array([]), None), share(np.array([], dtype=bool), none)):
        assert (got.n, got.clients, got.counselors) == (0, 0, 0)
        assert all(np.isnan([got.value, got.low, got.high, got.largest]))


def test_one_row():
    got = mean(np.array([7.0]), clusters_of(np.array([3]), np.array([4])))
    assert (got.value, got.n, got.clients, got.counselors, got.largest) == (7.0, 1, 1, 1, 1.0)
    assert np.isnan(got.low) and np.isnan(got.high)


def test_without_persons_there_is_a_mean_and_no_interval():
    got = mean(np.array([1.0, 3.0]), None)
    assert (got.value, got.n, got.clients, got.counselors) == (2.0, 2, 0, 0)
    assert np.isnan(got.low) and np.isnan(got.largest)


def test_equal_values_have_an_interval_of_no_width():
    _, found = clustered(2, 60, 9, 8)
    got = mean(np.full(60, 3.25), found)
    assert (got.value, got.low, got.high) == (3.25, 3.25, 3.25)


@pytest.mark.parametrize("hits", [0, 60])
def test_a_share_of_none_or_all_has_no_interval(hits: int):
    _, found = clustered(2, 60, 9, 8)
    got = share(np.arange(60) < hits, found)
    assert got.value == hits / 60
    assert np.isnan(got.low) and np.isnan(got.high)


@pytest.mark.parametrize(("hits", "bounded"), [(4, False), (5, True)])
def test_a_share_has_an_interval_where_five_persons_are_behind_what_hit(hits: int, bounded: bool):
    client, counselor = np.arange(40) % 20, np.arange(40) % 20
    got = share(np.arange(40) % 20 < hits, clusters_of(client, counselor))
    assert got.value == hits / 20
    assert np.isnan(got.low) != bounded


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("rate", [0.05, 0.3, 0.9])
def test_the_interval_of_a_share_is_made_on_the_logit(seed: int, rate: float):
    _, found = clustered(seed, 300, 25, 14)
    hit = np.random.default_rng(seed + 100).random(300) < rate
    p = hit.mean()
    error = sqrt(by_hand(hit.astype(float), found)) / (p * (1 - p))
    half = stats.t.ppf(0.975, 13) * error
    expected = [1 / (1 + exp(-(log(p / (1 - p)) + sign * half))) for sign in (-1, 1)]
    got = share(hit, found)
    assert [got.low, got.high] == pytest.approx(expected, rel=1e-9)
    assert 0 < got.low < got.value < got.high < 1


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)),
        min_size=1,
        max_size=80,
    )
)
def test_any_share_stays_between_nothing_and_all(rows: list[tuple[bool, int, int]]):
    hit, client, counselor = (np.array(column) for column in zip(*rows, strict=True))
    got = share(hit, clusters_of(client, counselor))
    assert got.value == pytest.approx(hit.mean())
    assert np.isnan(got.low) or 0 <= got.low <= got.value <= got.high <= 1
    assert np.isnan(got.low) == np.isnan(got.high)
    assert 0 < got.largest <= 1


@settings(deadline=None, max_examples=40)
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
        got = mean(values.astype(float), clusters_of(np.array(names)[client], np.array(names)[counselor]))
        return [got.value, got.low, got.high, got.n, got.clients, got.counselors, got.largest]

    shuffled = rows.copy()
    chance.shuffle(shuffled)
    names = [7, 900, 3, 2**31, 5, 66, 41, 8]
    assert estimate(shuffled, names) == pytest.approx(estimate(rows, list(range(8))), nan_ok=True, abs=1e-6)
