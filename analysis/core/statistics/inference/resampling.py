"""Intervals and paired tests of statistics that are made of sums, by drawing groups of rows.

A group is all that depends on each other: a dialogue, or a client with all dialogues. ``sums`` is (groups,
parts): what each group adds; ``value`` makes the statistic of (…, parts).
"""

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

import numpy as np

from analysis.core.statistics.inference.clusters import LEVEL, MIN_CLUSTERS, Array, quantile
from analysis.core.statistics.inference.methods import (
    BOOTSTRAP,
    DETECTABLE,
    PAIRED_BOOTSTRAP,
    RANDOMIZATION,
    Method,
    record,
)

TIMES, SWAPS = 1_000, 1_999
AT_ONCE = 4_000_000
POWER = 0.8
Value = Callable[[Array], Array]


def bootstrap(sums: Array, value: Value, *, seed: int, times: int = TIMES) -> Array:
    """(times,) the statistic of as many groups, drawn with replacement (Efron 1979)."""
    return np.concatenate([value(part @ sums) for part in _in_parts(_drawn(len(sums), times, seed))])


@lru_cache(maxsize=8)
def _drawn(groups: int, times: int, seed: int) -> Array:
    """(times, groups) how often each group is drawn."""
    rng = np.random.default_rng(seed)
    even = np.full(groups, 1 / groups)
    return rng.multinomial(groups, even, size=times).astype(np.uint8 if groups < 2**8 else np.uint16)


@lru_cache(maxsize=8)
def _swapped(groups: int, times: int, seed: int) -> Array:
    """(times, groups) which groups swap sides."""
    return np.random.default_rng(seed).integers(0, 2, size=(times, groups), dtype=np.uint8)


def _in_parts(rows: Array) -> Iterator[Array]:
    """Some rows at a time, as floats."""
    step = max(1, AT_ONCE // rows.shape[1])
    for begin in range(0, len(rows), step):
        yield rows[begin : begin + step].astype(np.float64)


def interval(sums: Array, value: Value, *, seed: int, level: float = LEVEL, method: Method = BOOTSTRAP) -> Array:
    """Percentile interval of a statistic, (2,), or of several at once, (2, n); nan below five groups."""
    if len(sums) < MIN_CLUSTERS:
        return np.full((2, *np.shape(value(sums.sum(axis=0)))), np.nan)
    record(method)
    tail = (1 - level) / 2
    return np.asarray(np.quantile(bootstrap(sums, value, seed=seed), [tail, 1 - tail], axis=0))


class Side:
    """One of two that are compared: what each group adds to it, and what comes of drawing and of swapping groups.

    Both are made once, whoever it is compared with: seeds and numbers of groups are the same on both sides.
    """

    def __init__(self, sums: Array, value: Value, *, seed: int) -> None:
        self.sums = sums
        self.value = value
        self.seed = seed

    @cached_property
    def drawn(self) -> Array:
        """(times,) the statistic of as many groups, drawn with replacement."""
        return bootstrap(self.sums, self.value, seed=self.seed)

    @cached_property
    def swapped(self) -> Array:
        """(swaps, parts) the sums of the groups that swap sides."""
        parts = _in_parts(_swapped(len(self.sums), SWAPS, self.seed))
        return np.concatenate([part @ self.sums for part in parts])


def paired_interval(
    a: Side, b: Side, *, level: float = LEVEL, method: Method = PAIRED_BOOTSTRAP
) -> tuple[Array, float]:
    """Percentile interval of b's statistic - a's, the groups drawn together, and its standard error.

    ``method``: what an export calls it, by what is drawn.
    """
    if len(a.sums) < MIN_CLUSTERS:
        return np.full(2, np.nan), float("nan")
    record(method)
    drawn = b.drawn - a.drawn
    tail = (1 - level) / 2
    return np.quantile(drawn, [tail, 1 - tail]), float(drawn.std(ddof=1))


def swap_test(a: Side, b: Side, *, method: Method = RANDOMIZATION) -> float:
    """Two-sided p of b's statistic - a's by approximate randomization: groups swap sides (Noreen 1989).

    ``method``: what an export calls it, by what swaps.
    (k + 1) / (swaps + 1), k the swaps that differ at least as much; nan below five groups.
    """
    if len(a.sums) < MIN_CLUSTERS:
        return float("nan")
    record(method)
    of_a, of_b, value = a.sums.sum(axis=0), b.sums.sum(axis=0), a.value
    seen = abs(float(value(of_b) - value(of_a)))
    second = b.swapped - a.swapped + of_a
    drawn = np.abs(value(second) - value(of_a + of_b - second))
    return (int(np.count_nonzero(drawn >= seen - 1e-12)) + 1) / (SWAPS + 1)


def detectable(error: float, groups: int, level: float = LEVEL, power: float = POWER) -> float:
    """The smallest true difference that a two-sided test of one pair finds with this power (Bloom 1995)."""
    if groups < MIN_CLUSTERS:
        return float("nan")
    record(DETECTABLE)
    return (quantile(level, groups - 1) + quantile(2 * power - 1, groups - 1)) * error
