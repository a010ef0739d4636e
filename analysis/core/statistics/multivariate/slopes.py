"""Many regressions at once: one outcome on each of many sparse features, errors clustered by two persons."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.core.statistics.inference import MIN_CLUSTERS, Clusters

Array = np.ndarray
TINY = 1e-9


@dataclass(frozen=True, eq=False)
class Slopes:
    """The least-squares slope of the outcome on each feature, controls taken out of both; (n_features,) each.

    ``spread``: standard deviation of the feature without the controls. ``error``: two-way clustered standard
    error, nan where fewer than five clients or counselors are behind the rows that hold the feature.
    ``degrees``: of freedom of Student's t, 0 without an error.
    """

    slope: Array
    error: Array
    spread: Array
    degrees: Array

    @property
    def p(self) -> Array:
        """(n_features,) two-sided p; nan without an error."""
        from scipy.special import stdtr

        with np.errstate(divide="ignore", invalid="ignore"):
            t = -np.abs(self.slope / np.where(self.error > 0, self.error, np.nan))
            return np.asarray(2 * stdtr(self.degrees, t))


def slopes(features: Any, outcome: Array, controls: Array, clusters: Clusters | None) -> Slopes:
    """The slopes.

    ``features``: CSR (n, n_features). ``outcome``: (n,). ``controls``: (n, k), taken out of outcome and
    features; a column of ones among them. ``clusters``: who stands behind each row; the errors are those of
    Cameron, Gelbach and Miller (2011), each part with G / (G - 1).
    """
    base = np.linalg.pinv(controls.T @ controls)  # a control may say what others say
    left = outcome - controls @ (base @ (controls.T @ outcome))
    crossed = np.asarray(features.T @ controls)
    taken = crossed @ base
    square = features.copy()
    square.data = square.data**2
    size = np.asarray(square.sum(axis=0)).ravel() - np.einsum("jk,jk->j", taken, crossed)
    there = size > 1e-12 * np.maximum(1.0, np.asarray(square.sum(axis=0)).ravel())
    slope = np.full(features.shape[1], np.nan)
    slope[there] = (features.T @ left)[there] / size[there]
    spread = np.sqrt(np.maximum(size, 0.0) / len(outcome))
    if clusters is None or min(clusters.groups[:2]) < MIN_CLUSTERS:
        return Slopes(slope, np.full(len(slope), np.nan), spread, np.zeros(len(slope), dtype=np.int64))
    sums = _Sums.of(features, left, controls, taken, slope)
    persons = (clusters.client, clusters.counselor, clusters.pair)
    parts = [sums.by(codes, groups) for codes, groups in zip(persons, clusters.groups, strict=True)]
    client, counselor, pair = (squares for squares, _ in parts)
    behind = np.minimum(parts[0][1], parts[1][1])
    both = client + counselor - pair
    variance = np.where(both > 0, both, np.maximum(client, counselor))
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.where(there & (behind >= MIN_CLUSTERS), np.sqrt(variance) / size, np.nan)
    return Slopes(slope, error, spread, np.where(behind >= MIN_CLUSTERS, behind - 1, 0))


@dataclass(frozen=True, eq=False)
class _Sums:
    """What each row adds to the slope of each feature: x * (left - slope * x), x without the controls.

    It is a sparse part, which only rows with the feature have, and a part of low rank, which the controls make:
    ``added`` + ``common`` @ ``factors``. So sums by person and their squares never need a dense matrix.
    """

    added: Any
    common: Array
    factors: Array

    @classmethod
    def of(cls, features: Any, left: Array, controls: Array, taken: Array, slope: Array) -> "_Sums":
        known = np.nan_to_num(slope)
        lengths = np.diff(features.indptr)
        columns = features.indices
        of_controls = np.zeros(len(columns))
        for control, share in zip(controls.T, taken.T, strict=True):
            of_controls += np.repeat(control, lengths) * share[columns]
        added = features.copy()
        added.data = features.data * (
            np.repeat(left, lengths) - known[columns] * (features.data - 2.0 * of_controls)
        )
        k = controls.shape[1]
        crossed = (controls[:, :, None] * controls[:, None, :]).reshape(len(controls), k * k)
        products = (taken[:, :, None] * taken[:, None, :]).reshape(len(taken), k * k)
        common = np.column_stack([controls * left[:, None], crossed])
        return cls(added, common, np.vstack([-taken.T, -(known[:, None] * products).T]))

    def by(self, codes: Array, groups: int) -> tuple[Array, Array]:
        """(n_features,) squared sums of groups with G / (G - 1), and how many groups hold the feature."""
        from scipy import sparse

        n = len(codes)
        gather = sparse.csr_matrix((np.ones(n), (codes, np.arange(n))), (groups, n))
        own, common = (gather @ self.added).tocsr(), gather @ self.common
        width = own.shape[1]
        held = np.bincount(own.indices, minlength=width)
        squares = np.bincount(own.indices, weights=own.data**2, minlength=width)
        squares += 2.0 * np.einsum("jk,kj->j", own.T @ common, self.factors)
        squares += np.einsum("kj,kj->j", (common.T @ common) @ self.factors, self.factors)
        return np.maximum(squares, 0.0) * groups / max(1, groups - 1), held


def drawn_slopes(features: Any, outcome: Array, controls: Array, groups: Array, weights: Array) -> Array:
    """(n_draws, n_features) the slopes where groups of rows were drawn anew; nan where a feature is absent.

    ``groups``: (n,) codes from 0. ``weights``: (n_draws, n_groups) how often each is drawn. All sums are made
    group by group first, so that a draw costs a product of small matrices.
    """
    from scipy import sparse

    n, n_groups, k = len(groups), weights.shape[1], controls.shape[1]
    gather = sparse.csr_matrix((np.ones(n, np.float32), (groups, np.arange(n))), (n_groups, n))
    known = controls / np.maximum(np.abs(controls).max(axis=0), TINY)  # of one size, for small numbers
    square = features.copy()
    square.data = square.data**2

    def sums(rows: Any) -> Array:
        dense = gather @ rows
        return weights @ np.asarray(dense.todense() if sparse.issparse(dense) else dense, dtype=np.float64)

    crossed = np.stack([sums(sparse.diags(known[:, i]) @ features) for i in range(k)], axis=2)
    among = sums((known[:, :, None] * known[:, None, :]).reshape(n, k * k)).reshape(-1, k, k)
    with_outcome = sums(known * outcome[:, None])
    taken = crossed @ np.linalg.pinv(among)
    size = sums(square) - np.einsum("djk,djk->dj", taken, crossed)
    product = sums(sparse.diags(outcome) @ features) - np.einsum("djk,dk->dj", taken, with_outcome)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(size > TINY, product / size, np.nan))
