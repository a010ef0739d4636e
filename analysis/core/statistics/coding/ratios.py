"""Ratios of sums over dialogues with their two-way clustered intervals, many at once."""

from typing import NamedTuple

import numpy as np

from analysis.core.statistics.inference import LEVEL, MIN_CLUSTERS, Array, Clusters, quantile
from analysis.core.statistics.inference.clusters import corrected, n_groups
from analysis.core.statistics.inference.methods import LINEARIZED, TWO_WAY, record


class Ratios(NamedTuple):
    """(m,) values and the bounds of their intervals, nan where there are none; and what stands behind them all."""

    value: Array
    low: Array
    high: Array
    n: int
    clients: int
    counselors: int
    largest: float


def ratios(parts: Array, whole: Array, clusters: Clusters | None) -> Ratios:
    """Each column of ``parts`` over the same whole, over the rows where the whole is positive.

    The same as ``analysis.core.samples.of_ratio`` for each column by itself. Intervals need five clients and five
    counselors, and as many behind what is counted.

    Args:
        parts: (n, m) what each dialogue adds above.
        whole: (n,) what it adds below.
        clusters: Who stands behind each dialogue.
    """
    there = whole > 0
    parts, whole = parts[there], whole[there]
    n, m = parts.shape
    nothing = np.full(m, np.nan)
    if not n:
        return Ratios(nothing, nothing, nothing, 0, 0, 0, np.nan)
    record(LINEARIZED)
    value = parts.sum(axis=0) / whole.sum()
    if clusters is None:
        return Ratios(value, nothing, nothing, n, 0, 0, np.nan)
    own = clusters.at(there)
    influence = (parts - whole[:, None] * value) / whole.sum()
    client, counselor, pair = (corrected(n_groups(codes)) * _squared(influence, codes) for codes in own.dimensions)
    both = client + counselor - pair
    error = np.sqrt(np.where(both > 0, both, np.maximum(client, counselor)))
    clients, counselors = n_groups(own.client), n_groups(own.counselor)
    largest = max(int(np.bincount(codes).max()) for codes in (own.client, own.counselor)) / n
    fewest = min(clients, counselors)
    if fewest < MIN_CLUSTERS:
        return Ratios(value, nothing, nothing, n, clients, counselors, largest)
    record(TWO_WAY)
    half = np.where(_enough(parts > 0, own), quantile(LEVEL, fewest - 1) * error, np.nan)
    return Ratios(value, value - half, value + half, n, clients, counselors, largest)


def _squared(influence: Array, codes: Array) -> Array:
    """(m,) sum of the squares of each cluster's sum."""
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    sums = np.add.reduceat(influence[order], starts, axis=0)
    return np.asarray((sums**2).sum(axis=0))


def _enough(hit: Array, clusters: Clusters) -> Array:
    """(m,) whether five clients and five counselors are behind what is counted."""
    counted = []
    for codes in (clusters.client, clusters.counselor):
        size = int(codes.max()) + 1
        enough = np.zeros((size, hit.shape[1]), dtype=bool)
        np.logical_or.at(enough, codes, hit)
        counted.append(enough.sum(axis=0))
    return np.asarray(np.minimum(*counted) >= MIN_CLUSTERS)
