"""Means and shares with their intervals."""

from math import exp, log, nan

import numpy as np

from analysis.core.statistics.inference.clusters import LEVEL, Array, Clusters, Estimate, half_width
from analysis.core.statistics.inference.methods import LOGIT, record


def mean(values: Array, clusters: Clusters | None, level: float = LEVEL) -> Estimate:
    """The mean with its two-way clustered interval."""
    n = len(values)
    if n == 0:
        return Estimate(nan, nan, nan, 0, 0, 0, nan)
    centre = float(np.mean(values))
    half, counts = half_width(values - centre, clusters, level)
    return Estimate(centre, centre - half, centre + half, n, *counts)


def share(hit: Array, clusters: Clusters | None, level: float = LEVEL) -> Estimate:
    """The share of rows that hit, its interval made on the logit scale so that it stays in (0, 1).

    Where fewer than five clients or counselors are behind what hit there is none.
    """
    plain = mean(hit.astype(float), clusters, level)
    p = plain.value
    bounded = not np.isnan(plain.low) and clusters is not None and clusters.enough(hit > 0)
    if plain.n == 0 or p in (0.0, 1.0) or not bounded:
        return Estimate(p, nan, nan, plain.n, plain.clients, plain.counselors, plain.largest)
    record(LOGIT)
    half = (plain.high - p) / (p * (1 - p))
    centre = log(p / (1 - p))
    low, high = (1 / (1 + exp(-(centre + sign * half))) for sign in (-1, 1))
    return Estimate(p, low, high, plain.n, plain.clients, plain.counselors, plain.largest)
