"""Differential item functioning: whether an item is rated otherwise in a group at the same rating of the rest."""

from dataclasses import dataclass

import numpy as np

from analysis.core.statistics.inference.statistics import Statistic, within
from analysis.core.statistics.models.rating_kinds import Array

STRATA = 20


@dataclass(frozen=True, eq=False)
class Functioning:
    """How an item functions in one group beside all others.

    Attributes:
        uniform: Difference in points at the same rest score.
        slope: How that difference changes with the rest score, in points a standard deviation of it.
        spread: Standard deviation of the item's ratings.
    """

    uniform: Statistic
    slope: Statistic
    spread: float


def functioning(item: Array, rest: Array, member: Array, strata: Array | None = None) -> Functioning:
    """Compare a group with all other rows at the same rest score.

    Rest scores are parted into up to twenty strata of like size; within strata, item and membership are taken
    as deviations, so that the regression of one on the other is the standardised difference of Dorans and
    Schmitt (1991) with weights that make it most precise. The slope is that of the difference on the rest score.

    Args:
        item: (n,) ratings of the item.
        rest: (n,) mean of the other items.
        member: (n,) whether a row is in the group.
        strata: (n,) those of ``strata_of(rest)``, where several groups are compared.
    """
    strata = strata_of(rest) if strata is None else strata
    group = member.astype(float)
    spread = float(item.std(ddof=1)) if len(item) > 1 else float("nan")
    own, in_group = within(item, strata), within(group, strata)
    level = (rest - rest.mean()) / rest.std() if len(rest) and rest.std() > 0 else np.zeros(len(rest))
    crossed = within(group * level, strata)
    return Functioning(_partial(own, in_group, None), _partial(own, crossed, in_group), spread)


def strata_of(rest: Array) -> Array:
    """(n,) the stratum of each row: equal rest scores together."""
    if not len(rest):
        return np.zeros(0, dtype=np.int64)
    edges = np.unique(np.quantile(rest, np.linspace(0, 1, STRATA + 1)[1:-1], method="inverted_cdf"))
    return np.unique(np.searchsorted(edges, rest, side="left"), return_inverse=True)[1]


def _partial(y: Array, x: Array, given: Array | None) -> Statistic:
    """The slope of y on x beside ``given``, with what each row adds to it."""
    if given is not None and float(given @ given) > 0:
        x = x - given * float(given @ x) / float(given @ given)
        y = y - given * float(given @ y) / float(given @ given)
    square = float(x @ x)
    if not len(x) or square < 1e-9:
        return Statistic(float("nan"), np.full(len(x), np.nan))
    value = float(x @ y) / square
    return Statistic(value, len(x) * x * (y - value * x) / square)
