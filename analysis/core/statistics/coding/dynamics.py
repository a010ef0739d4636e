"""How feeling moves over a session: utterance emotion dynamics of each role (Hipson and Mohammad 2021).

A role's states are means over a window of its utterances. Its home base is the middle of them, one standard
deviation to either side of their mean; a displacement is a run of states outside it.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.core.statistics.inference import Array

Direction = Literal["both", "up", "down"]
MEASURES = (
    "affect_level",
    "affect_variability",
    "affect_displacements",
    "affect_peak",
    "affect_rise",
    "affect_recovery",
)
FEWEST = 5


@dataclass(frozen=True, eq=False)
class States:
    """The states of all series, one behind the other.

    Attributes:
        series: (n,) the number of the series (dialogue and role) of each state, in order.
        state: (n,) its value.
    """

    series: Array
    state: Array


def states(value: Array, base: Array, series: Array, *, window: int, per: float = 1.0) -> States:
    """Rolling ratios of two sums within each series; those without a base are left out.

    Args:
        value: (n,) what is summed above.
        base: (n,) what is summed below.
        series: (n,) the number of each row's series; rows of one may lie apart, in order.
        window: How many rows a state is made of; series that are shorter have none.
        per: What the ratio is multiplied by.
    """
    order = np.argsort(series, kind="stable")
    own = series[order]
    above, below = (np.concatenate([[0.0], np.cumsum(part[order])]) for part in (value, base))
    last = np.arange(len(own))
    first = last - window + 1
    full = (first >= 0) & (own[np.maximum(first, 0)] == own)
    last, first = last[full], first[full]
    over = below[last + 1] - below[first]
    there = over > 0
    ratio = per * (above[last + 1] - above[first])[there] / over[there]
    return States(own[last[there]], ratio)


def dynamics(affect: States, n: int, *, direction: Direction = "both") -> dict[str, Array]:
    """(n,) for each of ``MEASURES``, one value a series; nan where a series has fewer than five states.

    Level: mean of the states. Variability: their standard deviation. Displacements: runs outside the home base in
    ten states. Peak: how far outside, at the furthest, mean over displacements. Rise: that distance per step from
    the last state at home to the peak; recovery: per step from the peak back home. Displacements that begin with
    the first state have no rise, those that end with the last no recovery.
    """
    count = np.bincount(affect.series, minlength=n).astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(affect.series, affect.state, minlength=n) / count
        around = affect.state - mean[affect.series]
        sd = np.sqrt(np.bincount(affect.series, around**2, minlength=n) / (count - 1))
    beyond = np.abs(around) - sd[affect.series]
    side = np.where(beyond > 1e-12, np.sign(around), 0)
    if direction != "both":
        side = np.where(side == (1 if direction == "up" else -1), side, 0)
    runs = _runs(affect.series, side, beyond)
    known = count >= FEWEST
    with np.errstate(invalid="ignore", divide="ignore"):
        values = {
            "affect_level": mean,
            "affect_variability": sd,
            "affect_displacements": 10 * np.bincount(runs.series, minlength=n) / count,
            "affect_peak": _mean(runs.peak, runs.series, n),
            "affect_rise": _mean(runs.rise, runs.series, n),
            "affect_recovery": _mean(runs.recovery, runs.series, n),
        }
    return {name: np.where(known, part, np.nan) for name, part in values.items()}


@dataclass(frozen=True, eq=False)
class _Runs:
    """Displacements: series, peak distance, and peak distance per step there and back (nan: cut off)."""

    series: Array
    peak: Array
    rise: Array
    recovery: Array


def _runs(series: Array, side: Array, beyond: Array) -> _Runs:
    n = len(series)
    if not n:
        return _Runs(series, *(np.zeros(0) for _ in range(3)))
    change = np.concatenate([[True], (series[1:] != series[:-1]) | (side[1:] != side[:-1])])
    start = np.flatnonzero(change)
    stop = np.concatenate([start[1:], [n]])
    away = side[start] != 0
    every = np.maximum.reduceat(beyond, start)
    at_peak = np.where(beyond == np.repeat(every, stop - start), np.arange(n), n)
    place = np.minimum.reduceat(at_peak, start)[away]
    start, stop, peak = start[away], stop[away], every[away]
    from_home = (start > 0) & (series[np.maximum(start - 1, 0)] == series[start])
    to_home = (stop < n) & (series[np.minimum(stop, n - 1)] == series[start])
    rise = np.where(from_home, peak / (place - start + 1), np.nan)
    recovery = np.where(to_home, peak / (stop - place), np.nan)
    return _Runs(series[start], peak, rise, recovery)


def _mean(values: Array, series: Array, n: int) -> Array:
    """(n,) the mean of each series' values, nan among them left out."""
    there = np.isfinite(values)
    return np.asarray(
        np.bincount(series[there], values[there], minlength=n) / np.bincount(series[there], minlength=n)
    )
