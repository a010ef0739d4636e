"""Themes of utterances: clusters on three levels, the coarser made of the finer, and how stable each is.

Spherical k-means makes the finest; Ward's method puts their centres together. Stability is what other samples and
other starts agree on: the adjusted Rand index for a level, and for a theme the mean of the best Jaccard
coefficients (Hennig 2007).
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from data.vectors.clusters import adjusted_rand

LEVELS = (1, 2, 3)
FINEST, PER_THEME, APART = 160, 40, 4
FITTED, JUDGED, RUNS = 40_000, 10_000, 5
SEED = 0


@dataclass(frozen=True, eq=False)
class Themes:
    """Labels and stability; themes are numbered from 1 by size on each level, 0 is no theme."""

    #: (n, 3) of each vector, coarse to fine.
    labels: np.ndarray
    #: (mean, least) adjusted Rand index of pairs of runs, by level.
    agreement: tuple[tuple[float, float], ...]
    #: For each level (themes,) mean best Jaccard coefficient, nan where it was not judged.
    stability: tuple[np.ndarray, ...]


@dataclass(frozen=True, eq=False)
class _Tree:
    centres: np.ndarray
    #: (fine themes, 3) the theme of each level, from 0.
    of: np.ndarray

    def labels(self, vectors: np.ndarray) -> np.ndarray:
        found = np.zeros(len(vectors), dtype=np.int64)
        for first in range(0, len(vectors), 100_000):
            found[first : first + 100_000] = (
                np.asarray(vectors[first : first + 100_000]) @ self.centres.T
            ).argmax(axis=1)
        labels: np.ndarray = self.of[found]
        return labels


def sizes(n: int) -> tuple[int, int, int]:
    """How many themes there are on each level, of n texts."""
    fine = int(np.clip(n // PER_THEME, 1, FINEST))
    middle = max(min(fine, 2), fine // APART)
    return max(min(middle, 2), middle // APART), middle, fine


def themes(vectors: np.ndarray, *, seed: int = SEED) -> Themes:
    """The themes of unit vectors; a vector of zeros has none."""
    there = np.flatnonzero(np.abs(vectors).max(axis=1, initial=0) > 0)
    labels = np.zeros((len(vectors), len(LEVELS)), dtype=np.int16)
    if not len(there):
        return Themes(labels, ((np.nan, np.nan),) * 3, (np.zeros(0),) * 3)
    numbers = sizes(len(there))
    tree = _fit(vectors, there, numbers, np.random.default_rng(seed), seed)
    own = tree.labels(np.asarray(vectors) if len(there) == len(vectors) else np.asarray(vectors[there]))
    ordered = np.stack([_by_size(own[:, level]) for level in range(3)], axis=1)
    labels[there] = ordered
    judged = np.sort(np.random.default_rng(seed + 1).choice(len(there), min(JUDGED, len(there)), replace=False))
    texts = np.asarray(vectors[there[judged]])
    runs = []
    for run in range(1, RUNS + 1):
        rng = np.random.default_rng(seed + 100 * run)
        drawn = rng.choice(there, min(FITTED, len(there)), replace=True)
        runs.append(_fit(vectors, np.sort(drawn), numbers, rng, seed + run).labels(texts))
    agreement, stability = [], []
    for level in range(3):
        pairs = [adjusted_rand(a[:, level], b[:, level]) for a, b in combinations(runs, 2)]
        agreement.append((float(np.mean(pairs)), float(np.min(pairs))))
        best = [_jaccard(ordered[judged, level] - 1, run[:, level], int(ordered[:, level].max())) for run in runs]
        stability.append(np.mean(best, axis=0))
    return Themes(labels, tuple(agreement), tuple(stability))


def _fit(
    vectors: np.ndarray, rows: np.ndarray, numbers: tuple[int, int, int], rng: np.random.Generator, seed: int
) -> _Tree:
    from scipy.cluster.hierarchy import fcluster, linkage
    from sklearn.cluster import MiniBatchKMeans

    from data.encoders import unit

    if len(rows) > FITTED:
        rows = np.sort(rng.choice(rows, FITTED, replace=False))
    sample = np.asarray(vectors[rows])
    fine = min(numbers[2], len(np.unique(sample, axis=0)) if len(sample) < 1_000 else numbers[2])
    fitted = MiniBatchKMeans(fine, n_init=2, random_state=seed, batch_size=4_096, max_iter=30).fit(sample)
    centres = unit(fitted.cluster_centers_)
    of = np.zeros((fine, 3), dtype=np.int64)
    of[:, 2] = np.arange(fine)
    if fine > 1:
        joined = linkage(centres.astype(np.float64), "ward")
        for level in (0, 1):
            of[:, level] = fcluster(joined, min(numbers[level], fine), "maxclust") - 1
    return _Tree(centres, of)


def _by_size(labels: np.ndarray) -> np.ndarray:
    """Labels numbered from 1 by descending size."""
    names, sizes = np.unique(labels, return_counts=True)
    rank = np.zeros(int(names.max()) + 1, dtype=np.int16)
    rank[names[np.lexsort((names, -sizes))]] = np.arange(1, len(names) + 1)
    renumbered: np.ndarray = rank[labels]
    return renumbered


def _jaccard(labels: np.ndarray, others: np.ndarray, number: int) -> np.ndarray:
    """(themes,) the best Jaccard coefficient of each theme with one of another clustering."""
    table = np.zeros((number, int(others.max(initial=0)) + 1))
    np.add.at(table, (labels, others), 1)
    either = table.sum(axis=1, keepdims=True) + table.sum(axis=0) - table
    with np.errstate(invalid="ignore"):
        best: np.ndarray = np.where(table.sum(axis=1) > 0, (table / np.maximum(either, 1)).max(axis=1), np.nan)
    return best
