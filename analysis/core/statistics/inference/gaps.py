"""The largest gap between two cumulative distributions, persons accounted for.

Kolmogorov and Smirnov's distance between two ECDFs, its test and interval from the two-way clustered
covariance of the gap at every value at once (a covariance that is not positive keeps its positive
part: Cameron, Gelbach and Miller 2011, section 2.3). What the largest of many gaps would be by chance
is drawn from it, with a seed; so the interval holds although the place was found by looking.
"""

from dataclasses import dataclass
from math import nan

import numpy as np

from analysis.core.statistics.inference.clusters import LEVEL, MIN_CLUSTERS, Array
from analysis.core.statistics.inference.differences import Sides
from analysis.core.statistics.inference.methods import LARGEST_GAP, record

DRAWS = 2_000
PLACES = 101


@dataclass(frozen=True)
class Gap:
    """The gap that is largest: at which value, the share at most so high in a and in b, interval and p.

    nan where they cannot be had.
    """

    at: float
    share_a: float
    share_b: float
    low: float
    high: float
    p: float

    @property
    def value(self) -> float:
        """Share of b minus share of a."""
        return self.share_b - self.share_a


def largest_gap(
    a: Array, b: Array, sides: Sides | None, *, level: float = LEVEL, draws: int = DRAWS, seed: int = 0
) -> Gap:
    """Where the shares of b and of a that are at most so high differ most.

    ``sides``: the persons behind a's rows, then b's. Above ``PLACES`` different values the gap is
    looked for at so many quantiles of both together.
    """
    if not len(a) or not len(b):
        return Gap(nan, nan, nan, nan, nan, nan)
    places = _places(np.concatenate([a, b]))
    first, second = (np.searchsorted(np.sort(side), places, side="right") / len(side) for side in (a, b))
    gaps = second - first
    best = int(np.argmax(np.abs(gaps)))
    location = float(places[best]), float(first[best]), float(second[best])
    if sides is None or sides.fewest < MIN_CLUSTERS:
        return Gap(*location, nan, nan, nan)
    record(LARGEST_GAP)
    largest = _by_chance(_covariance(a, b, places, first, second, sides), sides.degrees, draws, seed)
    half = float(np.quantile(largest, level))
    p = (1 + np.count_nonzero(largest >= abs(gaps[best]))) / (draws + 1)
    low, high = np.clip((gaps[best] - half, gaps[best] + half), -1, 1)  # of a difference of two shares
    return Gap(*location, float(low), float(high), float(p))


def _places(values: Array) -> Array:
    every = np.unique(values)
    if len(every) <= PLACES:
        return every
    return np.unique(np.quantile(values, np.linspace(0, 1, PLACES), method="inverted_cdf"))


def _covariance(a: Array, b: Array, places: Array, first: Array, second: Array, sides: Sides) -> Array:
    """(places, places) two-way clustered covariance of the gaps.

    A cluster's sum at a place is a running sum over places of what it has there, plus its share of a's
    and of b's rows times these sides' curves: both are kept apart, so that nothing of the size of
    clusters times places is made.
    """
    from scipy import sparse

    n, width = len(a) + len(b), len(places)
    weight = np.repeat([-1 / len(a), 1 / len(b)], [len(a), len(b)])
    where = np.minimum(np.searchsorted(places, np.concatenate([a, b])), width - 1)
    curves = np.stack([first, second])
    whole = np.zeros((width, width))
    for codes, scale, sign in zip(sides.clusters.dimensions, sides.scales, (1, 1, -1), strict=True):
        scaled = weight * scale
        high = int(codes.max()) + 1
        incidence = sparse.csr_matrix((scaled, (codes, where)), shape=(high, width))
        parts = [np.bincount(codes[part], scaled[part], high) for part in (slice(len(a)), slice(len(a), n))]
        shares = -np.stack(parts, axis=1)
        running = np.cumsum(np.cumsum((incidence.T @ incidence).toarray(), axis=0), axis=1)
        mixed = np.cumsum(incidence.T @ shares, axis=0) @ curves
        sums = running + mixed + mixed.T + curves.T @ (shares.T @ shares) @ curves
        whole += sign * sums
    return whole


def _by_chance(covariance: Array, degrees: int, draws: int, seed: int) -> Array:
    """(draws,) the largest of the gaps where there is none: multivariate t with this covariance."""
    values, vectors = np.linalg.eigh(covariance)
    root = vectors * np.sqrt(np.maximum(values, 0))
    chance = np.random.default_rng(seed)
    normal = chance.standard_normal((draws, len(values))) @ root.T
    scale = np.sqrt(degrees / chance.chisquare(degrees, draws))
    return np.asarray(np.abs(normal).max(axis=1) * scale)
