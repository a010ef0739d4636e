"""Themes of utterances: clusters on three levels, and how stable each is.

Spherical k-means makes each level by itself: a coarse level put together from a fine one inherits the accidents of
the fine one, and other samples agree with it half as much. A theme is part of the coarser one with most of it.
Stability is what other samples and other starts agree on: the adjusted Rand index for a level, and for a theme the
mean of the best Jaccard coefficients (Hennig 2007).
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from data.vectors.clusters import adjusted_rand

LEVELS = (1, 2, 3)
FINEST, PER_THEME, APART = 160, 40, 4
FITTED, JUDGED, RUNS = 40_000, 10_000, 5
ROUNDS, STARTS, MANY = 40, (5, 3, 1), 1_000
"""Of k-means: iterations at most, and starts on each level, of which the best is taken."""
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
    centres = _fit(vectors, there, numbers, np.random.default_rng(seed), seed)
    own = _nearest(np.asarray(vectors) if len(there) == len(vectors) else np.asarray(vectors[there]), centres)
    ordered = np.stack([_by_size(own[:, level]) for level in range(3)], axis=1)
    labels[there] = ordered
    judged = np.sort(np.random.default_rng(seed + 1).choice(len(there), min(JUDGED, len(there)), replace=False))
    texts = np.asarray(vectors[there[judged]])
    runs = []
    for run in range(1, RUNS + 1):
        rng = np.random.default_rng(seed + 100 * run)
        drawn = rng.choice(there, min(FITTED, len(there)), replace=True)
        runs.append(_nearest(texts, _fit(vectors, np.sort(drawn), numbers, rng, seed + run)))
    agreement, stability = [], []
    for level in range(3):
        pairs = [adjusted_rand(a[:, level], b[:, level]) for a, b in combinations(runs, 2)]
        if ordered[:, level].max() == 1:  # all in one theme: nothing that runs could disagree on
            pairs = [np.nan]
        agreement.append((float(np.mean(pairs)), float(np.min(pairs))))
        best = [_jaccard(ordered[judged, level] - 1, run[:, level], int(ordered[:, level].max())) for run in runs]
        stability.append(np.mean(best, axis=0))
    return Themes(labels, tuple(agreement), tuple(stability))


def _fit(
    vectors: np.ndarray, rows: np.ndarray, numbers: tuple[int, int, int], rng: np.random.Generator, seed: int
) -> list[np.ndarray]:
    """For each level (themes, dim) centres of unit length."""
    from sklearn.cluster import KMeans

    from data.encoders import unit

    if len(rows) > FITTED:
        rows = np.sort(rng.choice(rows, FITTED, replace=False))
    sample = np.asarray(vectors[rows])
    different = len(np.unique(sample, axis=0)) if len(sample) < MANY else len(sample)
    centres = []
    for number, starts in zip(numbers, STARTS, strict=True):
        fitted = KMeans(min(number, different), n_init=starts, random_state=seed, max_iter=ROUNDS).fit(sample)
        centres.append(unit(fitted.cluster_centers_))
    return centres


def _nearest(vectors: np.ndarray, centres: list[np.ndarray]) -> np.ndarray:
    """(n, 3) the nearest centre of each level, from 0."""
    closest = np.zeros((len(vectors), len(centres)), dtype=np.int64)
    for first in range(0, len(vectors), 100_000):
        part = np.asarray(vectors[first : first + 100_000])
        for level, of_level in enumerate(centres):
            closest[first : first + 100_000, level] = (part @ of_level.T).argmax(axis=1)
    return closest


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
