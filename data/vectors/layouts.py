"""Vectors as points on a plane: t-SNE, seeded, and how far it can be trusted.

On the map near means alike; far means little, and neither the size of a gap nor the density of a heap
says anything. ``preservation`` says for each point how many of its nearest stayed near.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

SEED = 0
REDUCED = 50
PERPLEXITY = 30
FEWEST = 12
EARLY, LATER = 150, 350
NEAREST = 10
KEPT = 30
SAMPLE = 10_000
BLOCK, CELLS = 2_000, 20_000_000
LOOKED_AT = 4_000
MOST = 20_000
INTERPOLATED = 1_000


@dataclass(frozen=True, eq=False)
class Layout:
    """``points``: (n, 2) float32. ``method``: tsne, or pca where there are too few points for it."""

    points: np.ndarray
    method: str


def reduced(vectors: np.ndarray, k: int = REDUCED) -> np.ndarray:
    """(n, <= k) float64 principal components; signs are set, so that the same input gives the same output."""
    mean = vectors.mean(axis=0, dtype=np.float64)
    blocks = [vectors[first : first + MOST] for first in range(0, len(vectors), MOST)]
    products = np.zeros((vectors.shape[1], vectors.shape[1]))
    for block in blocks:
        centred = block.astype(np.float64) - mean
        products += centred.T @ centred
    _, axes = np.linalg.eigh(products)
    axes = axes[:, ::-1][:, : max(2, min(k, len(vectors) - 1))]
    largest = axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])]
    axes *= np.where(largest < 0, -1, 1)
    return np.concatenate([(block.astype(np.float64) - mean) @ axes for block in blocks])


def lay_out(vectors: np.ndarray, *, seed: int = SEED, jobs: int = 2) -> Layout:
    """The layout of unit vectors. Up to ``MOST`` points take part; further ones are put among their nearest."""
    if len(vectors) < FEWEST:
        return Layout(_padded(reduced(vectors) if len(vectors) > 1 else np.zeros((len(vectors), 2))), "pca")
    from openTSNE import TSNE

    components = reduced(vectors)
    sample = np.arange(len(components))
    if len(components) > MOST:
        sample = np.sort(np.random.default_rng(seed).choice(len(components), MOST, replace=False))
    embedding = TSNE(
        perplexity=min(PERPLEXITY, (len(sample) - 1) / 3),
        early_exaggeration_iter=EARLY,
        n_iter=LATER,
        initialization="pca",
        neighbors="exact",
        metric="euclidean",
        negative_gradient_method="fft" if len(sample) > INTERPOLATED else "bh",
        random_state=seed,
        n_jobs=jobs if len(sample) > INTERPOLATED else 1,  # threads wait longer for each other than they work
    ).fit(components[sample])
    points = np.zeros((len(components), 2))
    points[sample] = embedding
    others = np.setdiff1d(np.arange(len(components)), sample)
    if len(others):
        points[others] = embedding.prepare_partial(components[others], initialization="median", k=5)
    return Layout(_padded(points), "tsne")


def _padded(points: np.ndarray) -> np.ndarray:
    two = np.zeros((len(points), 2))
    two[:, : min(2, points.shape[1])] = points[:, :2]
    return two.astype(np.float32)


def _rows_at_once(n: int) -> int:
    """How many rows are compared with all n at once, so that memory stays bounded however many there are."""
    return max(1, min(BLOCK, CELLS // max(1, n)))


def nearest(vectors: np.ndarray, k: int = KEPT, *, jobs: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """For each of the unit vectors its k nearest others: (n, k) rows, and (n, k) cosines; nearest first."""
    n = len(vectors)
    k = max(0, min(k, n - 1))
    if not k:
        return np.zeros((n, 0), dtype=np.int32), np.zeros((n, 0), dtype=np.float32)
    size = _rows_at_once(n)
    with ThreadPoolExecutor(jobs) as threads:
        parts = list(threads.map(lambda first: _nearest_of(vectors, first, first + size, k), range(0, n, size)))
    return np.concatenate([rows for rows, _ in parts]), np.concatenate([likeness for _, likeness in parts])


def _nearest_of(vectors: np.ndarray, first: int, stop: int, k: int) -> tuple[np.ndarray, np.ndarray]:
    """The same of some rows. Only those above a value that a part of them suggests are put in order."""
    block = vectors[first:stop] @ vectors.T
    one = np.arange(len(block))
    block[one, first + one] = -np.inf
    every = max(1, block.shape[1] // LOOKED_AT)
    rank = min(-(-3 * k // every), k) if every > 1 else k
    floor = -np.partition(-block[:, ::every], rank - 1, axis=1)[:, rank - 1]
    few = np.flatnonzero(np.count_nonzero(block >= floor[:, None], axis=1) < k)
    floor[few] = -np.partition(-block[few], k - 1, axis=1)[:, k - 1]
    of, others = np.nonzero(block >= floor[:, None])
    values = block[of, others]
    order = np.lexsort((others, -values, of))
    starts = np.searchsorted(of, one)  # of is in order, before and after
    kept = order[starts[:, None] + np.arange(k)]
    return others[kept].astype(np.int32), values[kept]


def near_on_map(points: np.ndarray, k: int, wanted: np.ndarray | None = None) -> np.ndarray:
    """(n, k) the rows nearest on the map to each point, or to those that are asked for; nearest first."""
    from scipy.spatial import cKDTree

    wanted = np.arange(len(points)) if wanted is None else wanted
    k = max(0, min(k, len(points) - 1))
    if not k or not len(wanted):
        return np.zeros((len(wanted), k), dtype=np.int32)
    places = points.astype(np.float64)
    _, rows = cKDTree(places).query(places[wanted], k + 1)
    own = rows == wanted[:, None]
    own[:, -1] |= ~own.any(axis=1)  # where more than k others lie on the same place
    others: np.ndarray = rows[~own].reshape(len(wanted), k).astype(np.int32)
    return others


def preservation(neighbours: np.ndarray, points: np.ndarray, k: int = NEAREST) -> np.ndarray:
    """(n,) share (0-1) of each one's k nearest by vector that are among its ``KEPT`` nearest on the map."""
    k = min(k, neighbours.shape[1])
    if not k:
        return np.full(len(points), np.nan, dtype=np.float32)
    shown = near_on_map(points, min(KEPT, max(k, (len(points) - 1) // 4)))
    preserved = (neighbours[:, :k, None] == shown[:, None, :]).any(axis=2)
    share: np.ndarray = preserved.mean(axis=1).astype(np.float32)
    return share


def trustworthiness(vectors: np.ndarray, points: np.ndarray, *, k: int = NEAREST, seed: int = SEED) -> float:
    """Whether what is near on the map is near by vector, 0-1 (Venna & Kaski 2001).

    Of at most ``SAMPLE`` points (the fewer the more there are above that), each among all others. NaN where there
    are too few for it to be defined.
    """
    n = len(vectors)
    k = min(k, (n - 1) // 2)
    if k < 1 or 2 * n - 3 * k - 1 <= 0:
        return float("nan")
    wanted = np.arange(n)
    number = min(SAMPLE, SAMPLE**2 // n)
    if n > number:
        wanted = np.sort(np.random.default_rng(seed).choice(n, number, replace=False))
    intruders = 0
    size = _rows_at_once(n)
    for first in range(0, len(wanted), size):
        block_rows = wanted[first : first + size]
        one = np.arange(len(block_rows))
        likeness = vectors[block_rows] @ vectors.T
        likeness[one, block_rows] = -np.inf
        for near in near_on_map(points, k, block_rows).T:
            rank = 1 + np.count_nonzero(likeness > likeness[one, near][:, None], axis=1)
            intruders += int(np.maximum(rank - k, 0).sum())
    return float(1 - 2 / (len(wanted) * k * (2 * n - 3 * k - 1)) * intruders)
