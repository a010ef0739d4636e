"""Whether things go together within strata: the Cochran-Mantel-Haenszel family for many pairs at once.

Within a stratum the second thing is thought of as dealt out anew among the stratum's cases; mean and
variance of what then meets by chance have a closed form (hypergeometric), so nothing need be drawn.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from data.core.progress import Progress, silent

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
    def z(self) -> Array:
        """The Mantel-Haenszel statistic, about normal where nothing links the two within strata."""
        with np.errstate(divide="ignore", invalid="ignore"):
            gap = self.both - self.expected
            return np.asarray(np.where(self.variance > 0, gap / np.sqrt(self.variance), np.nan))

    def largest(self, drawn: Array, among: Array) -> Array:
        """(n_draws,) the largest absolute z among some pairs (a mask) of each draw of cases with both."""
        z = (drawn[:, among] - self.expected[among]) / np.sqrt(self.variance[among])
        return np.asarray(np.abs(z).max(axis=1))


def stratified(first: Any, second: Any, strata: Array) -> Stratified:
    """Count pairs within strata.

    ``first``, ``second``: CSR (n_cases, features) of 0 and 1; ``strata``: (n_cases,) codes from 0.
    """
    from threadpoolctl import threadpool_limits

    n_strata = int(strata.max(initial=-1)) + 1
    sizes = np.bincount(strata, minlength=n_strata).astype(float)
    x, y = sums_by(first, strata, n_strata), sums_by(second, strata, n_strata)
    inverse = 1 / np.maximum(sizes, 1)
    open_strata = sizes > 1
    scale = np.zeros(n_strata)
    scale[open_strata] = 1 / (sizes[open_strata] ** 2 * (sizes[open_strata] - 1))
    spread_x = x * (sizes[:, None] - x) * scale[:, None]
    with threadpool_limits(1):  # two threads wait for each other longer than they work
        expected = (x * inverse[:, None]).T @ y
        variance = spread_x.T @ (y * (sizes[:, None] - y))
    both = np.asarray((first.T.tocsr() @ second).todense(), dtype=float)
    return Stratified(both, expected, variance, len(strata), x.sum(axis=0), y.sum(axis=0))


def sums_by(matrix: Any, codes: Array, n: int) -> Array:
    """(n, features) the sum of the rows of each code."""
    width = matrix.shape[1]
    rows = np.repeat(codes, np.diff(matrix.indptr))
    cells = np.bincount(rows * width + matrix.indices, weights=matrix.data, minlength=n * width)
    return np.asarray(cells.reshape(n, width))


@dataclass(frozen=True, eq=False)
class OddsRatios:
    """Common odds ratios of some pairs (Mantel and Haenszel 1959).

    ``agree``, ``disagree``: (n_strata, n_cells) what each stratum adds to the numerator and the denominator.
    ``rows``: for each cell the cases with both.
    """

    agree: Array
    disagree: Array
    rows: list[Array]

    @property
    def log_odds(self) -> Array:
        """(n_cells,) natural log of the common odds ratio; nan where a sum is 0."""
        with np.errstate(divide="ignore", invalid="ignore"):
            value = np.log(self.agree.sum(axis=0) / self.disagree.sum(axis=0))
        return np.asarray(np.where(np.isfinite(value), value, np.nan))

    @property
    def influence(self) -> Array:
        """(n_strata, n_cells) what each stratum adds to the log of the odds ratio, linearized."""
        with np.errstate(divide="ignore", invalid="ignore"):
            added = self.agree / self.agree.sum(axis=0) - self.disagree / self.disagree.sum(axis=0)
        return np.asarray(np.nan_to_num(added))


def odds_ratios(first: Any, second: Any, strata: Array, cells: list[tuple[int, int]]) -> OddsRatios:
    """The common odds ratios of some pairs of features."""
    n_strata = int(strata.max(initial=-1)) + 1
    sizes = np.bincount(strata, minlength=n_strata).astype(float)
    x, y = sums_by(first, strata, n_strata), sums_by(second, strata, n_strata)
    columns, others = first.tocsc(), second.tocsc()
    agree, disagree = np.zeros((n_strata, len(cells))), np.zeros((n_strata, len(cells)))
    marked = np.zeros(len(strata), dtype=bool)
    held = []
    for place, (i, j) in enumerate(cells):
        marked[_rows(columns, i)] = True
        rows = _rows(others, j)
        rows = rows[marked[rows]]
        marked[_rows(columns, i)] = False
        held.append(np.sort(rows))
        both = np.bincount(strata[rows], minlength=n_strata)
        neither = sizes - x[:, i] - y[:, j] + both
        agree[:, place] = both * neither / np.maximum(sizes, 1)
        disagree[:, place] = (x[:, i] - both) * (y[:, j] - both) / np.maximum(sizes, 1)
    return OddsRatios(agree, disagree, held)


def _rows(matrix: Any, column: int) -> Array:
    """The rows of a CSC matrix with something in a column."""
    return np.asarray(matrix.indices[matrix.indptr[column] : matrix.indptr[column + 1]])


def dealt_anew(
    first: Any, second: Any, strata: Array, *, times: int, seed: int, progress: Progress = silent
) -> Array:
    """(times, n_first, n_second) cases with both, the second list dealt out anew within strata."""
    generator = np.random.default_rng(seed)
    turned = first.T.tocsr()
    by_stratum = np.argsort(strata, kind="stable")
    drawn = np.empty((times, first.shape[1], second.shape[1]))
    for time in range(times):
        progress("shuffling", time, times)
        order = np.lexsort((generator.random(len(strata)), strata))
        rows = np.empty(len(strata), dtype=np.int64)
        rows[by_stratum] = order
        drawn[time] = (turned @ second[rows]).toarray()
    return drawn
