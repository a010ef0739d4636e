"""Who stands behind each row, and the two-way clustered error that follows from it."""

from dataclasses import dataclass
from functools import cached_property
from math import nan, sqrt

import numpy as np
import polars as pl

from analysis.core.statistics.inference.methods import ALONE, BY_PARTNER, ONE_SIDE, TWO_WAY, record

MIN_CLUSTERS = 5
LEVEL = 0.95
CLOSE, SHORT = 4, 1 << 16

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
    #: No persons are known, and each row is a cluster of its own.
    alone: bool = False
    #: client or counselor, where the other side is no person, but a system, or nobody is named.
    side: str = ""

    @classmethod
    def of(cls, dialogues: pl.DataFrame) -> "Clusters | None":
        """From client_id and counselor_id; None where a row lacks either."""
        if dialogues["client_id"].has_nulls() or dialogues["counselor_id"].has_nulls():
            return None
        return cls.from_ids(dialogues["client_id"].to_numpy(), dialogues["counselor_id"].to_numpy())

    @classmethod
    def from_ids(cls, client: Array, counselor: Array, *, alone: bool = False, side: str = "") -> "Clusters":
        """From the ids of clients and counselors, row by row; of dialogues where these stand alone."""
        by_client = _codes(client)
        if client is counselor:  # one kind of person alone
            return cls(by_client, by_client, by_client, alone, side)
        by_counselor = _codes(counselor)
        return cls(by_client, by_counselor, _pairs(by_client, by_counselor), alone)

    @property
    def dimensions(self) -> tuple[Array, Array, Array]:
        """The codes by client, by counselor and by pair."""
        return self.client, self.counselor, self.pair

    @cached_property
    def groups(self) -> tuple[int, int, int]:
        """How many clients, counselors and pairs there are."""
        client, counselor, pair = (n_groups(codes) for codes in self.dimensions)
        return client, counselor, pair

    def enough(self, hits: Array) -> bool:
        """Whether five clients and five counselors are behind some rows (a mask)."""
        return min(n_groups(codes[hits]) for codes in (self.client, self.counselor)) >= MIN_CLUSTERS

    def at(self, rows: Array) -> "Clusters":
        """The clusters of some rows (a mask)."""
        return Clusters(self.client[rows], self.counselor[rows], self.pair[rows], self.alone, self.side)


def _codes(ids: Array) -> Array:
    """(n,) the rank of each id among those there are; counted into place where the ids lie close together."""
    if len(ids) and ids.dtype.kind in "iu":
        lowest = int(ids.min())
        if int(ids.max()) - lowest < CLOSE * len(ids):
            places = (ids - ids.dtype.type(lowest)).astype(np.int64)
            ranks = np.cumsum(np.bincount(places) > 0) - 1
            return np.asarray(ranks[places])
    return np.unique(ids, return_inverse=True)[1]


def _pairs(client: Array, counselor: Array) -> Array:
    """(n,) the rank of each pair of codes; two short numbers are sorted by counting, a long one is not."""
    if not len(client) or max(client.max(), counselor.max()) >= SHORT:
        return np.unique(client.astype(np.int64) << 32 | counselor, return_inverse=True)[1]
    order = np.argsort(counselor.astype(np.uint16), kind="stable")
    order = order[np.argsort(client.astype(np.uint16)[order], kind="stable")]
    first, second = client[order], counselor[order]
    new = np.concatenate([[0], (first[1:] != first[:-1]) | (second[1:] != second[:-1])])
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.cumsum(new)
    return ranks


def n_groups(codes: Array) -> int:
    """How many different codes there are."""
    return int(np.count_nonzero(np.bincount(codes)))


def standard_error(residuals: Array, clusters: Clusters) -> float:
    """Two-way clustered standard error of a mean, from the values' deviations from it.

    Where the difference of variances is not positive the larger one-way variance is taken.
    """
    client, counselor, pair = (
        corrected(groups) * squared_sums(residuals, codes)
        for codes, groups in zip(clusters.dimensions, clusters.groups, strict=True)
    )
    is_one = clusters.client is clusters.counselor
    record(ALONE if clusters.alone else ONE_SIDE if clusters.side else BY_PARTNER if is_one else TWO_WAY)
    return root_of(client, counselor, pair) / len(residuals)


def squared_sums(residuals: Array, codes: Array) -> float:
    """The sum of the squares of each cluster's sum."""
    sums = np.bincount(codes, weights=residuals)
    return float(np.dot(sums, sums))


def corrected(groups: int) -> float:
    """G/(G-1), the correction for few clusters; 0 where there is one cluster."""
    return groups / (groups - 1) if groups > 1 else 0.0


def root_of(client: float, counselor: float, pair: float) -> float:
    """The root of the two-way variance, or of the larger one-way where it is not positive."""
    both = client + counselor - pair
    return sqrt(both if both > 0 else max(client, counselor))


def half_width(residuals: Array, clusters: Clusters | None, level: float) -> tuple[float, tuple[int, int, float]]:
    """Half the interval of a mean from the values' deviations, and (clients, counselors, largest share).

    nan where there is no interval. Of dialogues that stand alone no person is counted.
    """
    if clusters is None:
        return nan, (0, 0, nan)
    by_client, by_counselor = np.bincount(clusters.client), np.bincount(clusters.counselor)
    clients, counselors = int(np.count_nonzero(by_client)), int(np.count_nonzero(by_counselor))
    largest = max(by_client.max(), by_counselor.max()) / len(residuals)
    counts = (clients, counselors, float(largest))
    fewest = min(clients, counselors)
    if clusters.alone:
        counts = (0, 0, nan)
    elif clusters.side:
        counts = (clients * (clusters.side == "client"), counselors * (clusters.side == "counselor"), counts[2])
    if fewest < MIN_CLUSTERS:
        return nan, counts
    return quantile(level, fewest - 1) * standard_error(residuals, clusters), counts


def quantile(level: float, degrees: int) -> float:
    """Student's t quantile of a two-sided interval."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, 0.5 + level / 2))


def p_value(value: float, error: float, degrees: int) -> float:
    """Two-sided p of value / error under Student's t."""
    if error == 0:
        return nan
    from scipy.special import stdtr

    return float(2 * stdtr(degrees, -abs(value / error)))
