"""Clusters of similar dialogues: k-means of the vectors, with the number of clusters chosen by stability."""

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from data.vectors.layouts import REDUCED, SEED, reduced

if TYPE_CHECKING:
    from sklearn.cluster import KMeans

NUMBERS = (2, 3, 4, 6, 8, 10, 12, 15, 18, 21, 25, 30)
SEEDS = 5
SMALLEST = 12
STABLE = 0.75
STARTS = 3
MOST = 20_000
"""Of so many vectors the centres are found; each further one belongs to the nearest."""


@dataclass(frozen=True, eq=False)
class Clusters:
    """A clustering, and how its number of clusters was chosen."""

    #: (n,) the cluster of each vector; 1 is the largest.
    labels: np.ndarray
    #: For each number of clusters that was tried: mean and least adjusted Rand index over pairs of seeds.
    tried: tuple[tuple[int, float, float], ...]

    @property
    def number(self) -> int:
        """How many clusters there are."""
        return int(self.labels.max(initial=0))

    @property
    def stability(self) -> float:
        """The mean adjusted Rand index of the chosen number; NaN if no number was tried."""
        return next((mean for number, mean, _ in self.tried if number == self.number), float("nan"))


def cluster(vectors: np.ndarray, *, seed: int = SEED) -> Clusters:
    """Cluster vectors with the largest number that is stable over seeds, or the most stable if none is.

    Fewer than two times ``SMALLEST`` vectors are one cluster.

    Args:
        vectors: (n, dim), of unit length.
        seed: of the first run.
    """
    numbers = [number for number in NUMBERS if number * SMALLEST <= len(vectors)]
    if not numbers:
        return Clusters(np.ones(len(vectors), dtype=np.int16), ())
    components = reduced(vectors, min(REDUCED, len(vectors) // SMALLEST))
    sample = components
    if len(components) > MOST:
        sample = components[np.sort(np.random.default_rng(seed).choice(len(components), MOST, replace=False))]
    tried, best = [], {}
    for number in numbers:
        runs = [_k_means(sample, number, seed + i) for i in range(SEEDS)]
        agree = [adjusted_rand(a.labels_, b.labels_) for a, b in combinations(runs, 2)]
        tried.append((number, float(np.mean(agree)), float(np.min(agree))))
        best[number] = min(runs, key=lambda run: float(run.inertia_))
    stable = [number for number, mean, _ in tried if mean >= STABLE]
    chosen = best[max(stable) if stable else max(tried, key=lambda row: (row[1], row[0]))[0]]
    labels = chosen.labels_ if sample is components else chosen.predict(components)
    return Clusters(_by_size(labels), tuple(tried))


def _k_means(components: np.ndarray, number: int, seed: int) -> "KMeans":
    from sklearn.cluster import KMeans

    return KMeans(number, n_init=STARTS, random_state=seed).fit(components)


def _by_size(labels: np.ndarray) -> np.ndarray:
    """Labels numbered from 1 by descending size; clusters of equal size in the order they first occur."""
    numbers, first, sizes = np.unique(labels, return_index=True, return_counts=True)
    rank = np.zeros(int(numbers.max()) + 1, dtype=np.int16)
    rank[numbers[np.lexsort((first, -sizes))]] = np.arange(1, len(numbers) + 1)
    renumbered: np.ndarray = rank[labels]
    return renumbered


def adjusted_rand(a: np.ndarray, b: np.ndarray) -> float:
    """The adjusted Rand index of two clusterings (Hubert & Arabie 1985): 1 if equal, 0 as by chance."""
    table = np.zeros((int(a.max()) + 1, int(b.max()) + 1), dtype=np.int64)
    np.add.at(table, (a, b), 1)

    def pairs(counts: np.ndarray) -> float:
        return float((counts * (counts - 1) / 2).sum())

    both, rows, columns = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    expected = rows * columns / max(pairs(np.array([len(a)])), 1.0)
    most = (rows + columns) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)
