"""Sums of many columns at once over groups of rows."""

import numpy as np

from analysis.core.statistics.inference import Array


def group_sums(values: Array, group: Array, groups: int) -> Array:
    """(groups, m) sums of (n, m) values over the rows of each group; fastest where groups stand in order."""
    sums = np.zeros((groups, values.shape[1]))
    if not len(group):
        return sums
    if (np.diff(group) < 0).any():
        order = np.argsort(group, kind="stable")
        values, group = values[order], group[order]
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    sums[group[starts]] = np.add.reduceat(values, starts, axis=0)
    return sums
