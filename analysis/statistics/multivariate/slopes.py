"""Many regressions at once: one outcome on each of many sparse features, errors clustered by two persons."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.statistics.inference import MIN_CLUSTERS, Clusters

Array = np.ndarray
AT_ONCE = 128  # features that are dense at a time


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
    behind = np.minimum(*(_holders(features, codes) for codes in (clusters.client, clusters.counselor)))
    client, counselor, pair = _squares(features, left, controls, taken, slope, clusters)
    both = client + counselor - pair
    variance = np.where(both > 0, both, np.maximum(client, counselor))
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.where(there & (behind >= MIN_CLUSTERS), np.sqrt(variance) / size, np.nan)
    return Slopes(slope, error, spread, np.where(behind >= MIN_CLUSTERS, behind - 1, 0))


def _holders(features: Any, codes: Array) -> Array:
    """(n_features,) how many clusters have a row with the feature."""
    key = features.indices.astype(np.int64) * (int(codes.max()) + 1) + np.repeat(codes, np.diff(features.indptr))
    return np.bincount(np.unique(key) // (int(codes.max()) + 1), minlength=features.shape[1])


def _squares(
    features: Any, left: Array, controls: Array, taken: Array, slope: Array, clusters: Clusters
) -> tuple[Array, Array, Array]:
    """(n_features,) for clients, counselors and pairs: squared sums of what the rows add, with G / (G - 1).

    A row adds x * (left - slope * x), x the feature without the controls. Rows are summed by pair first, and
    the sums of pairs by person.
    """
    from scipy import sparse

    order = np.argsort(clusters.pair, kind="stable")
    begins = np.flatnonzero(np.diff(clusters.pair[order], prepend=-1))
    persons = [codes[order][begins] for codes in (clusters.client, clusters.counselor)]
    gathers = [
        sparse.csr_matrix((np.ones(len(codes)), (codes, np.arange(len(codes)))), (groups, len(codes)))
        for codes, groups in zip(persons, clusters.groups, strict=False)
    ]
    sorted_features, sorted_controls, sorted_left = features[order].tocsc(), controls[order], left[order]
    known = np.nan_to_num(slope)
    total = np.zeros((3, features.shape[1]))
    for first in range(0, features.shape[1], AT_ONCE):
        here = slice(first, first + AT_ONCE)
        x = sorted_features[:, here].toarray() - sorted_controls @ taken[here].T
        added = x * sorted_left[:, None]
        x *= x
        x *= known[here]
        added -= x
        pairs = np.add.reduceat(added, begins, axis=0)
        for place, sums in enumerate((*(gather @ pairs for gather in gathers), pairs)):
            total[place, here] = np.einsum("gj,gj->j", sums, sums)
    corrections = [groups / max(1, groups - 1) for groups in clusters.groups]
    client, counselor, pair = (part * factor for part, factor in zip(total, corrections, strict=True))
    return client, counselor, pair
