"""Agreement of raters on a scale: intraclass correlations, weighted kappa and alpha, whole units drawn anew.

``ratings``: (units, raters), nan where a rater did not rate.
"""

from collections.abc import Callable

import numpy as np

from analysis.core.statistics.inference import Array

FEWEST = 5
LEVEL = 0.95


def icc_one(ratings: Array) -> float:
    """ICC(1): one-way random effects, single rater (McGraw & Wong 1996); raters may differ from unit to unit.

    With unequal numbers of raters the mean number is the one of analysis of variance, n_0.
    """
    there = np.isfinite(ratings)
    counts = there.sum(axis=1)
    ratings, there, counts = ratings[counts > 0], there[counts > 0], counts[counts > 0]
    n, total = len(ratings), counts.sum()
    if n < 2 or total <= n:
        return float("nan")
    values = np.where(there, ratings, 0)
    means = values.sum(axis=1) / counts
    grand = values.sum() / total
    between = (counts * (means - grand) ** 2).sum() / (n - 1)
    within = (np.where(there, ratings - means[:, None], 0) ** 2).sum() / (total - n)
    typical = (total - (counts**2).sum() / total) / (n - 1)
    whole = between + (typical - 1) * within
    return float((between - within) / whole) if whole > 0 else float("nan")


def icc_two_way(ratings: Array) -> tuple[float, float, float]:
    """ICC(A,1), ICC(C,1), ICC(A,k) of units that all raters rated (McGraw & Wong 1996): agreement, consistency."""
    whole = ratings[np.isfinite(ratings).all(axis=1)]
    n, k = whole.shape
    if n < 2 or k < 2:
        return (float("nan"),) * 3
    grand = whole.mean()
    rows = k * ((whole.mean(axis=1) - grand) ** 2).sum() / (n - 1)
    columns = n * ((whole.mean(axis=0) - grand) ** 2).sum() / (k - 1)
    rest = ((whole - whole.mean(axis=1, keepdims=True) - whole.mean(axis=0) + grand) ** 2).sum()
    error = rest / ((n - 1) * (k - 1))
    parts = (
        rows + (k - 1) * error + k * (columns - error) / n,
        rows + (k - 1) * error,
        rows + (columns - error) / n,
    )
    return tuple(float((rows - error) / part) if part > 0 else float("nan") for part in parts)  # type: ignore[return-value]


def weighted_kappa(ratings: Array) -> float:
    """Cohen's kappa with quadratic weights (1968), the mean over pairs of raters who rated a unit in common."""
    kappas = []
    for first in range(ratings.shape[1]):
        for second in range(first + 1, ratings.shape[1]):
            both = ratings[:, [first, second]]
            both = both[np.isfinite(both).all(axis=1)]
            if len(both) < 2:
                continue
            a, b = both.T
            chance = a.var() + b.var() + (a.mean() - b.mean()) ** 2
            if chance > 0:
                kappas.append(1 - ((a - b) ** 2).mean() / chance)
    return float(np.mean(kappas)) if kappas else float("nan")


def alpha(ratings: Array) -> float:
    """Krippendorff's alpha for an interval scale."""
    there = np.isfinite(ratings)
    counts = there.sum(axis=1)
    kept = ratings[counts > 1]
    there, counts = there[counts > 1], counts[counts > 1]
    n = counts.sum()
    if not len(kept):
        return float("nan")
    values = np.where(there, kept, 0)
    # sums of squared differences of all pairs within a unit, and of all pairs there are
    within = 2 * (counts * (values**2).sum(axis=1) - values.sum(axis=1) ** 2)
    seen = (within / (counts - 1)).sum() / n
    whole = 2 * (n * (values**2).sum() - values.sum() ** 2) / (n * (n - 1))
    return float(1 - seen / whole) if whole > 0 else float("nan")


def resampled(ratings: Array, value: Callable[[Array], float], *, draws: int, seed: int) -> tuple[float, float]:
    """The 95 % percentile interval of a coefficient, units drawn with replacement; nan below ``FEWEST`` units."""
    n = len(ratings)
    if n < FEWEST:
        return float("nan"), float("nan")
    rng = np.random.default_rng(seed)
    values = np.array([value(ratings[rng.integers(0, n, n)]) for _ in range(draws)])
    values = values[np.isfinite(values)]
    if len(values) < draws / 2:
        return float("nan"), float("nan")
    low, high = np.quantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
