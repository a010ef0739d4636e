"""Correlations and slopes: against scipy, statsmodels, R's example, the jackknife, a bootstrap by person."""

from math import atanh, sqrt, tanh

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.core.statistics import inference
from analysis.core.statistics.inference import Clusters

# R: cor.test(~ wt + mpg, mtcars) and cor.test(…, method = "spearman"); lm(mpg ~ wt, mtcars)
MPG = "21 21 22.8 21.4 18.7 18.1 14.3 24.4 22.8 19.2 17.8 16.4 17.3 15.2 10.4 10.4 14.7 32.4 30.4 33.9 21.5 15.5 15.2 13.3 19.2 27.3 26 30.4 15.8 19.7 15 21.4"  # noqa: E501
WT = "2.62 2.875 2.32 3.215 3.44 3.46 3.57 3.19 3.15 3.44 3.44 4.07 3.73 3.78 5.25 5.424 5.345 2.2 1.615 1.835 2.465 3.52 3.435 3.84 3.845 1.935 2.14 1.513 3.17 2.77 3.57 2.78"  # noqa: E501
MPG_VALUES, WT_VALUES = (np.array([float(number) for number in text.split()]) for text in (MPG, WT))


def drawn(
    seed: int, n: int = 500, clients: int = 40, counselors: int = 30
) -> tuple[np.ndarray, np.ndarray, Clusters]:
    """Two sides that depend on each other, on the client and on the counselor."""
    rng = np.random.default_rng(seed)
    client, counselor = rng.integers(0, clients, n), rng.integers(0, counselors, n)
    shared = rng.normal(size=clients)[client] + 0.5 * rng.normal(size=counselors)[counselor]
    x = rng.normal(size=n) + shared
    y = np.round(0.5 * x + rng.normal(size=n) + shared, 1)
    return x, y, Clusters.from_ids(client.astype(np.uint32), counselor.astype(np.uint32))


def test_r_s_published_example():
    assert inference.pearson(WT_VALUES, MPG_VALUES).value == pytest.approx(-0.8676594, abs=1e-7)
    assert inference.spearman(WT_VALUES, MPG_VALUES).value == pytest.approx(-0.886422, abs=1e-6)
    assert inference.slope(WT_VALUES, MPG_VALUES).value == pytest.approx(-5.3445, abs=1e-4)


@pytest.mark.parametrize("seed", range(4))
def test_values_are_scipy_s(seed: int):
    x, y, _ = drawn(seed)
    assert inference.pearson(x, y).value == pytest.approx(stats.pearsonr(x, y).statistic)
    assert inference.spearman(x, y).value == pytest.approx(stats.spearmanr(x, y).statistic)
    assert inference.slope(x, y).value == pytest.approx(stats.linregress(x, y).slope)


@pytest.mark.parametrize("statistic", [inference.pearson, inference.spearman, inference.slope])
def test_pseudo_values_average_to_the_statistic(statistic):
    x, y, _ = drawn(5)
    found = statistic(x, y)
    assert found.pseudo_values.mean() == pytest.approx(found.value)
    assert found.influence.mean() == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("statistic", [inference.pearson, inference.spearman, inference.slope])
@pytest.mark.parametrize("ties", [False, True])
def test_the_influence_is_the_jackknife_s(statistic, ties: bool):
    x, y, _ = drawn(7, n=250)
    if ties:
        x, y = np.round(x), np.round(y)
    found = statistic(x, y)
    n = len(x)
    without = np.array([statistic(np.delete(x, i), np.delete(y, i)).value for i in range(n)])
    assert np.corrcoef(found.influence, (n - 1) * (without.mean() - without))[0, 1] > 0.999
    jackknife = sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum())
    assert found.influence.std(ddof=1) / sqrt(n) == pytest.approx(jackknife, rel=0.03)


@pytest.mark.parametrize("seed", range(4))
def test_a_slope_s_error_is_statsmodels_own(seed: int):
    sandwich = pytest.importorskip("statsmodels.stats.sandwich_covariance")
    linear = pytest.importorskip("statsmodels.regression.linear_model")
    x, y, clusters = drawn(seed)
    n = len(x)
    fitted = linear.OLS(y, np.column_stack([np.ones(n), x])).fit()
    both, *_ = sandwich.cov_cluster_2groups(fitted, clusters.client, clusters.counselor, use_correction=True)
    # with two parameters statsmodels multiplies by (n - 1) / (n - 2), this project's formula does not
    error = sqrt(both[1, 1] * (n - 2) / (n - 1))
    estimate, p = inference.plain(inference.slope(x, y), clusters)
    degrees = min(len(set(clusters.client)), len(set(clusters.counselor))) - 1
    assert estimate.value == pytest.approx(fitted.params[1])
    assert estimate.high - estimate.value == pytest.approx(stats.t.ppf(0.975, degrees) * error)
    assert p == pytest.approx(2 * stats.t.sf(abs(fitted.params[1] / error), degrees))


def test_a_slope_within_persons_is_the_dummy_regression_s():
    x, y, clusters = drawn(11)
    dummies = np.eye(clusters.client.max() + 1)[clusters.client]
    expected = np.linalg.lstsq(np.column_stack([x, dummies]), y, rcond=None)[0][0]
    inside = inference.slope(inference.within(x, clusters.client), inference.within(y, clusters.client))
    assert inside.value == pytest.approx(expected)


def pigeonhole(x: np.ndarray, y: np.ndarray, clusters: Clusters, draws: int, seed: int) -> np.ndarray:
    """Owen's (2007) bootstrap: clients and counselors drawn anew, a row counts as often as both of its persons."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(draws):
        often = []
        for codes in (clusters.client, clusters.counselor):
            size = codes.max() + 1
            often.append(np.bincount(rng.integers(0, size, size), minlength=size)[codes])
        rows = np.repeat(np.arange(len(x)), often[0] * often[1])
        found.append(stats.spearmanr(x[rows], y[rows]).statistic)
    return np.array(found)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_interval_of_rho_is_near_the_bootstrap_by_person(seed: int):
    x, y, clusters = drawn(seed, n=5000, clients=60, counselors=50)
    estimate, _ = inference.correlation(inference.spearman(x, y), clusters)
    resampled = np.arctanh(pigeonhole(x, y, clusters, 200, seed))
    half = (atanh(estimate.high) - atanh(estimate.low)) / 2
    # the pigeonhole bootstrap counts the rows' own variance three times (Owen 2007), hence many rows
    assert 0.8 < half / (2.01 * resampled.std(ddof=1)) < 1.15


def test_intervals_cover_as_often_as_they_say():
    covered, wide = 0, 0
    truth = 6 / np.pi * np.arcsin(0.5 / 2)
    for seed in range(300):
        rng = np.random.default_rng(seed)
        client, counselor = rng.integers(0, 40, 400), rng.integers(0, 40, 400)
        parts = [
            rng.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], size)[codes]
            for size, codes in ((40, client), (40, counselor), (400, np.arange(400)))
        ]
        x, y = sum(parts).T
        clusters = Clusters.from_ids(client.astype(np.uint32), counselor.astype(np.uint32))
        found = inference.spearman(x, y)
        estimate, _ = inference.correlation(found, clusters)
        covered += estimate.low <= truth <= estimate.high
        naive = 1.96 / sqrt(len(x) - 3)
        wide += abs(atanh(found.value) - atanh(truth)) <= naive
    assert 0.90 <= covered / 300 <= 0.98
    assert wide < covered  # rows taken for independent cover too seldom


def test_a_correlation_s_interval_is_made_on_fisher_s_z():
    x, y, clusters = drawn(3)
    found = inference.spearman(x, y)
    estimate, p = inference.correlation(found, clusters)
    error = inference.standard_error(found.influence, clusters) / (1 - found.value**2)
    half = stats.t.ppf(0.975, 29) * error
    assert [estimate.low, estimate.high] == pytest.approx([tanh(atanh(found.value) + s * half) for s in (-1, 1)])
    assert p == pytest.approx(2 * stats.t.sf(abs(atanh(found.value)) / error, 29))


@pytest.mark.parametrize("statistic", [inference.pearson, inference.spearman, inference.slope])
@pytest.mark.parametrize("x", [np.array([]), np.array([1.0]), np.full(6, 2.0)])
def test_where_nothing_varies_there_is_no_value(statistic, x: np.ndarray):
    found = statistic(x, np.arange(len(x), dtype=float))
    ids = np.arange(len(x), dtype=np.uint32)
    for make in (inference.correlation, inference.plain):
        estimate, p = make(found, Clusters.from_ids(ids, ids))
        assert np.isnan([estimate.value, estimate.low, estimate.high, p]).all()
        assert estimate.n == len(x)


def test_a_perfect_correlation_has_no_interval():
    x = np.arange(20.0)
    ids = np.arange(20, dtype=np.uint32)
    estimate, p = inference.correlation(inference.spearman(x, x**3), Clusters.from_ids(ids, ids))
    assert estimate.value == pytest.approx(1.0)
    assert np.isnan([estimate.low, estimate.high, p]).all() or estimate.high <= 1


def test_below_five_persons_there_is_no_interval():
    x, y, _ = drawn(1)
    ids = (np.arange(len(x)) % 4).astype(np.uint32)
    estimate, p = inference.correlation(inference.pearson(x, y), Clusters.from_ids(ids, ids))
    assert not np.isnan(estimate.value)
    assert np.isnan([estimate.low, estimate.high, p]).all()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=60))
def test_any_correlation_stays_between_minus_one_and_one(pairs: list[tuple[int, int]]):
    x, y = (np.array(side, dtype=float) for side in zip(*pairs, strict=True))
    ids = np.arange(len(x), dtype=np.uint32)
    for statistic in (inference.pearson, inference.spearman):
        found = statistic(x, y)
        varies = len(set(x)) > 1 and len(set(y)) > 1
        assert varies == (not np.isnan(found.value))
        estimate, _ = inference.correlation(found, Clusters.from_ids(ids, ids))
        assert np.isnan(estimate.low) or -1 <= estimate.low <= estimate.value <= estimate.high <= 1
