"""How much more likely a word is in A than in B: estimates and their uncertainty, word by word.

Weighted log-odds with an informative Dirichlet prior: Monroe, Colaresi and Quinn (2008), Political
Analysis 16(4), eq. 16 (estimate), 20 (variance), 22 (z). Log-likelihood: Dunning (1993), Computational
Linguistics 19(1). Log ratio: Hardie (2014).
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from analysis.inference import MIN_CLUSTERS, Array, Clusters

SMALLEST = 0.5
DENSE = 1_000_000  # cells, 8 MB


@dataclass(frozen=True, eq=False)
class Side:
    """One cohort: the counts of each word in each of its dialogues, and who stands behind them.

    ``matrix``: CSR (n_dialogues, n_words); ``sizes``: (n_dialogues,) words of each; ``clients``,
    ``counselors``: (n_dialogues,) ids, None where the corpus has none.
    """

    matrix: Any
    sizes: Array
    clients: Array | None = None
    counselors: Array | None = None

    @property
    def total(self) -> float:
        """All its words."""
        return float(self.sizes.sum())

    @cached_property
    def count(self) -> Array:
        """(n_words,) how often each word occurs."""
        return np.asarray(self.matrix.sum(axis=0)).ravel().astype(np.float64)

    def only(self, words: Array) -> "Side":
        """Some of its words; ``words``: (n_words,) mask, or their places."""
        everything = words.dtype == bool and bool(words.all())
        return self if everything else replace(self, matrix=self.matrix[:, words])


def log_odds(a: Array, n_a: float, b: Array, n_b: float, prior: Array) -> tuple[Array, Array]:
    """(difference of the log-odds, its variance) of each word; ``prior``: the pseudo-counts alpha."""
    alpha = float(prior.sum())
    return (
        _logit(a + prior, n_a + alpha) - _logit(b + prior, n_b + alpha),
        1 / (a + prior) + 1 / (b + prior),
    )


def _logit(count: Array, total: Any) -> Array:
    return np.asarray(np.log(count / (total - count)))


def log_likelihood(a: Array, n_a: float, b: Array, n_b: float) -> Array:
    """Dunning's G2 of the two-by-two table of each word, signed: negative where it is rarer in A."""
    share = (a + b) / (n_a + n_b)
    g2 = np.zeros(len(a))
    for count, total in ((a, n_a), (b, n_b)):
        for seen, expected in ((count, total * share), (total - count, total * (1 - share))):
            g2 += seen * np.log(np.where(seen > 0, seen, 1) / np.where(seen > 0, expected, 1))
    return 2 * g2 * np.where(a * n_b >= b * n_a, 1, -1)


def log_ratio(a: Array, n_a: float, b: Array, n_b: float) -> Array:
    """The binary log of the ratio of relative frequencies; 0.5 stands for a count of 0."""
    return np.asarray(np.log2(np.maximum(a, SMALLEST) / n_a) - np.log2(np.maximum(b, SMALLEST) / n_b))


def clustered_error(a: Side, b: Side, prior: Array) -> tuple[Array, int]:
    """((n_words,) standard error of the log-odds, degrees of freedom), by client and counselor, crossed.

    Each dialogue enters by what it adds to the two rates (linearised); variances are by client plus by
    counselor minus by pair, and the larger of the first two where that is not positive. A person in
    both cohorts counts once. nan below ``MIN_CLUSTERS`` clients or counselors, or where they are unknown.
    """
    alpha, slopes = float(prior.sum()), []
    for side, sign in ((a, 1.0), (b, -1.0)):
        slopes.append(sign * (1 / (side.count + prior) + 1 / (side.total + alpha - side.count - prior)))
    return _error(_Added.of((a, b), slopes), _persons(a, b))


def rate_error(side: Side) -> tuple[Array, int]:
    """((n_words,) standard error of the share of each word in all words, degrees of freedom), clustered alike."""
    slope = np.full(side.matrix.shape[1], 1 / side.total)
    return _error(_Added.of((side,), [slope]), _persons(side))


def _error(added: "_Added", persons: tuple[Array, Array] | None) -> tuple[Array, int]:
    nothing = np.full(added.counts.shape[1], np.nan)
    if persons is None:
        return nothing, 0
    clusters = Clusters.from_ids(*persons)
    fewest = min(int(codes.max()) + 1 for codes in (clusters.client, clusters.counselor))
    if fewest < MIN_CLUSTERS:
        return nothing, 0
    client, counselor, pair = (
        added.variance(codes) for codes in (clusters.client, clusters.counselor, clusters.pair)
    )
    both = client + counselor - pair
    return np.asarray(np.sqrt(np.where(both > 0, both, np.maximum(client, counselor)))), fewest - 1


@dataclass(frozen=True, eq=False)
class _Added:
    """What each dialogue adds to each word's estimate: ``counts`` minus its size times the rate of its side."""

    counts: Any
    sizes: list[Array]
    rates: list[Array]

    @classmethod
    def of(cls, sides: tuple[Side, ...], slopes: list[Array]) -> "_Added":
        rows = np.cumsum([0, *(len(side.sizes) for side in sides)])
        sizes = [np.zeros(rows[-1]) for _ in sides]
        for i, side in enumerate(sides):
            sizes[i][rows[i] : rows[i + 1]] = side.sizes
        counts = [_scaled(side.matrix, slope) for side, slope in zip(sides, slopes, strict=True)]
        rates = [slope * side.count / side.total for side, slope in zip(sides, slopes, strict=True)]
        return cls(sparse.vstack(counts, format="csr"), sizes, rates)

    def variance(self, codes: Array) -> Array:
        """(n_words,) the sum of squares of the clusters' sums, with G/(G-1)."""
        groups = int(codes.max()) + 1
        sizes = [np.bincount(codes, weights=size, minlength=groups) for size in self.sizes]
        correction = groups / max(1, groups - 1)
        if groups * self.counts.shape[1] <= DENSE:
            sums = grouped_dense(self.counts, codes, groups)
            for size, rate in zip(sizes, self.rates, strict=True):
                sums -= np.outer(size, rate)
            return np.asarray(np.einsum("ij,ij->j", sums, sums) * correction)
        sums = grouped(self.counts, codes, groups)
        squares = np.bincount(sums.indices, weights=sums.data**2, minlength=sums.shape[1])
        for size, rate in zip(sizes, self.rates, strict=True):
            squares -= 2 * rate * (size @ sums)
            for also, beside in zip(sizes, self.rates, strict=True):
                squares += rate * beside * (size @ also)
        return np.asarray(squares * correction)


def resampled(a: Side, b: Side, prior: Array, *, seed: int, times: int) -> Array | None:
    """(times, n_words) log-odds of cohorts whose clients were drawn with replacement.

    A client in both cohorts is drawn into both at once. None below ``MIN_CLUSTERS`` clients.
    """
    persons = _persons(a, b)
    if persons is None:
        return None
    known, codes = np.unique(persons[0], return_inverse=True)
    groups = len(known)
    if groups < MIN_CLUSTERS:
        return None
    drawn = np.random.default_rng(seed).multinomial(groups, np.full(groups, 1 / groups), size=times)
    weights, alpha, prior = drawn.astype(np.float32), np.float32(prior.sum()), prior.astype(np.float32)
    odds = []
    for side, code in ((a, codes[: len(a.sizes)]), (b, codes[len(a.sizes) :])):
        dense = grouped(side.matrix, code, groups).toarray().astype(np.float32)
        size = np.bincount(code, weights=side.sizes, minlength=groups).astype(np.float32)
        count = weights @ dense
        count += prior
        count /= (weights @ size + alpha)[:, None] - count
        odds.append(count)
    odds[0] /= odds[1]
    return np.asarray(np.log(odds[0], out=odds[0]))


def _persons(*sides: Side) -> tuple[Array, Array] | None:
    """(clients, counselors) of the sides' dialogues, one side after the other."""
    clients, counselors = [], []
    for side in sides:
        if side.clients is None or side.counselors is None:
            return None
        clients.append(side.clients)
        counselors.append(side.counselors)
    return np.concatenate(clients), np.concatenate(counselors)


def grouped(matrix: Any, codes: Array, groups: int) -> Any:
    """CSR (groups, n_words): the rows of each group summed."""
    n = len(codes)
    gather = sparse.csr_matrix((np.ones(n), (codes, np.arange(n))), shape=(groups, n))
    return gather @ matrix


def grouped_dense(matrix: Any, codes: Array, groups: int) -> Array:
    """The same as an array, which is faster where it is small."""
    words = matrix.shape[1]
    cells = np.repeat(codes * words, np.diff(matrix.indptr)) + matrix.indices
    summed = np.bincount(cells, weights=matrix.data, minlength=groups * words)
    return summed.reshape(groups, words)


def _scaled(matrix: Any, factors: Array) -> Any:
    return sparse.csr_matrix((matrix.data * factors[matrix.indices], matrix.indices, matrix.indptr), matrix.shape)
