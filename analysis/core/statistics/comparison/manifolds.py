"""Whether two clouds of points lie in the same places: precision, recall and coverage by nearest neighbours."""

from dataclasses import dataclass

import numpy as np

from analysis.core.statistics.inference import Array

NEAREST = 5


@dataclass(frozen=True, eq=False)
class Overlap:
    """For each point whether it lies where the other cloud is.

    ``precision``: (n_b,) b's points within reach of a's (Kynkäänniemi et al. 2019). ``recall``: (n_a,) a's
    within reach of b's. ``coverage``: (n_a,) a's with a point of b nearer than a's own k-th (Naeem et al. 2020).
    """

    precision: Array
    recall: Array
    coverage: Array


def overlap(a: Array, b: Array, k: int = NEAREST) -> Overlap | None:
    """The overlap of two clouds of unit vectors; None where a side has no more than k points."""
    if min(len(a), len(b)) <= k:
        return None
    reach_a, reach_b = (_reach(side, k) for side in (a, b))
    between = _distances(a, b)
    return Overlap(
        precision=np.asarray((between <= reach_a[:, None]).any(axis=0)),
        recall=np.asarray((between <= reach_b[None, :]).any(axis=1)),
        coverage=between.min(axis=1) <= reach_a,
    )


def nearest_other(points: Array) -> Array:
    """(n,) cosine of each unit vector with the most similar other one; nan of a single one."""
    if len(points) < 2:
        return np.full(len(points), np.nan)
    likeness = points @ points.T
    np.fill_diagonal(likeness, -np.inf)
    return np.asarray(likeness.max(axis=1))


def spread(points: Array) -> tuple[float, Array]:
    """The mean cosine distance of two different unit vectors, and (n,) the influence of each vector on it."""
    n = len(points)
    if n < 2:
        return float("nan"), np.zeros(n)
    of_each = 1 - (points @ points.sum(axis=0) - (points * points).sum(axis=1)) / (n - 1)
    value = float(of_each.mean())
    return value, 2 * (of_each - value)


def plane(points: Array) -> tuple[Array, float]:
    """(n, 2) the first two principal components, and the share of the variance that they hold."""
    if len(points) < 2:
        return np.zeros((len(points), 2)), float("nan")
    centred = points - points.mean(axis=0)
    values, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :2]
    largest = axes[np.abs(axes).argmax(axis=0), np.arange(2)]
    whole = float(values.sum())
    share = float(values[::-1][:2].sum() / whole) if whole > 0 else float("nan")
    return centred @ (axes * np.where(largest < 0, -1, 1)), share


def _distances(a: Array, b: Array) -> Array:
    return np.asarray(np.sqrt(np.maximum(2 - 2 * (a @ b.T), 0.0)))


def _reach(points: Array, k: int) -> Array:
    """(n,) the distance of each point to its k-th nearest other."""
    distances = _distances(points, points)
    np.fill_diagonal(distances, np.inf)
    return np.asarray(np.partition(distances, k - 1, axis=1)[:, k - 1])
