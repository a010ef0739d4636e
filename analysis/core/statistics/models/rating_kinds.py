"""One rating matrix in three ways: pooled, within raters, and between raters, as sums over raters.

Everything that depends on a covariance matrix alone is made from these sums, so that resampling raters
is a product of two matrices.
"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

Array = np.ndarray
Kind = Literal["pooled", "within_client", "between_clients"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NOTHING = 1e-9


@dataclass(frozen=True, eq=False)
class Moments:
    """What each rater adds to the covariance matrices of a rating matrix.

    Attributes:
        sums: (raters, parts) one rater, rows, rows squared, whether there are two or more, then the rows' sums,
            their products, and the products of the rater's means times rows; each product matrix flattened.
        items: How many items.
    """

    sums: Array
    items: int

    @property
    def totals(self) -> Array:
        """(parts,) summed over raters."""
        return np.asarray(self.sums.sum(axis=0))

    def covariances(self, totals: Array, kind: Kind) -> Array:
        """Covariance matrices of one kind.

        Args:
            totals: (…, parts) sums over raters, drawn or all.
            kind: ``pooled``: over rows. ``within_client``: of rows around their rater's means, rows minus raters
                degrees of freedom. ``between_clients``: of the raters' levels, as a variance component: what is
                left of the spread of means when the part due to the spread within raters is taken off
                (Muthén 1994).

        Returns:
            (…, items, items); nan where there are too few rows or raters.
        """
        k = self.items
        raters, n, squared = totals[..., 0], totals[..., 1], totals[..., 2]
        means = totals[..., 3 : 3 + k] / np.maximum(n, 1)[..., None]
        products, of_means = (
            totals[..., begin : begin + k * k].reshape(*totals.shape[:-1], k, k)
            for begin in (3 + k, 3 + k + k * k)
        )
        around = n[..., None, None] * means[..., :, None] * means[..., None, :]
        if kind == "pooled":
            return _over(products - around, n - 1)
        within = _over(products - of_means, n - raters)
        if kind == "within_client":
            return within
        size = (n - squared / np.maximum(n, 1)) / np.maximum(raters - 1, 1)
        return _over(_over(of_means - around, raters - 1) - within, size)


def _over(matrices: Array, degrees: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(matrices / np.where(degrees > 0, degrees, np.nan)[..., None, None])


def moments(ratings: Array, raters: Array) -> Moments:
    """The sums of (n, items) complete ratings by (n,) raters' ids."""
    k = ratings.shape[1]
    codes = np.unique(raters, return_inverse=True)[1] if len(raters) else np.zeros(0, dtype=np.int64)
    counts = np.bincount(codes).astype(float)
    summed = np.zeros((len(counts), k))
    np.add.at(summed, codes, ratings)
    order = np.argsort(codes, kind="stable")
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64)
    products = np.zeros((len(counts), k * k))
    if len(counts):
        sorted_rows = ratings[order]
        outer = (sorted_rows[:, :, None] * sorted_rows[:, None, :]).reshape(len(order), k * k)
        products = np.add.reduceat(outer, starts, axis=0)
    means = summed / np.maximum(counts, 1)[:, None]
    of_means = (counts[:, None, None] * means[:, :, None] * means[:, None, :]).reshape(len(counts), k * k)
    own = np.column_stack([np.ones(len(counts)), counts, counts**2])
    return Moments(np.hstack([own, summed, products, of_means]), k)


def rows_of(ratings: Array, raters: Array, kind: Kind) -> Array:
    """The rows of one kind: ratings, ratings minus their rater's means (raters with two or more), or means."""
    if kind == "pooled" or not len(ratings):
        return ratings
    codes = np.unique(raters, return_inverse=True)[1]
    counts = np.bincount(codes)
    means = np.zeros((len(counts), ratings.shape[1]))
    np.add.at(means, codes, ratings)
    means /= counts[:, None]
    return means if kind == "between_clients" else (ratings - means[codes])[counts[codes] > 1]


def correlations(covariances: Array) -> Array:
    """(…, items, items) correlation matrices; nan beside an item that does not vary."""
    spread = np.diagonal(covariances, axis1=-2, axis2=-1)
    root = np.sqrt(np.where(spread > NOTHING, spread, np.nan))
    return np.asarray(covariances / root[..., :, None] / root[..., None, :])
