"""Polychoric correlations: how two normal variables correlate of which only ordered categories were seen."""

from itertools import combinations

import numpy as np

from analysis.core.statistics.models.rating_kinds import Array

NODES = 32
EDGE = 8.0
STEPS = 60


def polychoric(ratings: Array) -> Array:
    """(items, items) polychoric correlations by the two-step estimator (Olsson 1979).

    Thresholds come from each item's own counts, then each pair's likelihood is maximised over the correlation
    alone. The nearest correlation matrix is taken where the pairs together are not positive definite. nan
    beside an item that does not vary.

    Args:
        ratings: (n, items) whole numbers, complete.
    """
    k = ratings.shape[1]
    codes = [np.unique(column, return_inverse=True)[1] for column in ratings.T]
    levels = max((int(c.max()) + 1 for c in codes if len(c)), default=0)
    varying = [item for item in range(k) if codes[item].max(initial=0)]
    pairs = [*combinations(varying, 2)]
    correlations = np.full((k, k), np.nan)
    correlations[varying, varying] = 1.0
    if not pairs:
        return correlations
    edges = np.stack([_thresholds(c, levels) for c in codes])
    first, second = np.array(pairs).T
    counts = np.stack(
        [np.bincount(codes[a] * levels + codes[b], minlength=levels**2).reshape(levels, levels) for a, b in pairs]
    )
    best = _maximise(counts, edges[first], edges[second])
    correlations[first, second] = correlations[second, first] = best
    return _positive(correlations)


def _thresholds(codes: Array, levels: int) -> Array:
    """(levels + 1,) normal quantiles of the cumulative shares; what lies beyond the last is the edge."""
    from scipy.special import ndtri

    shares = np.cumsum(np.bincount(codes, minlength=levels)) / len(codes)
    inner = np.where(shares < 1 - 1e-12, ndtri(np.minimum(shares, 1 - 1e-12)), EDGE)
    return np.concatenate([[-EDGE], inner])


def _maximise(counts: Array, first: Array, second: Array) -> Array:
    """(pairs,) the correlation of each pair, by golden section between -0.999 and 0.999."""
    golden = (5**0.5 - 1) / 2
    low, high = np.full(len(counts), -0.999), np.full(len(counts), 0.999)
    left, right = high - golden * (high - low), low + golden * (high - low)
    at_left, at_right = _likelihood(left, counts, first, second), _likelihood(right, counts, first, second)
    for _ in range(STEPS):
        up = at_left < at_right
        low, high = np.where(up, left, low), np.where(up, high, right)
        fresh = np.where(up, low + golden * (high - low), high - golden * (high - low))
        value = _likelihood(fresh, counts, first, second)
        left, right = np.where(up, right, fresh), np.where(up, fresh, left)
        at_left, at_right = np.where(up, at_right, value), np.where(up, value, at_left)
        if (high - low).max() < 1e-7:
            break
    return np.asarray((low + high) / 2)


def _likelihood(r: Array, counts: Array, first: Array, second: Array) -> Array:
    """(pairs,) log-likelihood of the counts at these correlations."""
    surface = bivariate_normal(first[:, :, None], second[:, None, :], r[:, None, None])
    cells = surface[:, 1:, 1:] - surface[:, :-1, 1:] - surface[:, 1:, :-1] + surface[:, :-1, :-1]
    return np.asarray((counts * np.log(np.maximum(cells, 1e-12))).sum(axis=(1, 2)))


def bivariate_normal(h: Array, k: Array, r: Array) -> Array:
    """P(X <= h, Y <= k) of standard normal variables with correlation r (Drezner and Wesolowsky 1990)."""
    from scipy.special import ndtr

    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    h, k, r = np.broadcast_arrays(h, k, r)
    angle = np.arcsin(r)[..., None] * (nodes + 1) / 2
    sine, cosine = np.sin(angle), np.cos(angle)
    h, k = h[..., None], k[..., None]
    inside = np.exp(-(h * h + k * k - 2 * h * k * sine) / (2 * cosine * cosine))
    slope = (inside * weights).sum(axis=-1) * np.arcsin(r) / 2
    return np.asarray(ndtr(h[..., 0]) * ndtr(k[..., 0]) + slope / (2 * np.pi))


def _positive(matrix: Array) -> Array:
    """The matrix itself, or with its negative eigenvalues raised to a little above 0 and a diagonal of 1."""
    usable = ~np.isnan(np.diagonal(matrix))
    inner = matrix[np.ix_(usable, usable)]
    values, vectors = np.linalg.eigh(inner)
    if values[0] > 1e-8:
        return matrix
    raised = (vectors * np.maximum(values, 1e-6)) @ vectors.T
    spread = np.sqrt(np.diagonal(raised))
    smooth = matrix.copy()
    smooth[np.ix_(usable, usable)] = raised / spread[:, None] / spread[None, :]
    return smooth
