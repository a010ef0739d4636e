"""How well two groups of rows are told apart by features, no person being in both training and test."""

from dataclasses import dataclass

import numpy as np

from analysis.core.statistics.inference import Array

FOLDS = 5
PENALTIES = 10.0 ** np.arange(-1.0, 5.01, 0.5)


@dataclass(frozen=True, eq=False)
class Separation:
    """Out-of-fold scores of rows, and what tells them apart.

    ``scores``: (n,) the higher, the more like the second group; nan where no training rows were left.
    ``weights``: (n_features,) of a fit to all rows, by one standard deviation of each feature.
    """

    scores: Array
    weights: Array


def person_folds(persons: Array, n_folds: int, seed: int) -> Array:
    """(n, 2) folds of the two persons of each row: one person, in whichever role, has one fold."""
    codes = np.unique(persons, return_inverse=True)[1].reshape(persons.shape)
    n = int(codes.max()) + 1 if codes.size else 0
    return np.asarray(np.random.default_rng(seed).permutation(n)[codes] % n_folds)


def separate(x: Array, y: Array, folds: Array, n_folds: int = FOLDS) -> Separation:
    """Ridge regression of group membership on standardized features (a regularized linear discriminant).

    Rows are predicted from those that share neither person's fold; both groups count the same in training, however
    many rows they have there. The penalty minimizes generalized cross-validation in training (Golub, Heath & Wahba
    1979).

    Args:
        x: (n, n_features).
        y: (n,) 0 or 1.
        folds: (n, 2) of both persons of each row.
        n_folds: how many there are.
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        cells = {
            (a, b): [_Sums.of(x[rows & (y == group)], float(group)) for group in (0, 1)]
            for a in range(n_folds)
            for b in range(a, n_folds)
            if (rows := _cell(folds, a, b)).any()
        }
        scores = np.full(len(y), np.nan)
        for a, b in cells:
            fit = _fit([sums for cell, sums in cells.items() if not {a, b} & set(cell)])
            if fit is not None:
                rows = _cell(folds, a, b)
                scores[rows] = fit.predict(x[rows])
        fit = _fit([*cells.values()])
    return Separation(scores, np.zeros(x.shape[1]) if fit is None else fit.weights)


def area(scores: Array, y: Array) -> tuple[float, Array]:
    """The area under the receiver operating characteristic, and what each row adds to it.

    Structural components (DeLong, DeLong & Clarke-Pearson 1988; clustered as Obuchowski 1997 does).

    Returns:
        The area, and (n,) how far each row's mean share of won comparisons lies from it; nan without both groups.
    """
    first, second = scores[y == 0], scores[y == 1]
    if not len(first) or not len(second):
        return float("nan"), np.zeros(len(y))
    added = np.zeros(len(y))
    added[y == 1] = _won(second, first)
    added[y == 0] = 1 - _won(first, second)
    value = float(added[y == 1].mean())
    return value, added - value


def _won(values: Array, others: Array) -> Array:
    """For each value the share of the others below it, ties as half."""
    ordered = np.sort(others)
    return (np.searchsorted(ordered, values, "left") + np.searchsorted(ordered, values, "right")) / (
        2 * len(others)
    )


def _cell(folds: Array, a: int, b: int) -> Array:
    low, high = folds.min(axis=1), folds.max(axis=1)
    return np.asarray((low == a) & (high == b))


@dataclass(frozen=True, eq=False)
class _Fit:
    mean: Array
    scale: Array
    weights: Array
    intercept: float

    def predict(self, x: Array) -> Array:
        return np.asarray(self.intercept + ((x - self.mean) * self.scale) @ self.weights)


@dataclass(frozen=True, eq=False)
class _Sums:
    """Of some rows: how many, sums of x and y and of their products."""

    n: float
    x: Array
    y: float
    xx: Array
    xy: Array

    @classmethod
    def of(cls, x: Array, y: float) -> "_Sums":
        return cls(float(len(x)), x.sum(axis=0), y * len(x), x.T @ x, y * x.sum(axis=0))

    def plus(self, other: "_Sums", times: float = 1.0) -> "_Sums":
        return _Sums(
            self.n + times * other.n,
            self.x + times * other.x,
            self.y + times * other.y,
            self.xx + times * other.xx,
            self.xy + times * other.xy,
        )

    def fit(self) -> _Fit:
        mean, level = self.x / self.n, self.y / self.n
        covariance = self.xx - self.n * np.outer(mean, mean)
        deviation = np.sqrt(np.maximum(covariance.diagonal() / self.n, 0.0))
        scale = np.where(deviation > 1e-9, 1 / np.maximum(deviation, 1e-9), 0.0)
        values, vectors = np.linalg.eigh(covariance * np.outer(scale, scale))
        values = np.maximum(values, 0.0)
        turned = vectors.T @ (scale * (self.xy - self.n * mean * level))
        total = self.y - self.n * level**2  # of squares of y, which is 0 or 1
        kept = values[:, None] / (values[:, None] + PENALTIES)
        used = values > 1e-9 * max(1.0, float(values.max(initial=0.0)))
        explained = np.where(used, turned**2 / np.maximum(values, 1e-300), 0.0)
        errors = total - (explained[:, None] * (2 * kept - kept**2)).sum(axis=0)
        free = self.n - 1 - kept.sum(axis=0)
        scored = np.where(free > 0.5, np.maximum(errors, 0.0) / np.maximum(free, 0.5) ** 2, np.inf)
        weights = vectors @ (turned / (values + PENALTIES[int(np.argmin(scored))]))
        return _Fit(mean, scale, weights, level)


def _fit(parts: list[list[_Sums]]) -> _Fit | None:
    """A fit to some cells in which both groups weigh the same; None where one of them has no rows."""
    if not parts:
        return None
    groups = []
    for group in (0, 1):
        whole = parts[0][group]
        for part in parts[1:]:
            whole = whole.plus(part[group])
        groups.append(whole)
    n_a, n_b = (group.n for group in groups)
    if not n_a or not n_b:
        return None
    nothing = groups[0].plus(groups[0], -1.0)
    half = (n_a + n_b) / 2
    return nothing.plus(groups[0], half / n_a).plus(groups[1], half / n_b).fit()
