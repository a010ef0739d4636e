"""Ridge regression whose penalty and predictions come from folds that share no person."""

from dataclasses import dataclass

import numpy as np

Array = np.ndarray
PENALTIES = tuple(10.0**power for power in np.arange(-1.0, 5.01, 0.5))


@dataclass(frozen=True, eq=False)
class Prediction:
    """Predictions for rows whose person was in no training fold.

    ``predicted``: (n,). ``penalties``: (n_folds,) chosen within the training folds. ``weights``: (n_features,)
    of a fit to all rows, in points for one standard deviation.
    """

    predicted: Array
    penalties: Array
    weights: Array


def folds_of(groups: Array, n_folds: int, seed: int) -> Array:
    """(n,) fold of each row; rows of a group share one, and folds hold about equally many rows."""
    codes, sizes = np.unique(groups, return_inverse=True, return_counts=True)[1:]
    chance = np.random.default_rng(seed).random(len(sizes))
    fold_of = np.zeros(len(sizes), dtype=np.int64)
    load = np.zeros(n_folds)
    for group in np.lexsort((chance, -sizes)):
        fold_of[group] = int(np.argmin(load))
        load[fold_of[group]] += sizes[group]
    return np.asarray(fold_of[codes])


@dataclass(frozen=True, eq=False)
class _Moments:
    """Sums over some rows: how many, of x, of y, of the products of x with x and with y."""

    n: float
    x: Array
    y: float
    xx: Array
    xy: Array

    def __add__(self, other: "_Moments") -> "_Moments":
        return self._combined(other, 1.0)

    def __sub__(self, other: "_Moments") -> "_Moments":
        return self._combined(other, -1.0)

    def _combined(self, other: "_Moments", sign: float) -> "_Moments":
        return _Moments(
            self.n + sign * other.n,
            self.x + sign * other.x,
            self.y + sign * other.y,
            self.xx + sign * other.xx,
            self.xy + sign * other.xy,
        )

    def solve(self) -> "_Solved":
        """The spectrum of the standardized features of these rows."""
        mean_x, mean_y = self.x / self.n, self.y / self.n
        covariance = self.xx - self.n * np.outer(mean_x, mean_x)
        spread = np.sqrt(np.maximum(covariance.diagonal() / self.n, 0.0))
        scale = np.where(spread > 1e-12, 1 / np.maximum(spread, 1e-12), 0.0)
        values, vectors = np.linalg.eigh(covariance * np.outer(scale, scale))
        turned = vectors.T @ (scale * (self.xy - self.n * mean_x * mean_y))
        return _Solved(mean_x, mean_y, scale, np.maximum(values, 0.0), vectors, turned)


@dataclass(frozen=True, eq=False)
class _Solved:
    mean_x: Array
    mean_y: float
    scale: Array
    values: Array
    vectors: Array
    turned: Array

    def weights(self, penalties: Array) -> Array:
        """(n_features, n_penalties) per standard deviation of each feature."""
        return np.asarray(self.vectors @ (self.turned[:, None] / (self.values[:, None] + penalties)))

    def predict(self, x: Array, penalties: Array) -> Array:
        """(n, n_penalties) predictions."""
        return np.asarray(self.mean_y + (x - self.mean_x) @ (self.scale[:, None] * self.weights(penalties)))


def predict(x: Array, y: Array, fold: Array) -> Prediction:
    """Out-of-fold predictions of ridge regression on standardized features.

    ``x``: (n, n_features). ``fold``: (n,) codes from 0. The penalty of each fold is the one that predicts
    the other folds best, each of them left out in turn, so that no fold sees its own outcome.
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):  # small matrices: two threads wait for each other longer than they work
        return _predict(x, y, fold)


def _predict(x: Array, y: Array, fold: Array) -> Prediction:
    n_folds = int(fold.max()) + 1
    parts = [_moments(x[fold == one], y[fold == one]) for one in range(n_folds)]
    whole = sum(parts[1:], parts[0])
    predicted, penalties = np.empty(len(y)), np.empty(n_folds)
    errors = np.zeros((n_folds, n_folds, len(PENALTIES)))
    for out in range(n_folds):
        for inner in range(out):
            solved = (whole - parts[out] - parts[inner]).solve() if n_folds > 2 else None
            if solved is None:
                continue
            for tested, other in ((inner, out), (out, inner)):
                rows = fold == tested
                missed = y[rows][:, None] - solved.predict(x[rows], np.array(PENALTIES))
                errors[other, tested] = (missed**2).sum(axis=0)
    for out in range(n_folds):
        penalties[out] = PENALTIES[int(np.argmin(errors[out].sum(axis=0)))]
        rows = fold == out
        predicted[rows] = (whole - parts[out]).solve().predict(x[rows], penalties[out : out + 1])[:, 0]
    return Prediction(predicted, penalties, whole.solve().weights(np.array([np.median(penalties)]))[:, 0])


def _moments(x: Array, y: Array) -> _Moments:
    return _Moments(float(len(y)), x.sum(axis=0), float(y.sum()), x.T @ x, x.T @ y)


def r_squared(y: Array, predicted: Array, reference: Array) -> float:
    """The share of the squared error of a reference prediction that the predictions take away."""
    return float(1 - ((y - predicted) ** 2).sum() / ((y - reference) ** 2).sum())
