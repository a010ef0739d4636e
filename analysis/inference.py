"""Intervals, differences, effect sizes and corrections when two persons stand behind each row.

Rows are clustered by client and by counselor, crossed. Variances follow Cameron, Gelbach and
Miller (2011, JBES 29(2), eq. 2.11): by client plus by counselor minus by pair, each with the
correction G/(G-1); quantiles are Student's t with min(G) - 1 degrees of freedom. Below
``MIN_CLUSTERS`` clusters on either side there is no interval.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, exp, log, nan, sqrt

import numpy as np
import polars as pl

MIN_CLUSTERS = 5
LEVEL = 0.95

Array = np.ndarray


@dataclass(frozen=True)
class Estimate:
    """An estimate, its interval (nan where there is none), and what stands behind it.

    ``largest`` is the share of the rows that the person with the most rows holds.
    """

    value: float
    low: float
    high: float
    n: int
    clients: int
    counselors: int
    largest: float


@dataclass(frozen=True)
class Clusters:
    """Who stands behind each row: codes 0..G-1 by client, by counselor and by pair."""

    client: Array
    counselor: Array
    pair: Array

    @classmethod
    def of(cls, dialogues: pl.DataFrame) -> "Clusters | None":
        """From client_id and counselor_id; None where a row lacks either."""
        if dialogues["client_id"].has_nulls() or dialogues["counselor_id"].has_nulls():
            return None
        return cls.from_ids(dialogues["client_id"].to_numpy(), dialogues["counselor_id"].to_numpy())

    @classmethod
    def from_ids(cls, client: Array, counselor: Array) -> "Clusters":
        """From the ids of clients and counselors, row by row."""
        pair = client.astype(np.uint64) << np.uint64(32) | counselor.astype(np.uint64)
        return cls(*(np.unique(ids, return_inverse=True)[1] for ids in (client, counselor, pair)))

    def at(self, rows: Array) -> "Clusters":
        """The clusters of some rows (a mask)."""
        return Clusters(self.client[rows], self.counselor[rows], self.pair[rows])


def mean(values: Array, clusters: Clusters | None, level: float = LEVEL) -> Estimate:
    """The mean with its two-way clustered interval."""
    n = len(values)
    if n == 0:
        return Estimate(nan, nan, nan, 0, 0, 0, nan)
    centre = float(np.mean(values))
    half, behind = _half_width(values - centre, clusters, level)
    return Estimate(centre, centre - half, centre + half, n, *behind)


def share(hit: Array, clusters: Clusters | None, level: float = LEVEL) -> Estimate:
    """The share of rows that hit, its interval made on the logit scale so that it stays in (0, 1)."""
    plain = mean(hit.astype(float), clusters, level)
    p = plain.value
    if plain.n == 0 or p in (0.0, 1.0) or np.isnan(plain.low):
        return Estimate(p, nan, nan, plain.n, plain.clients, plain.counselors, plain.largest)
    half = (plain.high - p) / (p * (1 - p))
    centre = log(p / (1 - p))
    low, high = (1 / (1 + exp(-(centre + sign * half))) for sign in (-1, 1))
    return Estimate(p, low, high, plain.n, plain.clients, plain.counselors, plain.largest)


def standard_error(residuals: Array, clusters: Clusters) -> float:
    """Two-way clustered standard error of a mean, from the values' deviations from it.

    Where the difference of variances is not positive the larger one-way variance is taken.
    """
    client, counselor, pair = (
        _one_way(residuals, codes) for codes in (clusters.client, clusters.counselor, clusters.pair)
    )
    both = client + counselor - pair
    return sqrt(both if both > 0 else max(client, counselor)) / len(residuals)


def _one_way(residuals: Array, codes: Array) -> float:
    present = np.bincount(codes)
    groups = int(np.count_nonzero(present))
    if groups < 2:
        return 0.0
    sums = np.bincount(codes, weights=residuals)
    return float(groups / (groups - 1) * np.dot(sums, sums))


def _half_width(residuals: Array, clusters: Clusters | None, level: float) -> tuple[float, tuple[int, int, float]]:
    if clusters is None:
        return nan, (0, 0, nan)
    by_client, by_counselor = np.bincount(clusters.client), np.bincount(clusters.counselor)
    clients, counselors = int(np.count_nonzero(by_client)), int(np.count_nonzero(by_counselor))
    largest = max(by_client.max(), by_counselor.max()) / len(residuals)
    behind = (clients, counselors, float(largest))
    fewest = min(clients, counselors)
    if fewest < MIN_CLUSTERS:
        return nan, behind
    return quantile(level, fewest - 1) * standard_error(residuals, clusters), behind


def quantile(level: float, degrees: int) -> float:
    """Student's t quantile of a two-sided interval."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, 0.5 + level / 2))


@dataclass(frozen=True)
class Difference:
    """A difference of two means or shares: b minus a, its interval, test and effect size.

    ``p``: two-sided, of Student's t on the clustered standard error; ``effect``: Hedges' g for means,
    Cohen's h for shares; all nan where they cannot be had.
    """

    value: float
    low: float
    high: float
    p: float
    effect: float
    n_a: int
    n_b: int


def difference(
    a: Array,
    b: Array,
    clusters: Clusters | None,
    *,
    is_share: bool = False,
    level: float = LEVEL,
) -> Difference:
    """The difference of the means of b and a.

    ``clusters`` are those of a's rows followed by b's: a person behind rows of both makes the two
    means depend on each other, and so the interval narrower or wider.
    """
    n_a, n_b = len(a), len(b)
    if not n_a or not n_b:
        return Difference(nan, nan, nan, nan, nan, n_a, n_b)
    mean_a, mean_b = float(np.mean(a)), float(np.mean(b))
    value = mean_b - mean_a
    effect = cohen_h(mean_a, mean_b) if is_share else hedges_g(a, b)
    if clusters is None:
        return Difference(value, nan, nan, nan, effect, n_a, n_b)
    counts = [
        np.unique(codes[part]).size for codes in (clusters.client, clusters.counselor) for part in _parts(n_a)
    ]
    if min(counts) < MIN_CLUSTERS:
        return Difference(value, nan, nan, nan, effect, n_a, n_b)
    n = n_a + n_b
    influence = np.concatenate([(mean_a - a) / n_a, (b - mean_b) / n_b]) * n
    error = standard_error(influence, clusters)
    degrees = min(np.unique(clusters.client).size, np.unique(clusters.counselor).size) - 1
    half = quantile(level, degrees) * error
    return Difference(value, value - half, value + half, p_value(value, error, degrees), effect, n_a, n_b)


def _parts(n_a: int) -> tuple[slice, slice]:
    return slice(None, n_a), slice(n_a, None)


def hedges_g(a: Array, b: Array) -> float:
    """Standardised mean difference (b - a) by the pooled sd, with Hedges' (1981) small-sample correction."""
    degrees = len(a) + len(b) - 2
    if len(a) < 2 or len(b) < 2:
        return nan
    pooled = ((len(a) - 1) * np.var(a, ddof=1) + (len(b) - 1) * np.var(b, ddof=1)) / degrees
    if pooled == 0:
        return nan
    return float((np.mean(b) - np.mean(a)) / sqrt(pooled) * (1 - 3 / (4 * degrees - 1)))


def cohen_h(share_a: float, share_b: float) -> float:
    """Difference of two shares on the arcsine scale (Cohen 1988), b - a."""
    return 2 * (asin(sqrt(share_b)) - asin(sqrt(share_a)))


def p_value(value: float, error: float, degrees: int) -> float:
    """Two-sided p of value / error under Student's t."""
    if error == 0:
        return nan
    from scipy.special import stdtr

    return float(2 * stdtr(degrees, -abs(value / error)))


def benjamini_hochberg(p: Array) -> Array:
    """Adjusted p values (Benjamini and Hochberg 1995); nan stays nan and does not count."""
    return _adjusted(p, lambda ordered, m: np.minimum.accumulate((ordered * m / np.arange(1, m + 1))[::-1])[::-1])


def holm(p: Array) -> Array:
    """Adjusted p values (Holm 1979); nan stays nan and does not count."""
    return _adjusted(p, lambda ordered, m: np.maximum.accumulate(ordered * (m - np.arange(m))))


def _adjusted(p: Array, adjust: Callable[[Array, int], Array]) -> Array:
    p = np.asarray(p, dtype=float)
    result = np.full(p.shape, nan)
    there = np.flatnonzero(~np.isnan(p))
    order = there[np.argsort(p[there], kind="stable")]
    result[order] = np.minimum(adjust(p[order], len(order)), 1.0)
    return result
