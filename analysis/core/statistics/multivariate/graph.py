"""Communities and centralities of a small weighted network.

Communities are Leiden's where igraph is installed (an extra, for its license: decision 046), else Louvain's, by
networkx. Centralities are the same numbers by either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from threading import Lock
from typing import Any

import numpy as np

Array = np.ndarray
STARTS, AT_ONCE = 10, 4_096
TINY = 1e-9
_chance = Lock()  # igraph has one source of random numbers for the whole process


@dataclass(frozen=True, eq=False)
class Centralities:
    """How central each vertex is, (n_vertices,) each.

    ``degree``: edges. ``strength``: sum of their weights. ``betweenness``: share of the shortest paths
    between others that run through it, edges unweighted (Freeman 1977). ``closeness``: mean of 1 / distance
    to all others, 0 where there is no way (harmonic; Marchiori and Latora 2000). ``eigenvector``: of
    the largest eigenvalue of the weights, at most 1 (Bonacich 1972).
    """

    degree: Array
    strength: Array
    betweenness: Array
    closeness: Array
    eigenvector: Array


class _Numbers:
    """Random numbers with a seed under the names that igraph asks for."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.default_rng(seed)
        self._drawn: Iterator[float] = iter(())

    def random(self) -> float:
        for value in self._drawn:
            return value
        self._drawn = iter(self._generator.random(AT_ONCE).tolist())
        return self.random()

    def randint(self, low: int, high: int) -> int:
        return low + int(self.random() * (high - low + 1))

    def gauss(self, mean: float, deviation: float) -> float:
        return float(self._generator.normal(mean, deviation))


def has_leiden() -> bool:
    """Whether communities are those of the Leiden algorithm. igraph itself is not imported: it loads much."""
    try:
        return find_spec("igraph") is not None
    except (ImportError, ValueError):
        return False


def _drawn(n: int, a: Array, b: Array, weights: Array) -> Any:
    """The network as networkx has it."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(zip(a.tolist(), b.tolist(), weights.tolist(), strict=True))
    return graph


def communities(n: int, a: Array, b: Array, weights: Array, *, seed: int = 0, starts: int = STARTS) -> Array:
    """(n_vertices,) community of each vertex, from 0, the largest first; by the Leiden or the Louvain algorithm.

    ``a``, ``b``: the ends of the edges. Modularity with resolution 1, the best of several starts (Traag,
    Waltman and van Eck 2019; Blondel et al. 2008). A vertex without an edge is a community of its own.
    """
    return largest_first((_leiden if has_leiden() else _louvain)(n, a, b, weights, seed, max(1, starts)))


def _louvain(n: int, a: Array, b: Array, weights: Array, seed: int, starts: int) -> Array:
    from networkx.algorithms import community

    graph = _drawn(n, a, b, weights)
    partitions = [community.louvain_communities(graph, seed=seed + start) for start in range(starts)]
    best = max(partitions, key=lambda one: community.modularity(graph, one) if len(a) else 0.0)
    labels = np.zeros(n, dtype=np.int64)
    for number, members in enumerate(best):
        labels[list(members)] = number
    return labels


def _leiden(n: int, a: Array, b: Array, weights: Array, seed: int, starts: int) -> Array:
    import igraph

    graph, values = igraph.Graph(n=n, edges=np.column_stack([a, b]).tolist()), weights.tolist()
    with _chance:
        igraph.set_random_number_generator(_Numbers(seed))
        try:
            partitions = [
                graph.community_leiden(objective_function="modularity", weights=values, n_iterations=-1)
                for _ in range(starts)
            ]
        finally:
            igraph.set_random_number_generator(None)
    best = max(partitions, key=lambda one: one.modularity if len(a) else 0.0)
    return np.array(best.membership, dtype=np.int64)


def largest_first(labels: Array) -> Array:
    """The same groups numbered by size, equal ones by their first member."""
    _, first, codes, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    return np.asarray(rank[codes])


def centralities(n: int, a: Array, b: Array, weights: Array) -> Centralities:
    """How central each vertex is."""
    import networkx

    graph = _drawn(n, a, b, weights)
    between, near = networkx.betweenness_centrality(graph), networkx.harmonic_centrality(graph)
    return Centralities(
        degree=np.array([graph.degree(vertex) for vertex in range(n)], dtype=np.int64),
        strength=np.array([graph.degree(vertex, weight="weight") for vertex in range(n)], dtype=float),
        betweenness=np.array([between[vertex] for vertex in range(n)], dtype=float),
        closeness=np.array([near[vertex] for vertex in range(n)], dtype=float) / max(1, n - 1),
        eigenvector=_eigenvector(n, a, b, weights),
    )


def _eigenvector(n: int, a: Array, b: Array, weights: Array) -> Array:
    """By the whole spectrum: a network of words is small, and may fall into parts."""
    matrix = np.zeros((n, n))
    matrix[a, b] = matrix[b, a] = weights
    if not len(a):
        return np.zeros(n)
    values, vectors = np.linalg.eigh(matrix)
    leading = np.abs(vectors[:, np.argmax(values)])
    leading[leading < TINY * leading.max()] = 0.0
    return np.asarray(leading / leading.max())


def recovery(reference: Array, resampled: list[Array]) -> Array:
    """(n_communities,) how well each community comes back: mean of the best Jaccard overlap (Hennig 2007).

    ``reference``: (n_vertices,) communities. ``resampled``: the same of each resample; a vertex with the
    label -1 is not there.
    """
    n = int(reference.max(initial=-1)) + 1
    if not resampled or not n:
        return np.full(n, np.nan)
    total = np.zeros(n)
    own = np.bincount(reference, minlength=n)
    for labels in resampled:
        there = labels >= 0
        m = int(labels.max(initial=-1)) + 1
        if not m:
            continue
        shared = np.bincount(reference[there] * m + labels[there], minlength=n * m).reshape(n, m)
        union = own[:, None] + np.bincount(labels[there], minlength=m)[None, :] - shared
        total += (shared / union).max(axis=1)
    return np.asarray(total / len(resampled))
