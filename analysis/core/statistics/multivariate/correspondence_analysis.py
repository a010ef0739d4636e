"""Simple and multiple correspondence analysis of tables of counts (Greenacre 2017)."""

from dataclasses import dataclass

import numpy as np

Array = np.ndarray
TINY = 1e-12


@dataclass(frozen=True, eq=False)
class Correspondence:
    """A correspondence analysis.

    ``inertia``: (n_axes,) principal inertias, largest first. ``rows``, ``columns``: principal coordinates,
    (n_rows, n_axes) and (n_columns, n_axes). ``row_mass``, ``column_mass``: shares of the total. ``row_axes``,
    ``column_axes``: standard coordinates, of unit weighted variance.
    """

    inertia: Array
    rows: Array
    columns: Array
    row_mass: Array
    column_mass: Array
    row_axes: Array
    column_axes: Array

    @property
    def shares(self) -> Array:
        """(n_axes,) share of the total inertia."""
        total = self.inertia.sum()
        return self.inertia / total if total > 0 else self.inertia

    def row_contributions(self) -> Array:
        """(n_rows, n_axes) what each row contributes to the inertia of an axis; each axis sums to 1."""
        return np.asarray(self.row_mass[:, None] * self.row_axes**2)

    def column_contributions(self) -> Array:
        """(n_columns, n_axes) what each column contributes to the inertia of an axis."""
        return np.asarray(self.column_mass[:, None] * self.column_axes**2)

    @staticmethod
    def quality(coordinates: Array) -> Array:
        """(n, n_axes) squared cosines: the share of a point's inertia that an axis shows."""
        squared = coordinates**2
        return np.asarray(squared / np.maximum(squared.sum(axis=1, keepdims=True), TINY))

    def place_rows(self, counts: Array) -> Array:
        """Principal coordinates of further rows (…, n_columns) by the transition formula; nan without counts."""
        return _placed(counts, self.column_axes)

    def place_columns(self, counts: Array) -> Array:
        """Principal coordinates of further columns, given as (…, n_rows)."""
        return _placed(counts, self.row_axes)


def _placed(counts: Array, axes: Array) -> Array:
    totals = counts.sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(totals > 0, (counts @ axes) / totals, np.nan))


def correspondence(counts: Array) -> Correspondence:
    """The correspondence analysis of a table (n_rows, n_columns) without empty rows or columns.

    By the singular values of the standardized residuals. The sign of each axis is such that its column with
    the largest contribution lies on the positive side.
    """
    total = counts.sum()
    shares = counts / total
    row_mass, column_mass = shares.sum(axis=1), shares.sum(axis=0)
    expected = np.outer(row_mass, column_mass)
    residuals = (shares - expected) / np.sqrt(expected)
    n_axes = max(0, min(counts.shape) - 1)
    left, values, right = _singular(residuals, n_axes)
    signs = np.sign(right[np.argmax(np.abs(right), axis=0), np.arange(n_axes)]) if n_axes else np.ones(0)
    signs = np.where(signs == 0, 1.0, signs)
    row_axes = left * signs / np.sqrt(row_mass)[:, None]
    column_axes = right * signs / np.sqrt(column_mass)[:, None]
    return Correspondence(
        inertia=values**2,
        rows=row_axes * values,
        columns=column_axes * values,
        row_mass=row_mass,
        column_mass=column_mass,
        row_axes=row_axes,
        column_axes=column_axes,
    )


def _singular(residuals: Array, n_axes: int) -> tuple[Array, Array, Array]:
    """The leading singular vectors and values."""
    left, values, right = np.linalg.svd(residuals, full_matrices=False)
    kept = values[:n_axes].copy()
    kept[kept < TINY] = 0.0
    return left[:, :n_axes], kept, right[:n_axes].T


@dataclass(frozen=True, eq=False)
class MultipleCorrespondence:
    """A multiple correspondence analysis.

    ``analysis``: of the indicator matrix, its columns the categories. ``adjusted``: (n_axes,) inertias
    without what the indicator coding adds (Benzecri 1979); axes up to 1 / n_variables drop out.
    ``adjusted_shares``: their shares of the adjusted total (Greenacre 2017, chapter 19).
    """

    analysis: Correspondence
    adjusted: Array
    adjusted_shares: Array


def multiple(indicators: Array, n_variables: int) -> MultipleCorrespondence:
    """The analysis of a 0-1 matrix (n_cases, n_categories) with one category of each variable a case."""
    burt = indicators.T @ indicators
    analysis = _of_burt(burt, n_variables, len(indicators))
    lowest = 1.0 / n_variables
    kept = analysis.inertia > lowest + TINY
    scale = n_variables / max(1, n_variables - 1)
    adjusted = np.where(kept, (scale * (analysis.inertia - lowest)) ** 2, 0.0)
    n_categories = indicators.shape[1]
    burt_inertia = (analysis.inertia**2).sum()
    total = scale * (burt_inertia - (n_categories - n_variables) / n_variables**2)
    shares = adjusted / total if total > TINY else np.zeros_like(adjusted)
    return MultipleCorrespondence(analysis, adjusted, shares)


def _of_burt(burt: Array, n_variables: int, n_cases: int) -> Correspondence:
    """The analysis of the indicator matrix from the cross table of all categories, which is small."""
    mass = burt.diagonal() / (n_cases * n_variables)
    root = np.sqrt(mass)
    residuals = burt / (n_cases * n_variables**2) / np.outer(root, root) - np.outer(root, root)
    values, vectors = np.linalg.eigh((residuals + residuals.T) / 2)
    n_axes = max(0, len(burt) - n_variables)
    order = np.argsort(values)[::-1][:n_axes]
    inertia = np.maximum(values[order], 0.0)
    axes = vectors[:, order]
    if n_axes:
        signs = np.sign(axes[np.argmax(np.abs(axes), axis=0), np.arange(n_axes)])
        axes = axes * np.where(signs == 0, 1.0, signs)
    standard = axes / root[:, None]
    principal = standard * np.sqrt(inertia)
    return Correspondence(inertia, principal, principal, mass, mass, standard, standard)


def ellipses(points: Array, level: float = 0.95) -> Array:
    """(n, 5) normal confidence ellipses: x, y, long half axis, short half axis, angle in radians.

    ``points``: (n_draws, n, 2), draws of n points; those with nan are left out. nan where fewer than three
    draws of a point are left.
    """
    there = np.isfinite(points).all(axis=2)
    count = there.sum(axis=0)
    known = np.where(there[:, :, None], points, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        centre = known.sum(axis=0) / count[:, None]
        gaps = np.where(there[:, :, None], points - centre, 0.0)
        spread = np.einsum("dni,dnj->nij", gaps, gaps) / (count - 1)[:, None, None]
    enough = count >= 3
    values, vectors = np.linalg.eigh(np.where(enough[:, None, None], spread, 0.0))
    halves = np.sqrt(np.maximum(values[:, ::-1], 0.0) * -2 * np.log(1 - level))
    angle = np.arctan2(vectors[:, 1, 1], vectors[:, 0, 1])
    return np.asarray(np.where(enough[:, None], np.column_stack([centre, halves, angle]), np.nan))
