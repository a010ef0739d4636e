"""Which of several are told apart at once, and what follows: ranks that hold together, letters for a table."""

from collections.abc import Sequence

import numpy as np

from analysis.core.statistics.inference import Array
from analysis.core.statistics.inference.methods import MAX_T, record
from analysis.core.statistics.preference.bradley_terry import pairs_of

SURE, NEAR = 0.05, 1e-6


def max_t(values: Array, drawn: Array, level: float = 0.95) -> tuple[Array, Array, Array]:
    """Simultaneous intervals and adjusted p of every difference of two (Hothorn, Bretz and Westfall 2008).

    Args:
        values: (systems,) the estimates.
        drawn: (times, systems) the same of each resample.
        level: of all intervals together.

    Returns:
        (pairs,) the bounds of first - second, low and high, and the adjusted p.
    """
    pairs = pairs_of(len(values))
    if not pairs:
        return np.empty(0), np.empty(0), np.empty(0)
    record(MAX_T)
    first, second = (np.array(side) for side in zip(*pairs, strict=True))
    gaps, drawn_gaps = values[first] - values[second], drawn[:, first] - drawn[:, second]
    error = drawn_gaps.std(axis=0, ddof=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        largest = np.nanmax(np.abs(drawn_gaps - gaps) / error, axis=1)
        seen = np.abs(gaps) / error
    width = np.quantile(largest, level) * error
    p = (np.count_nonzero(largest[:, None] >= seen, axis=0) + 1) / (len(drawn) + 1)
    return gaps - width, gaps + width, p


def ranks(values: Array, apart: Array) -> tuple[Array, Array, Array]:
    """(systems,) rank by estimate, and the best and worst rank that the separated pairs leave open.

    ``apart``: (pairs,) whether they are told apart. With simultaneous intervals all ranges hold together
    (Mogstad, Romano, Shaikh and Wilhelm 2024).
    """
    size = len(values)
    better, worse = np.zeros(size, dtype=int), np.zeros(size, dtype=int)
    for (i, j), told in zip(pairs_of(size), apart, strict=True):
        if told:
            high, low = (i, j) if values[i] > values[j] else (j, i)
            worse[high] += 1
            better[low] += 1
    rank = 1 + (values[None, :] > values[:, None] + NEAR).sum(axis=1)
    return rank, 1 + better, size - worse


def letters(order: Sequence[int], apart: set[tuple[int, int]]) -> dict[int, str]:
    """The compact letter display: two share a letter where they are not told apart (Piepho 2004).

    Insert and absorb: begin with one group of all, and divide it for every pair that is told apart.

    Args:
        order: the systems, best first, which decides what comes to be called a.
        apart: pairs that are told apart, in either order.
    """
    groups = [set(order)]
    for i, j in sorted(tuple(sorted(pair)) for pair in apart):
        for group in [one for one in groups if i in one and j in one]:
            groups.remove(group)
            groups += [group - {i}, group - {j}]
        groups = [one for one in groups if not any(one < other for other in groups)]
        groups = [one for place, one in enumerate(groups) if one not in groups[:place]]
    rank = {system: place for place, system in enumerate(order)}
    groups.sort(key=lambda group: sorted(rank[one] for one in group))
    names = [chr(ord("a") + n) if n < 26 else f"a{n}" for n in range(len(groups))]
    return {one: "".join(name for name, group in zip(names, groups, strict=True) if one in group) for one in order}
