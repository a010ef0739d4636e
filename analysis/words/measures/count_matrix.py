"""The words of one cohort, dialogue by dialogue, and of two cohorts side by side."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from analysis.core.statistics.inference import Array, Clusters

CELLS = 4_000_000


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
        return np.asarray(np.ones(self.matrix.shape[0]) @ self.matrix)

    @cached_property
    def clusters(self) -> Clusters | None:
        """Who stands behind each dialogue; None where that is unknown."""
        if self.clients is None or self.counselors is None:
            return None
        return Clusters.from_ids(self.clients, self.counselors)

    def by_pair(self, pair: Array, groups: int) -> tuple[Any, Array]:
        """(counts of each word, all words) of the dialogues of each pair of persons, together."""
        sizes = np.bincount(pair, weights=self.sizes, minlength=groups)
        words = self.matrix.shape[1]
        if groups * words > CELLS:
            return gathering(pair, groups) @ self.matrix, sizes
        cells = np.repeat(pair * words, np.diff(self.matrix.indptr)) + self.matrix.indices
        return np.bincount(cells, weights=self.matrix.data, minlength=groups * words).reshape(groups, words), sizes

    def only(self, words: Array) -> "Side":
        """Some of its words; ``words``: (n_words,) mask, or their places."""
        everything = words.dtype == bool and bool(words.all())
        return self if everything else replace(self, matrix=self.matrix[:, words])

    def rows(self, first: int, stop: int) -> "Side":
        """Some dialogues that follow each other, nothing copied."""
        from scipy import sparse

        begin, end = self.matrix.indptr[[first, stop]].tolist()
        data, indices = self.matrix.data[begin:end], self.matrix.indices[begin:end]
        starts = self.matrix.indptr[first : stop + 1] - begin
        matrix = sparse.csr_matrix((data, indices, starts), (stop - first, self.matrix.shape[1]))
        persons = (None if ids is None else ids[first:stop] for ids in (self.clients, self.counselors))
        return Side(matrix, self.sizes[first:stop], *persons)


@dataclass(frozen=True, eq=False)
class Pair:
    """Two cohorts side by side; ``whole``: the dialogues of A, then those of B; one in both stands twice."""

    whole: Side
    a: Side
    b: Side

    @classmethod
    def of(cls, a: Side, b: Side) -> "Pair":
        """Two sides whose words are the same."""
        from scipy import sparse

        matrix = sparse.vstack([a.matrix, b.matrix], format="csr")
        return cls(Side(matrix, np.concatenate([a.sizes, b.sizes]), *(_persons(a, b) or (None, None))), a, b)

    @classmethod
    def parted(cls, whole: Side, n_a: int) -> "Pair":
        """The first dialogues against the rest, which share the memory of the whole."""
        return cls(whole, whole.rows(0, n_a), whole.rows(n_a, len(whole.sizes)))

    def only(self, words: Array) -> "Pair":
        """Some of the words; ``words``: (n_words,) mask."""
        return self if words.all() else Pair.parted(self.whole.only(words), len(self.a.sizes))


def _persons(*sides: Side) -> tuple[Array, Array] | None:
    """(clients, counselors) of the sides' dialogues, one side after the other."""
    clients, counselors = [], []
    for side in sides:
        if side.clients is None or side.counselors is None:
            return None
        clients.append(side.clients)
        counselors.append(side.counselors)
    return np.concatenate(clients), np.concatenate(counselors)


def with_data(matrix: Any, data: Array) -> Any:
    """A sparse matrix with other numbers in the same places."""
    from scipy import sparse

    return sparse.csr_matrix((data, matrix.indices, matrix.indptr), matrix.shape)


def gathering(codes: Array, groups: int) -> Any:
    """CSR (groups, rows): times a matrix it sums the rows of each group."""
    from scipy import sparse

    begins = np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=groups))])
    parts = np.ones(len(codes)), np.argsort(codes, kind="stable"), begins
    return sparse.csr_matrix(parts, shape=(groups, len(codes)))


def persons_of_pairs(clusters: Clusters) -> Array:
    """(2, n_pairs) the client and the counselor of each pair, as codes."""
    persons = np.zeros((2, clusters.groups[2]), dtype=np.int64)
    persons[:, clusters.pair] = clusters.client, clusters.counselor
    return persons
