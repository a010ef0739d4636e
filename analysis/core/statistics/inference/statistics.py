"""Correlations and slopes with two-way clustered intervals, by their influence functions.

Spearman's rho is treated as what it is, a function of ranks that are themselves estimated: its
influence function has a term for the ranks of each side (Borkowf 2002, CSDA 39(3), 271-286). The
interval of a correlation is made on Fisher's z scale, so that it stays within -1 and 1.
"""

from dataclasses import dataclass
from math import atanh, nan, sqrt, tanh

import numpy as np

from analysis.core.statistics.inference.clusters import (
    LEVEL,
    Array,
    Clusters,
    Estimate,
    half_width,
    p_value,
    quantile,
)
from analysis.core.statistics.inference.methods import FISHER, INFLUENCE, SPEARMAN, record


@dataclass(frozen=True, eq=False)
class Statistic:
    """A statistic and what each row adds to it.

    ``influence``: (n,), mean 0. value + influence are pseudo-values, whose mean is the statistic.
    """

    value: float
    influence: Array

    @property
    def pseudo_values(self) -> Array:
        """(n,) values whose mean is the statistic."""
        return self.value + self.influence


def pearson(x: Array, y: Array) -> Statistic:
    """Pearson's correlation; nan where either side does not vary."""
    x, y = (side - side.mean() if len(side) else side for side in (x, y))
    return _ratio(x * y, x * x, y * y)


def spearman(x: Array, y: Array) -> Statistic:
    """Spearman's rank correlation, ties by mid-ranks; nan where either side does not vary."""
    if len(x) < 2:
        return Statistic(nan, np.full(len(x), nan))
    record(SPEARMAN)
    (u, above_x), (v, above_y) = _ranked(x), _ranked(y)
    product, u2, v2 = u * v, u * u, v * v
    return _ratio(
        product + above_x(v) + above_y(u) - 2 * product.mean() - 0.25,
        u2 + 2 * above_x(u) - 2 * u2.mean() - 0.25,
        v2 + 2 * above_y(v) - 2 * v2.mean() - 0.25,
    )


def slope(x: Array, y: Array) -> Statistic:
    """The least-squares slope of y on x; nan where x does not vary."""
    if len(x) < 2 or np.ptp(x) == 0:
        return Statistic(nan, np.full(len(x), nan))
    x, y = x - x.mean(), y - y.mean()
    spread = float(np.dot(x, x))
    value = float(np.dot(x, y)) / spread
    return Statistic(value, len(x) * x * (y - value * x) / spread)


def within(values: Array, codes: Array) -> Array:
    """Values minus the mean of their group."""
    counts = np.bincount(codes)
    return np.asarray(values - (np.bincount(codes, weights=values) / np.maximum(counts, 1))[codes])


def correlation(statistic: Statistic, clusters: Clusters | None, level: float = LEVEL) -> tuple[Estimate, float]:
    """A correlation with its interval, made on Fisher's z scale, and its two-sided p."""
    r = statistic.value
    if not abs(r) < 1:
        estimate, _ = plain(Statistic(r, np.full(len(statistic.influence), nan)), clusters, level)
        return estimate, nan
    stretched = Statistic(atanh(r), statistic.influence / (1 - r * r))
    z, p = plain(stretched, clusters, level)
    if not np.isnan(z.low):
        record(FISHER)
    low, high = (tanh(bound) for bound in (z.low, z.high))
    return Estimate(r, low, high, z.n, z.clients, z.counselors, z.largest), p


def plain(statistic: Statistic, clusters: Clusters | None, level: float = LEVEL) -> tuple[Estimate, float]:
    """A statistic with its interval on its own scale, and its two-sided p."""
    n = len(statistic.influence)
    if n == 0:
        return Estimate(nan, nan, nan, 0, 0, 0, nan), nan
    half, counts = half_width(statistic.influence, clusters, level)
    value = statistic.value
    if not np.isnan(half):
        record(INFLUENCE)
    estimate = Estimate(value, value - half, value + half, n, *counts)
    if not half > 0:
        return estimate, nan
    degrees = min(counts[0], counts[1]) - 1
    return estimate, p_value(value, half / quantile(level, degrees), degrees)


def _ratio(product: Array, square_x: Array, square_y: Array) -> Statistic:
    """mean(product) / sqrt(mean(square_x) * mean(square_y)), each part with its rows' influence."""
    if not len(product):
        return Statistic(nan, product)
    c, d, e = (float(part.mean()) for part in (product, square_x, square_y))
    if d <= 0 or e <= 0:
        return Statistic(nan, np.full(len(product), nan))
    value = min(1.0, max(-1.0, c / sqrt(d * e)))
    influence = (product - c) / sqrt(d * e) - value / 2 * ((square_x - d) / d + (square_y - e) / e)
    return Statistic(value, influence)


def _ranked(values: Array) -> tuple[Array, "_Above"]:
    """(n,) the share of values below plus half of those alike; and means over the values above each."""
    _, codes, counts = np.unique(values, return_inverse=True, return_counts=True)
    below = np.cumsum(counts) - counts
    return (below + counts / 2)[codes] / len(values), _Above(codes)


@dataclass(frozen=True, eq=False)
class _Above:
    """For each row the mean, over all rows, of weights where the row's value is exceeded, half where met."""

    codes: Array

    def __call__(self, weights: Array) -> Array:
        summed = np.bincount(self.codes, weights=weights)
        above = summed.sum() - np.cumsum(summed)
        return np.asarray((above + summed / 2)[self.codes] / len(self.codes))
