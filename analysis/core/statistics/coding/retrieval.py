"""Machine labels against gold: precision, recall and F1 of a code, from sums over groups of units."""

import numpy as np

from analysis.core.statistics.inference import Array


def hits(machine: Array, gold: Array, group: Array, groups: int, weight: Array | None = None) -> Array:
    """(groups, 3) units that have the code by both, by the machine, by gold; masks beside ``group``."""
    w = np.ones(len(group)) if weight is None else weight
    return np.column_stack([np.bincount(group, part * w, groups) for part in (machine & gold, machine, gold)])


def precision(sums: Array) -> Array:
    """Of what the machine gave the code, the share that gold gives it too."""
    return _share(sums[..., 0], sums[..., 1])


def recall(sums: Array) -> Array:
    """Of what gold gives the code, the share that the machine found."""
    return _share(sums[..., 0], sums[..., 2])


def f1(sums: Array) -> Array:
    """The harmonic mean of both."""
    return _share(2 * sums[..., 0], sums[..., 1] + sums[..., 2])


def _share(part: Array, whole: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(whole > 0, part / whole, np.nan))
