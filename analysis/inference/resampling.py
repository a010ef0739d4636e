"""Intervals and paired tests of statistics that are made of sums, by drawing groups of rows.

A group is all that depends on each other: a dialogue, or a client with all dialogues. ``sums`` is (groups,
parts): what each group adds; ``value`` makes the statistic of (…, parts).
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np

from analysis.inference.clusters import LEVEL, MIN_CLUSTERS, Array, quantile

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


def interval(sums: Array, value: Value, *, seed: int, level: float = LEVEL) -> Array:
    """Percentile interval of a statistic, (2,), or of several at once, (2, n); nan below five groups."""
    if len(sums) < MIN_CLUSTERS:
        return np.full((2, *np.shape(value(sums.sum(axis=0)))), np.nan)
    tail = (1 - level) / 2
    return np.asarray(np.quantile(bootstrap(sums, value, seed=seed), [tail, 1 - tail], axis=0))


def paired_interval(a: Array, b: Array, value: Value, *, seed: int, level: float = LEVEL) -> tuple[Array, float]:
    """Percentile interval of value(b) - value(a), the groups drawn together, and its standard error."""
    if len(a) < MIN_CLUSTERS:
        return np.full(2, np.nan), float("nan")
    drawn = bootstrap(np.hstack([a, b]), _difference(value, a.shape[1]), seed=seed)
    tail = (1 - level) / 2
    return np.quantile(drawn, [tail, 1 - tail]), float(drawn.std(ddof=1))


def swap_test(a: Array, b: Array, value: Value, *, seed: int, times: int = SWAPS) -> float:
    """Two-sided p of value(b) - value(a) by approximate randomization: groups swap sides (Noreen 1989).

    (k + 1) / (times + 1), k the swaps that differ at least as much; nan below five groups.
    """
    if len(a) < MIN_CLUSTERS:
        return float("nan")
    seen = abs(float(value(b.sum(axis=0)) - value(a.sum(axis=0))))
    whole, apart = (a + b).sum(axis=0), b - a
    reached = 0
    for swapped in _in_parts(_swapped(len(a), times, seed)):
        second = swapped @ apart + a.sum(axis=0)
        drawn = np.abs(value(second) - value(whole - second))
        reached += int(np.count_nonzero(drawn >= seen - 1e-12))
    return (reached + 1) / (times + 1)


def detectable(error: float, groups: int, level: float = LEVEL, power: float = POWER) -> float:
    """The smallest true difference that a two-sided test of one pair finds with this power (Bloom 1995)."""
    if groups < MIN_CLUSTERS:
        return float("nan")
    return (quantile(level, groups - 1) + quantile(2 * power - 1, groups - 1)) * error


def _difference(value: Value, parts: int) -> Value:
    return lambda sums: value(sums[..., parts:]) - value(sums[..., :parts])
