"""Corrections for many tests."""

from collections.abc import Callable
from math import nan

import numpy as np

from analysis.core.statistics.inference.clusters import Array
from analysis.core.statistics.inference.methods import BENJAMINI, HOLM, Method, record


def benjamini_hochberg(p: Array) -> Array:
    """Adjusted p values (Benjamini and Hochberg 1995); nan stays nan and does not count."""
    return _adjusted(
        p, BENJAMINI, lambda ordered, m: np.minimum.accumulate((ordered * m / np.arange(1, m + 1))[::-1])[::-1]
    )


def holm(p: Array) -> Array:
    """Adjusted p values (Holm 1979); nan stays nan and does not count."""
    return _adjusted(p, HOLM, lambda ordered, m: np.maximum.accumulate(ordered * (m - np.arange(m))))


def _adjusted(p: Array, method: Method, adjust: Callable[[Array, int], Array]) -> Array:
    p = np.asarray(p, dtype=float)
    result = np.full(p.shape, nan)
    known = np.flatnonzero(~np.isnan(p))
    if len(known):
        record(method)
    order = known[np.argsort(p[known], kind="stable")]
    result[order] = np.minimum(adjust(p[order], len(order)), 1.0)
    return result
