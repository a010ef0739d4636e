"""Predictions for persons never seen: nested folds of persons, and ridge regression of many outcomes over them.

Each row has the folds of its persons: one code where only the client must be new, two where client and
counselor must. Rows are predicted from rows none of whose persons lies in a fold of the predicted row's persons.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.core.statistics.multivariate.ridge import PENALTIES

Array = np.ndarray
Folds = frozenset[int]


@dataclass(frozen=True, eq=False)
class Split:
    """Rows to be predicted, rows to learn from, and (learn, check) rows within these, to choose settings by."""

    test: Array
    train: Array
    inner: tuple[tuple[Array, Array], ...]


class Nested:
    """The splits of some rows.

    ``codes``: (n, 1) or (n, 2) folds of each row's persons, from 0. ``learn``: (n,) mask of the rows that may be
    learned from (default: all).
    """

    def __init__(self, codes: Array, learn: Array | None = None) -> None:
        self.codes = codes
        self.learn = np.ones(len(codes), dtype=bool) if learn is None else learn
        self.every: Folds = frozenset(np.unique(codes).tolist())

    @cached_property
    def cells(self) -> dict[Folds, Array]:
        """The rows of each set of folds: one fold, or two where the row's persons lie in two."""
        low, high = self.codes.min(axis=1), self.codes.max(axis=1)
        pairs = np.unique(np.column_stack([low, high]), axis=0)
        return {frozenset((int(a), int(b))): np.flatnonzero((low == a) & (high == b)) for a, b in pairs}

    def within(self, folds: Folds) -> list[Folds]:
        """The cells all of whose persons are in these folds."""
        return [cell for cell in self.cells if cell <= folds]

    def outer(self) -> Iterator[tuple[Folds, Folds]]:
        """(cell to be predicted, folds to learn from)."""
        for cell in self.cells:
            yield cell, self.every - cell

    def inner(self, folds: Folds) -> Iterator[tuple[Folds, Folds]]:
        """(cell to check by, folds to learn from), within the folds that are learned from."""
        for one in sorted(folds):
            cell = frozenset((one,))
            if cell in self.cells and len(folds) > 1:
                yield cell, folds - cell

    def rows(self, folds: Folds) -> Array:
        """The rows to learn from whose persons are all in these folds."""
        parts = [self.cells[cell] for cell in self.within(folds)]
        rows = np.sort(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)
        return np.asarray(rows[self.learn[rows]])

    def splits(self) -> Iterator[Split]:
        """Every split in full, for methods that need the rows themselves."""
        for cell, folds in self.outer():
            inner = tuple(
                (self.rows(within), checked[self.learn[checked]])
                for check, within in self.inner(folds)
                for checked in [self.cells[check]]
            )
            yield Split(self.cells[cell], self.rows(folds), tuple(pair for pair in inner if all(map(len, pair))))


def mean(y: Array, nested: Nested) -> Array:
    """(n, k) the mean of the rows that may be learned from."""
    predicted = np.full(y.shape, np.nan)
    for cell, folds in nested.outer():
        rows = nested.rows(folds)
        if len(rows):
            predicted[nested.cells[cell]] = y[rows].mean(axis=0)
    return predicted


def ridge(x: Array, y: Array, nested: Nested) -> Array:
    """(n, k) predictions of k outcomes by ridge regression on standardized features, nan where nothing is learned.

    ``x``: (n, p). ``y``: (n, k). The penalty of each outcome is chosen within the rows that are learned from, each
    of their folds left out in turn (Hoerl & Kennard 1970; nested as in Varma & Simon 2006).
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):  # small matrices: two threads wait for each other longer than they work
        return _Ridge(x, y, nested).predict()


@dataclass(frozen=True, eq=False)
class _Fit:
    """Standardized features' spectrum of some rows, and what each outcome is along it."""

    mean_x: Array
    mean_y: Array
    scale: Array
    values: Array
    vectors: Array
    turned: Array

    def predict(self, x: Array, penalties: Array) -> Array:
        """(n, k, m) predictions with each of m penalties; ``penalties``: (m,), or (k, 1) one for each outcome."""
        damped = np.broadcast_to(penalties, (self.turned.shape[1], penalties.shape[-1]))[None]
        weights = self.turned[:, :, None] / (self.values[:, None, None] + damped)
        p, k, m = weights.shape
        along = ((x - self.mean_x) * self.scale) @ self.vectors
        return np.asarray(self.mean_y[:, None] + (along @ weights.reshape(p, k * m)).reshape(len(x), k, m))


class _Ridge:
    """Sums over each cell are made once; every set of folds is a sum of these."""

    def __init__(self, x: Array, y: Array, nested: Nested) -> None:
        self.x, self.y, self.nested = x, y, nested
        self.sums = {}
        for cell, rows in nested.cells.items():
            learned = rows[nested.learn[rows]]
            part, of = np.column_stack([np.ones(len(learned)), x[learned]]), y[learned]
            self.sums[cell] = (part.T @ part, part.T @ of)
        self.fits: dict[Folds, _Fit | None] = {}

    def fit(self, folds: Folds) -> _Fit | None:
        if folds not in self.fits:
            self.fits[folds] = self._fit(folds)
        return self.fits[folds]

    def _fit(self, folds: Folds) -> _Fit | None:
        parts = [self.sums[cell] for cell in self.nested.within(folds)]
        products = np.sum([part[0] for part in parts], axis=0)
        outcomes = np.sum([part[1] for part in parts], axis=0)
        if not parts or products[0, 0] < 2:
            return None
        n, sums = products[0, 0], products[0, 1:]
        mean_x, mean_y = sums / n, outcomes[0] / n
        covariance = products[1:, 1:] - n * np.outer(mean_x, mean_x)
        spread = np.sqrt(np.maximum(covariance.diagonal() / n, 0.0))
        scale = np.where(spread > 1e-9, 1 / np.maximum(spread, 1e-9), 0.0)
        values, vectors = np.linalg.eigh(covariance * np.outer(scale, scale))
        turned = vectors.T @ (scale[:, None] * (outcomes[1:] - n * np.outer(mean_x, mean_y)))
        return _Fit(mean_x, mean_y, scale, np.maximum(values, 0.0), vectors, turned)

    def predict(self) -> Array:
        predicted = np.full(self.y.shape, np.nan)
        for cell, folds in self.nested.outer():
            if (fit := self.fit(folds)) is not None:
                rows = self.nested.cells[cell]
                predicted[rows] = fit.predict(self.x[rows], self._penalties(folds)[:, None])[:, :, 0]
        return predicted

    def _penalties(self, folds: Folds) -> Array:
        """(k,) the penalty that misses least within the folds."""
        missed = np.zeros((self.y.shape[1], len(PENALTIES)))
        for cell, within in self.nested.inner(folds):
            rows = self.nested.cells[cell]
            rows = rows[self.nested.learn[rows]]
            if len(rows) and (fit := self.fit(within)) is not None:
                missed += ((fit.predict(self.x[rows], np.array(PENALTIES)) - self.y[rows][:, :, None]) ** 2).sum(
                    axis=0
                )
        return np.asarray(np.array(PENALTIES)[missed.argmin(axis=1)])
