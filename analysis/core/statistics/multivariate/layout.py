"""Places for the vertices of a network that stay where they were when the network changes a little.

Stress majorization (Gansner, Koren and North 2004) from given first places, each vertex held to its place by
a spring (anchored stress: Brandes and Mader 2011). Nothing is drawn by chance.
"""

import numpy as np

Array = np.ndarray
ROUNDS, APART = 80, 0.6
GOLDEN, JITTER, TINY = 2.399963, 0.05, 1e-12


def graph_distances(n: int, a: Array, b: Array) -> Array:
    """(n, n) edges on the shortest way; between parts without a way, a little more than the longest way."""
    from scipy import sparse
    from scipy.sparse.csgraph import shortest_path

    matrix = sparse.csr_matrix((np.ones(len(a)), (a, b)), (n, n))
    distances = np.asarray(shortest_path(matrix, directed=False, unweighted=True))
    reached = np.isfinite(distances)
    longest = distances[reached].max(initial=1.0)
    return np.where(reached, distances, 1.0 + APART * longest**0.75)


def classical(distances: Array) -> Array:
    """(n, 2) classical scaling (Torgerson 1952), each axis with its largest coordinate positive."""
    n = len(distances)
    if n < 2:
        return np.zeros((n, 2))
    squared = distances**2
    centred = -0.5 * (squared - squared.mean(0) - squared.mean(1)[:, None] + squared.mean())
    values, vectors = np.linalg.eigh(centred)
    order = np.argsort(values)[::-1][:2]
    places = vectors[:, order] * np.sqrt(np.maximum(values[order], 0.0))
    if places.shape[1] < 2:
        places = np.column_stack([places, np.zeros(n)])
    signs = np.sign(places[np.argmax(np.abs(places), axis=0), [0, 1]])
    return np.asarray(places * np.where(signs == 0, 1.0, signs))


def settled(distances: Array, first: Array, *, anchor: float = 0.0, power: int = 2, rounds: int = ROUNDS) -> Array:
    """(n, 2) places of low stress near the first ones; weights are 1 / distance to a power.

    ``power``: 2 for networks, where near vertices matter most; 0 for scaling, where all distances do.
    ``anchor``: how strongly a vertex is held to its first place, as a share of its weights.
    """
    n = len(distances)
    if n < 2:
        return first.copy()
    turns = GOLDEN * np.arange(n)  # vertices with the same neighbours begin in the same place: part them
    first = first + JITTER * np.column_stack([np.cos(turns), np.sin(turns)])
    with np.errstate(divide="ignore"):
        weights = np.where(distances > 0, distances ** -float(power), 0.0)
    np.fill_diagonal(weights, 0.0)
    whole = weights.sum(axis=1)
    held = anchor * whole
    system = np.diag(whole + held) - weights
    if not anchor:
        system += max(TINY, float(whole.mean())) / n  # the places may move together: keep them centred
    inverse = np.linalg.inv(system + TINY * np.eye(n) * max(1.0, float(whole.max())))
    places = first.astype(float).copy()
    for _ in range(rounds):
        gaps = places[:, None, :] - places[None, :, :]
        lengths = np.sqrt((gaps**2).sum(axis=2))
        with np.errstate(divide="ignore", invalid="ignore"):
            pull = np.where(lengths > 1e-9, weights * distances / lengths, 0.0)
        target = pull.sum(axis=1)[:, None] * places - pull @ places + held[:, None] * first
        places = inverse @ target
    return np.asarray(places)


def stress(distances: Array, places: Array) -> float:
    """Kruskal's stress 1: the root of the squared errors over the squared distances of the places."""
    upper = np.triu_indices(len(distances), 1)
    lengths = np.sqrt(((places[:, None, :] - places[None, :, :]) ** 2).sum(axis=2))[upper]
    return float(np.sqrt(((distances[upper] - lengths) ** 2).sum() / max(1e-12, (lengths**2).sum())))
