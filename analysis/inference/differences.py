"""Differences of two means or shares, with test and effect size."""

from dataclasses import dataclass
from math import asin, nan, sqrt

import numpy as np

from analysis.inference.clusters import LEVEL, MIN_CLUSTERS, Array, Clusters, p_value, quantile, standard_error


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
