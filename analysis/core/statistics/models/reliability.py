"""Reliability coefficients of covariance and correlation matrices, one or many at a time."""

import numpy as np

from analysis.core.statistics.models.factors import Factors, extract, rotate, schmid_leiman
from analysis.core.statistics.models.rating_kinds import Array, correlations

GROUPS = 3
FEWEST_ITEMS = 3
FEWEST_FOR_GROUPS = 6
ROUNDS, TOLERANCE = 40, 5e-4


def alpha(covariances: Array) -> Array:
    """Cronbach's alpha (1951) of (…, items, items) covariance matrices; nan where nothing varies."""
    k = covariances.shape[-1]
    total = covariances.sum(axis=(-1, -2))
    own = np.trace(covariances, axis1=-2, axis2=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        alphas = np.where(total > 1e-12, k / (k - 1) * (1 - own / total), np.nan)
    return np.asarray(alphas)


def omegas(matrices: Array, near: Factors | None = None) -> tuple[Array, Array, Factors]:
    """McDonald's omega total and hierarchical of correlation matrices, by a Schmid-Leiman solution.

    Three minimum-residual factors under a general one, turned by oblimin, as is usual (Zinbarg et al. 2005);
    below six items a single factor, and no hierarchical one.

    Args:
        matrices: (…, items, items) correlations.
        near: The rotated solution of a matrix nearby, where many are made from resampled data.

    Returns:
        (…,) omega total, (…,) omega hierarchical or nan, and the rotated solution.
    """
    items = matrices.shape[-1]
    factors = GROUPS if items >= FEWEST_FOR_GROUPS else 1
    if near is None:
        plain = extract(matrices, factors)
    else:
        plain = extract(matrices, factors, start=near.communalities, rounds=ROUNDS, tolerance=TOLERANCE)
    rotated = rotate(plain, near=near)
    total = matrices.sum(axis=(-1, -2))
    left = 1 - np.clip(rotated.communalities, 0, 1)
    omega_total = (total - left.sum(axis=-1)) / total
    if factors == 1:
        return omega_total, np.full_like(omega_total, np.nan), rotated
    general, _ = schmid_leiman(rotated)
    return omega_total, general.sum(axis=-1) ** 2 / total, rotated


def coefficients(covariances: Array, near: Factors | None = None) -> Array:
    """(…, 3) alpha, omega total and omega hierarchical; nan where an item does not vary."""
    matrices = correlations(covariances)
    usable = np.isfinite(matrices).all(axis=(-1, -2))
    result = np.full((*covariances.shape[:-2], 3), np.nan)
    result[..., 0] = alpha(covariances)
    if usable.any():
        total, hierarchical, _ = omegas(matrices[usable], near)
        result[usable, 1:] = np.stack([total, hierarchical], axis=-1)
    return result


def without_each(covariances: Array) -> Array:
    """(items,) alpha of a scale without each of its items."""
    k = len(covariances)
    keep = [np.delete(np.arange(k), item) for item in range(k)]
    return np.array([float(alpha(covariances[np.ix_(rows, rows)])) for rows in keep])


def rest_correlations(covariances: Array) -> Array:
    """(items,) correlation of each item with the sum of the others; nan where either does not vary."""
    own = np.diagonal(covariances)
    shared = covariances.sum(axis=1) - own
    rest = covariances.sum() - 2 * covariances.sum(axis=1) + own
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where((own > 1e-12) & (rest > 1e-12), shared / np.sqrt(own * rest), np.nan))
