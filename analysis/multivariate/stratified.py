"""Whether things go together within strata: the Cochran-Mantel-Haenszel family for many pairs at once.

Within a stratum the second thing is thought of as dealt out anew among the stratum's cases; mean and
variance of what then meets by chance have a closed form (hypergeometric), so nothing need be drawn.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray


@dataclass(frozen=True, eq=False)
class Stratified:
    """Pairs of features of two lists; all arrays (n_first, n_second).

    ``both``: cases with both. ``expected``, ``variance``: of that number when the second list is dealt out
    anew within strata. ``n``: cases; ``n_first``, ``n_second``: cases with a feature.
    """

    both: Array
    expected: Array
    variance: Array
    n: int
    n_first: Array
    n_second: Array

    @property
    def lift(self) -> Array:
        """How many times as often as expected; nan where nothing is expected."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(self.expected > 0, self.both / self.expected, np.nan))

    @property
    def log_odds(self) -> Array:
        """The common log odds ratio by one step (Peto: Yusuf et al. 1985); nan without variance."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(self.variance > 0, (self.both - self.expected) / self.variance, np.nan))

    @property
    def z(self) -> Array:
        """The Mantel-Haenszel statistic, about normal where nothing links the two within strata."""
        with np.errstate(divide="ignore", invalid="ignore"):
            gap = self.both - self.expected
            return np.asarray(np.where(self.variance > 0, gap / np.sqrt(self.variance), np.nan))


def stratified(first: Any, second: Any, strata: Array) -> Stratified:
    """Count pairs within strata.

    ``first``, ``second``: CSR (n_cases, features) of 0 and 1; ``strata``: (n_cases,) codes from 0.
    """
    n_strata = int(strata.max(initial=-1)) + 1
    sizes = np.bincount(strata, minlength=n_strata).astype(float)
    x, y = sums_by(first, strata, n_strata), sums_by(second, strata, n_strata)
    inverse = 1 / np.maximum(sizes, 1)
    expected = (x * inverse[:, None]).T @ y
    open_strata = sizes > 1
    scale = np.zeros(n_strata)
    scale[open_strata] = 1 / (sizes[open_strata] ** 2 * (sizes[open_strata] - 1))
    spread_x = x * (sizes[:, None] - x) * scale[:, None]
    variance = spread_x.T @ (y * (sizes[:, None] - y))
    both = np.asarray((first.T.tocsr() @ second).todense(), dtype=float)
    return Stratified(both, expected, variance, len(strata), x.sum(axis=0), y.sum(axis=0))


def sums_by(matrix: Any, codes: Array, n: int) -> Array:
    """(n, features) the sum of the rows of each code."""
    width = matrix.shape[1]
    rows = np.repeat(codes, np.diff(matrix.indptr))
    cells = np.bincount(rows * width + matrix.indices, weights=matrix.data, minlength=n * width)
    return np.asarray(cells.reshape(n, width))


def contributions(first: Any, second: Any, strata: Array, cells: list[tuple[int, int]]) -> tuple[Array, Array]:
    """What each stratum adds to observed minus expected and to the variance, (n_strata, n_cells) each."""
    n_strata = int(strata.max(initial=-1)) + 1
    sizes = np.bincount(strata, minlength=n_strata).astype(float)
    x, y = sums_by(first, strata, n_strata), sums_by(second, strata, n_strata)
    columns, others = first.tocsc(), second.tocsc()
    scale = np.where(sizes > 1, 1 / np.maximum(sizes**2 * (sizes - 1), 1), 0.0)
    gaps, variances = np.zeros((n_strata, len(cells))), np.zeros((n_strata, len(cells)))
    for place, (i, j) in enumerate(cells):
        rows = np.intersect1d(_rows(columns, i), _rows(others, j), assume_unique=True)
        both = np.bincount(strata[rows], minlength=n_strata)
        gaps[:, place] = both - x[:, i] * y[:, j] / np.maximum(sizes, 1)
        variances[:, place] = x[:, i] * (sizes - x[:, i]) * y[:, j] * (sizes - y[:, j]) * scale
    return gaps, variances


def _rows(matrix: Any, column: int) -> Array:
    """The rows of a CSC matrix with something in a column."""
    return np.asarray(matrix.indices[matrix.indptr[column] : matrix.indptr[column + 1]])


def dealt_anew(first: Any, second: Any, strata: Array, *, times: int, seed: int) -> Array:
    """(times, n_first, n_second) cases with both, the second list dealt out anew within strata."""
    generator = np.random.default_rng(seed)
    turned = first.T.tocsr()
    by_stratum = np.argsort(strata, kind="stable")
    drawn = np.empty((times, first.shape[1], second.shape[1]))
    for time in range(times):
        order = np.lexsort((generator.random(len(strata)), strata))
        rows = np.empty(len(strata), dtype=np.int64)
        rows[by_stratum] = order
        drawn[time] = (turned @ second[rows]).toarray()
    return drawn
