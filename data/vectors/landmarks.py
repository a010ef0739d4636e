"""Many vectors as points on a plane: some are laid out by t-SNE, each other is put among the nearest of these.

How far the places of the others can be trusted is measured on the result and kept beside it.
"""

from dataclasses import dataclass

import numpy as np

from data.vectors import layouts

LANDMARKS, FEWEST, ONE_IN = 16_000, 1_000, 25
"""How many landmarks at most and at least, and of how many vectors one is."""
NEAREST = 5
SHARPNESS = 12.0
"""Of the weight of a landmark, exp(SHARPNESS * cosine): the nearest decides, the next move the point a little."""
PER_CELL = 40
LOOKED_IN = 12
MEASURED = 2_000
BLOCK = 200_000


@dataclass(frozen=True, eq=False)
class Plane:
    """``points``: (n, 2) float32, nan for a vector of zeros. ``landmark``: (n,) whether t-SNE laid it out."""

    points: np.ndarray
    landmark: np.ndarray
    method: str


def lay_out(vectors: np.ndarray, *, seed: int = layouts.SEED, jobs: int = 2) -> Plane:
    """The plane of unit vectors; vectors of zeros have no place on it."""
    there = np.flatnonzero(np.abs(vectors).max(axis=1, initial=0) > 0)
    points = np.full((len(vectors), 2), np.nan, dtype=np.float32)
    landmark = np.zeros(len(vectors), dtype=bool)
    sample = there
    number = int(np.clip(len(there) // ONE_IN, FEWEST, LANDMARKS))
    if len(there) > number:
        sample = np.sort(np.random.default_rng(seed).choice(there, number, replace=False))
    chosen = np.asarray(vectors[sample])
    layout = layouts.lay_out(chosen, seed=seed, jobs=jobs)
    points[sample], landmark[sample] = layout.points, True
    others = there[~landmark[there]]
    if len(others):
        placer = Placer.of(chosen, layout.points, seed)
        for first in range(0, len(others), BLOCK):
            rows = others[first : first + BLOCK]
            points[rows] = placer.place(np.asarray(vectors[rows]))
    return Plane(points, landmark, f"{layout.method}_landmarks" if len(others) else layout.method)


@dataclass(frozen=True, eq=False)
class Placer:
    """Landmarks by the cell of k-means that they lie in, so that the nearest are looked for in few cells."""

    vectors: np.ndarray
    points: np.ndarray
    centres: np.ndarray
    members: tuple[np.ndarray, ...]

    @classmethod
    def of(cls, vectors: np.ndarray, points: np.ndarray, seed: int = layouts.SEED) -> "Placer":
        """From the vectors of landmarks and where they lie."""
        from sklearn.cluster import MiniBatchKMeans

        number = max(1, len(vectors) // PER_CELL)
        fitted = MiniBatchKMeans(number, n_init=1, random_state=seed, batch_size=4096, max_iter=20).fit(vectors)
        cell = fitted.labels_
        order = np.argsort(cell, kind="stable")
        members = np.split(order, np.cumsum(np.bincount(cell, minlength=number))[:-1])
        return cls(vectors, points, fitted.cluster_centers_.astype(np.float32), tuple(members))

    def nearest(self, vectors: np.ndarray, k: int = NEAREST) -> tuple[np.ndarray, np.ndarray]:
        """(n, k) landmarks nearest to each vector among those of the nearest cells, and their cosines."""
        looked_in = min(LOOKED_IN, len(self.centres))
        near = _closest_centres(vectors, self.centres, looked_in)
        first = near[:, 0]
        order = np.argsort(first, kind="stable")
        groups = np.split(order, np.cumsum(np.bincount(first, minlength=len(self.centres)))[:-1])
        k = min(k, len(self.vectors))
        rows = np.zeros((len(vectors), k), dtype=np.int32)
        cosines = np.full((len(vectors), k), -1, dtype=np.float32)
        for cell, group in enumerate(groups):
            if len(group):
                wanted = np.bincount(near[group].ravel(), minlength=len(self.centres)).argsort()[::-1]
                cells = {cell, *wanted[: 2 * looked_in].tolist()}
                candidates = np.concatenate([self.members[one] for one in sorted(cells)])
                if len(candidates) < k:
                    candidates = np.arange(len(self.vectors))
                likeness = vectors[group] @ self.vectors[candidates].T
                best = np.argpartition(-likeness, k - 1, axis=1)[:, :k]
                rows[group] = candidates[best]
                cosines[group] = np.take_along_axis(likeness, best, axis=1)
        return rows, cosines

    def place(self, vectors: np.ndarray) -> np.ndarray:
        """(n, 2) where vectors lie: the mean of their nearest landmarks, weighted by likeness."""
        return among(*self.nearest(vectors), self.points)


def place(vectors: np.ndarray, landmarks: np.ndarray, points: np.ndarray) -> np.ndarray:
    """(n, 2) where a few vectors lie among all landmarks: none is passed over."""
    likeness = vectors @ landmarks.T
    k = min(NEAREST, len(landmarks))
    rows = np.argpartition(-likeness, k - 1, axis=1)[:, :k]
    return among(rows, np.take_along_axis(likeness, rows, axis=1), points)


def among(rows: np.ndarray, cosines: np.ndarray, points: np.ndarray) -> np.ndarray:
    """(n, 2) the mean of (n, k) landmarks, weighted by their (n, k) cosines."""
    weight = np.exp(SHARPNESS * (cosines - cosines.max(axis=1, keepdims=True)))
    weight /= weight.sum(axis=1, keepdims=True)
    placed: np.ndarray = np.einsum("nk,nkd->nd", weight, points[rows]).astype(np.float32)
    return placed


def _closest_centres(vectors: np.ndarray, centres: np.ndarray, k: int) -> np.ndarray:
    """(n, k) cells whose centres are nearest to each vector, the nearest first."""
    closest = np.zeros((len(vectors), k), dtype=np.int32)
    half = 0.5 * (centres**2).sum(axis=1)
    for first in range(0, len(vectors), 20_000):
        apart = half - vectors[first : first + 20_000] @ centres.T
        some = np.argpartition(apart, k - 1, axis=1)[:, :k]
        order = np.take_along_axis(apart, some, axis=1).argsort(axis=1)
        closest[first : first + 20_000] = np.take_along_axis(some, order, axis=1)
    return closest


def trustworthiness(
    vectors: np.ndarray,
    points: np.ndarray,
    wanted: np.ndarray,
    *,
    k: int = layouts.NEAREST,
    seed: int = layouts.SEED,
) -> float:
    """Whether what is near on the plane is near by vector, 0-1 (Venna & Kaski 2001), of ``MEASURED`` points.

    Each is taken among all points that have a place. NaN where there are too few.

    Args:
        vectors: (n, dim) of unit length.
        points: (n, 2).
        wanted: The rows of which it is asked.
        k: How many neighbours.
        seed: Of the sample.
    """
    from scipy.spatial import cKDTree

    there = np.flatnonzero(np.isfinite(points[:, 0]))
    n, k = len(there), min(k, (len(there) - 1) // 2)
    wanted = wanted[np.isfinite(points[wanted, 0])]
    if k < 1 or 2 * n - 3 * k - 1 <= 0 or not len(wanted):
        return float("nan")
    if len(wanted) > MEASURED:
        wanted = np.sort(np.random.default_rng(seed).choice(wanted, MEASURED, replace=False))
    known, places = vectors[there], points[there].astype(np.float64)
    _, near = cKDTree(places).query(points[wanted].astype(np.float64), k + 1)
    own = np.searchsorted(there, wanted)
    intruders = 0
    for first in range(0, len(wanted), 200):
        rows = slice(first, first + 200)
        likeness = vectors[wanted[rows]] @ known.T
        likeness[np.arange(len(likeness)), own[rows]] = -np.inf
        for at, (neighbours, self_) in enumerate(zip(near[rows], own[rows], strict=True)):
            others = [one for one in neighbours if one != self_][:k]
            floor = likeness[at, others].min()
            above = np.sort(likeness[at][likeness[at] > floor])[::-1]
            rank = 1 + np.searchsorted(-above, -likeness[at, others], side="left")
            intruders += int(np.maximum(rank - k, 0).sum())
    return float(1 - 2 / (len(wanted) * k * (2 * n - 3 * k - 1)) * intruders)
