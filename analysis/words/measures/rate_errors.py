"""How sure a rate of words and a difference of two are: dialogues of one person depend on each other.

Each dialogue enters by what it adds to the estimate (linearised), summed by client, by counselor and by
pair (Cameron, Gelbach and Miller 2011); or clients are drawn anew.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.core.statistics.comparison.log_odds import Prior
from analysis.core.statistics.inference import MIN_CLUSTERS, Array, Clusters
from analysis.core.statistics.inference.methods import TWO_WAY, record
from analysis.words.measures.count_matrix import Pair, Side, gathering, persons_of_pairs, with_data
from analysis.words.methods import ODDS_CLUSTERED, ODDS_RESAMPLED


def clustered_error(pair: Pair, prior: Prior) -> tuple[Array, int]:
    """((n_words,) standard error of the log-odds, degrees of freedom), by client and counselor, crossed.

    Variances are by client plus by counselor minus by pair, and the larger of the first two where that
    is not positive. A person in both cohorts counts once. nan below ``MIN_CLUSTERS`` clients or
    counselors, or where they are unknown.
    """
    slopes = []
    for side, sign in ((pair.a, 1.0), (pair.b, -1.0)):
        count = side.count + prior.counts
        slopes.append(sign * (1 / count + 1 / (side.total + prior.weight - count)))
    return _error(pair.whole, (pair.a, pair.b), slopes)


def rate_errors(*sides: Side) -> list[tuple[Array, int]]:
    """The same of the share of each word in all words: of each side, and last of all sides together.

    ``sides``: of the same dialogues, as counselors' words and clients'.
    """
    clusters, words = sides[0].clusters, sides[0].matrix.shape[1]
    if clusters is None or min(clusters.groups[:2]) < MIN_CLUSTERS:
        return [(np.full(words, np.nan), 0)] * (len(sides) + 1)
    record(TWO_WAY)
    groups = clusters.groups
    gathers = [gathering(codes, n) for codes, n in zip(persons_of_pairs(clusters), groups, strict=False)]
    parts = [(*side.by_pair(clusters.pair, groups[2]), side.count) for side in sides]
    errors = []
    whole: tuple[Any, ...] = tuple(map(sum, zip(*parts, strict=True)))
    for counts, sizes, count in (*parts, whole):
        rates = count / sizes.sum() if sizes.any() else np.full(words, np.nan)
        variances = []
        for counted, size in (*((gather @ counts, gather @ sizes) for gather in gathers), (counts, sizes)):
            n = len(size)
            squares = _squares(counted) - 2 * rates * _product(size, counted) + rates**2 * (size @ size)
            variances.append(squares * (n / max(1, n - 1)))
        errors.append((_crossed(*variances) / max(1.0, sizes.sum()), min(groups[:2]) - 1))
    return errors


def _crossed(client: Array, counselor: Array, pair: Array) -> Array:
    """The error from the variance by client, by counselor and by pair."""
    both = client + counselor - pair
    return np.asarray(np.sqrt(np.where(both > 0, both, np.maximum(client, counselor))))


def _error(whole: Side, sides: tuple[Side, ...], slopes: list[Array]) -> tuple[Array, int]:
    clusters = whole.clusters
    if clusters is None or min(clusters.groups[:2]) < MIN_CLUSTERS:
        return np.full(whole.matrix.shape[1], np.nan), 0
    record(ODDS_CLUSTERED)
    return _crossed(*_Squares.of(whole, sides, slopes).by(clusters)), min(clusters.groups[:2]) - 1


@dataclass(frozen=True, eq=False)
class _Squares:
    """Sums of squares over clusters of what their dialogues add to each word's estimate.

    A dialogue adds ``counts`` less its size times the rate of its side. ``counts``: CSR (n_dialogues,
    n_words); ``sizes``: (n_sides, n_dialogues), 0 on the other side; ``rates``: (n_sides, n_words).
    """

    counts: Any
    sizes: Array
    rates: Array

    @classmethod
    def of(cls, whole: Side, sides: tuple[Side, ...], slopes: list[Array]) -> "_Squares":
        matrix = whole.matrix
        rows = np.cumsum([0, *(len(side.sizes) for side in sides)])
        sizes = np.zeros((len(sides), rows[-1]))
        scaled = np.empty(matrix.nnz)
        for i, (side, slope) in enumerate(zip(sides, slopes, strict=True)):
            sizes[i, rows[i] : rows[i + 1]] = side.sizes
            cells = slice(*matrix.indptr[rows[i : i + 2]].tolist())
            np.multiply(matrix.data[cells], slope[matrix.indices[cells]], out=scaled[cells])
        rates = [slope * side.count / side.total for side, slope in zip(sides, slopes, strict=True)]
        return cls(with_data(matrix, scaled), sizes, np.array(rates))

    def by(self, clusters: Clusters) -> tuple[Array, Array, Array]:
        """(n_words,) of clients, of counselors and of pairs, each with G/(G-1)."""
        every, groups = (clusters.client, clusters.counselor, clusters.pair), clusters.groups
        with ThreadPoolExecutor(len(every)) as threads:  # scipy leaves Python alone while it multiplies
            squares = threads.map(self._of_sums, every, groups)
            added = self._beside(every, groups)
        parts = zip(squares, added, groups, strict=True)
        client, counselor, pair = ((square + more) * (n / max(1, n - 1)) for square, more, n in parts)
        return client, counselor, pair

    def _of_sums(self, codes: Array, groups: int) -> Array:
        """A dialogue that is a cluster by itself, as most pairs are, needs no sum."""
        sizes = np.bincount(codes, minlength=groups)
        several = np.flatnonzero(sizes > 1)
        sums = _squares(gathering(codes, groups)[several] @ self.counts)
        alone = (sizes == 1)[codes].astype(np.float64)
        return np.asarray(sums + alone @ with_data(self.counts, self.counts.data**2))

    def _beside(self, every: tuple[Array, ...], groups: tuple[int, ...]) -> list[Array]:
        """For each way to cluster, (n_words,) what the sizes change in the sum of squares of the counts."""
        sizes = [
            np.array([np.bincount(codes, weights=size, minlength=n) for size in self.sizes])
            for codes, n in zip(every, groups, strict=True)
        ]
        theirs = np.concatenate([size[:, codes] for size, codes in zip(sizes, every, strict=True)])
        across = (self.counts.T @ theirs.T).T.reshape(len(every), *self.rates.shape)
        return [
            np.sum(self.rates * (size @ size.T @ self.rates - 2 * product), axis=0)
            for size, product in zip(sizes, across, strict=True)
        ]


def _squares(part: Any) -> Array:
    """The sum of squares of each column."""
    if isinstance(part, np.ndarray):
        return np.asarray(np.einsum("ij,ij->j", part, part))
    return np.asarray(np.ones(part.shape[0]) @ with_data(part, part.data**2))


def _product(vector: Array, part: Any) -> Array:
    """Vector times matrix; not by BLAS, which is slow where others use the cores too."""
    return np.asarray(np.einsum("i,ij->j", vector, part) if isinstance(part, np.ndarray) else vector @ part)


def resampled(pair: Pair, prior: Prior, *, seed: int, times: int) -> Array | None:
    """(times, n_words) log-odds of cohorts whose clients were drawn with replacement.

    A client in both cohorts is drawn into both at once. None below ``MIN_CLUSTERS`` clients.
    """
    if pair.whole.clients is None:
        return None
    a, b = pair.a, pair.b
    known, codes = np.unique(pair.whole.clients, return_inverse=True)
    groups = len(known)
    if groups < MIN_CLUSTERS:
        return None
    record(ODDS_RESAMPLED)
    drawn = np.random.default_rng(seed).multinomial(groups, np.full(groups, 1 / groups), size=times)
    weights, alpha, pseudo = (np.asarray(x, np.float32) for x in (drawn, prior.weight, prior.counts))
    odds = []
    for side, code in ((a, codes[: len(a.sizes)]), (b, codes[len(a.sizes) :])):
        dense = (gathering(code, groups) @ side.matrix).toarray().astype(np.float32)
        size = np.bincount(code, weights=side.sizes, minlength=groups).astype(np.float32)
        count = weights @ dense
        count += pseudo
        count /= (weights @ size + alpha)[:, None] - count
        odds.append(count)
    odds[0] /= odds[1]
    return np.asarray(np.log(odds[0], out=odds[0]))
