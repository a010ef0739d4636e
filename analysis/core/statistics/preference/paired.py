"""Whether one of two is preferred: tests, equivalence and the judgements still needed, of many pairs at once.

Judgements of one group (a dialogue, or a client with all dialogues) are not independent: a group's judgements are
drawn, and change sides, together.
"""

from math import ceil, isfinite

import numpy as np

from analysis.core.statistics.inference import LEVEL, MIN_CLUSTERS, Array, quantile
from analysis.core.statistics.inference.methods import EQUIVALENCE, RANDOMIZATION, Method, record

SWAPS = 1_999
POWER = 0.8
AT_ONCE = 256
FLAT = 1e-9  # a spread below it is none


def sign_test(deviations: Array, *, seed: int, swaps: int = SWAPS, method: Method = RANDOMIZATION) -> Array:
    """(m,) two-sided p: under no preference every group might as well have judged the other way (Noreen 1989).

    Args:
        deviations: (groups, m) of each group the sum of value - 0.5 over its judgements.
        seed: of the random numbers.
        swaps: how often the groups change sides at random.
        method: what is recorded, by what the groups are.

    nan where fewer than five groups judged.
    """
    groups = len(deviations)
    judged = np.count_nonzero(deviations != 0, axis=0)
    seen = np.abs(deviations.sum(axis=0))
    if groups < MIN_CLUSTERS:
        return np.full(deviations.shape[1], np.nan)
    record(method)
    rng = np.random.default_rng(seed)
    reached = np.zeros(deviations.shape[1])
    for begin in range(0, swaps, AT_ONCE):
        times = min(AT_ONCE, swaps - begin)
        sides = rng.integers(0, 2, size=(times, groups), dtype=np.int8) * np.float32(2) - np.float32(1)
        reached += (np.abs(sides @ deviations.astype(np.float32)) >= seen - 1e-4).sum(axis=0)
    return np.asarray(np.where(judged >= 1, (reached + 1) / (swaps + 1), 1.0))


def clustered(values: Array, n: Array) -> tuple[Array, Array, Array]:
    """(m,) mean, its standard error and the groups behind it, from each group's sums and numbers of judgements.

    The linearized variance of a ratio, with G / (G - 1);
    nan below five groups and where every group has the same mean, as of ties only.
    """
    total = n.sum(axis=0)
    groups = np.count_nonzero(n, axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = values.sum(axis=0) / total
        residual = values - n * mean
        error = np.sqrt((residual**2).sum(axis=0) * groups / (groups - 1)) / total
    return mean, np.where((groups >= MIN_CLUSTERS) & (error > FLAT), error, np.nan), groups


def equivalence(mean: float, error: float, groups: int, margin: float, centre: float = 0.5) -> float:
    """P of two one-sided tests that the mean lies within a margin around the centre (Schuirmann 1987)."""
    if groups < MIN_CLUSTERS or not error > FLAT:
        return float("nan")
    record(EQUIVALENCE)
    from scipy.special import stdtr

    above = stdtr(groups - 1, -(mean - (centre - margin)) / error)
    below = stdtr(groups - 1, (mean - (centre + margin)) / error)
    return float(max(above, below))


def equal_by_ties(groups: int, margin: float) -> float:
    """P of so many groups with nothing but ties where the mean reached a margin around one half.

    Then at least twice the margin of the judgements would be no ties. nan below five groups.
    """
    return float("nan") if groups < MIN_CLUSTERS else (1 - 2 * margin) ** groups


def needed(
    mean: float, error: float, n: int, groups: int, *, centre: float = 0.5, power: float = POWER
) -> int | None:
    """How many judgements more until a difference as large as the one seen is found; None: none was seen."""
    if groups < MIN_CLUSTERS or not isfinite(error) or mean == centre or not n:
        return None
    factor = quantile(LEVEL, groups - 1) + quantile(2 * power - 1, groups - 1)
    return max(0, ceil(n * (factor * error / abs(mean - centre)) ** 2) - n)


def size_for(effect: float, *, power: float = POWER, design: float = 1.0) -> int:
    """How many judged pairs find a preference of so many standard deviations (Cohen's d of the paired values).

    ``design``: by how much judgements of one dialogue that resemble each other widen the variance.
    """
    from scipy.special import ndtri

    return ceil(design * ((float(ndtri(0.5 + LEVEL / 2)) + float(ndtri(power))) / effect) ** 2)


def design_effect(values: Array, n: Array) -> float:
    """The clustered variance of a mean over that of independent judgements; 1 where it cannot be told.

    ``values``, ``n``: (groups,) sums of value and numbers of judgements; values are 0, 0.5 or 1.
    """
    mean, error, groups = clustered(values[:, None], n[:, None])
    total = float(n.sum())
    plain = float(mean[0]) * (1 - float(mean[0])) / total if total else 0.0
    if groups[0] < MIN_CLUSTERS or not plain or not isfinite(float(error[0])):
        return 1.0
    return max(1.0, float(error[0]) ** 2 / plain)
