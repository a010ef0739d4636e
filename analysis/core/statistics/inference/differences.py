"""Differences of two means or shares, with test and effect size."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import asin, atanh, log2, nan, sqrt
from typing import Literal

import numpy as np

from analysis.core.statistics.inference.clusters import (
    LEVEL,
    MIN_CLUSTERS,
    Array,
    Clusters,
    corrected,
    n_groups,
    p_value,
    quantile,
    root_of,
    squared_sums,
)
from analysis.core.statistics.inference.methods import TWO_WAY, record

ROUNDING = 1e-12
Effect = Literal["hedges_g", "cohen_h", "cohen_q", "log_ratio", "log2", "per_sd", "ks_d"]


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


@dataclass(frozen=True, eq=False)
class Sides:
    """Who stands behind a's rows and then b's, ``n_a`` of them a's."""

    clusters: Clusters
    n_a: int

    @property
    def fewest(self) -> int:
        """The fewest clients or counselors on either side."""
        return min(n for both in self.groups[:2] for n in both)

    @property
    def degrees(self) -> int:
        """Of freedom: the side with the fewest persons decides, however many the other has."""
        return self.fewest - 1

    @cached_property
    def groups(self) -> tuple[tuple[int, int], ...]:
        """How many clients, counselors and pairs there are on either side."""
        return tuple(
            (n_groups(codes[: self.n_a]), n_groups(codes[self.n_a :])) for codes in self.clusters.dimensions
        )

    @property
    def scales(self) -> Iterator[Array]:
        """By client, counselor and pair: the root of each side's own G/(G-1) beside its rows.

        Where no person is on both sides the variance is then the sum of the two sides' own.
        """
        sizes = (self.n_a, len(self.clusters.client) - self.n_a)
        for both in self.groups:
            yield np.repeat(np.sqrt([corrected(n) for n in both]), sizes)

    def error(self, influence: Array) -> float:
        """Two-way clustered standard error, from what each row adds to the difference.

        0 where both sides are the same rows: what remains is the rounding of their sums.
        """
        client, counselor, pair = (
            squared_sums(influence * scale, codes)
            for codes, scale in zip(self.clusters.dimensions, self.scales, strict=True)
        )
        error = root_of(client, counselor, pair)
        return error if error > ROUNDING * float(np.abs(influence).sum()) else 0.0


def difference(
    a: Array,
    b: Array,
    clusters: Clusters | Sides | None,
    *,
    is_share: bool = False,
    level: float = LEVEL,
) -> Difference:
    """The difference of the means of b and a.

    ``clusters`` are those of a's rows followed by b's: a person behind rows of both makes the two
    means depend on each other, and so the interval narrower or wider. Each side keeps its own
    correction for few persons, and the side with the fewest gives the degrees of freedom. A share
    that is 0 or 1 on either side, or that fewer than five clients or counselors are behind, says too
    little of its own error: no interval.
    """
    n_a, n_b = len(a), len(b)
    if not n_a or not n_b:
        return Difference(nan, nan, nan, nan, nan, n_a, n_b)
    mean_a, mean_b = float(np.mean(a)), float(np.mean(b))
    value = mean_b - mean_a
    effect = cohen_h(mean_a, mean_b) if is_share else hedges_g(a, b)
    sides = Sides(clusters, n_a) if isinstance(clusters, Clusters) else clusters
    if sides is None or sides.fewest < MIN_CLUSTERS or (is_share and not _enough(a, b, sides)):
        return Difference(value, nan, nan, nan, effect, n_a, n_b)
    record(TWO_WAY)
    error = sides.error(np.concatenate([(mean_a - a) / n_a, (b - mean_b) / n_b]))
    half = quantile(level, sides.degrees) * error
    p = p_value(value, error, sides.degrees)
    return Difference(value, value - half, value + half, p, effect, n_a, n_b)


def _enough(a: Array, b: Array, sides: Sides) -> bool:
    """Whether a share varies on both sides, and enough persons are behind what is counted."""
    if any(side.min() == side.max() for side in (a, b)):
        return False
    return sides.clusters.enough(np.concatenate([a, b]) > 0)


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
    first, second = (asin(sqrt(min(1.0, max(0.0, share)))) for share in (share_a, share_b))
    return 2 * (second - first)


def cohen_q(r_a: float, r_b: float) -> float:
    """Difference of two correlations on Fisher's z scale (Cohen 1988), b - a; nan where one is perfect."""
    if not (abs(r_a) < 1 and abs(r_b) < 1):
        return nan
    return atanh(r_b) - atanh(r_a)


def log_ratio(rate_a: float, rate_b: float) -> float:
    """How many times b's rate doubles a's (Hardie 2014): log2(b / a); nan where one is not positive."""
    return log2(rate_b / rate_a) if rate_a > 0 and rate_b > 0 else nan
