"""Gradient-boosted trees of scikit-learn; how many is chosen within the rows that are learned from."""

from collections.abc import Callable, Sequence

import numpy as np

Array = np.ndarray
Rows = tuple[Array, Array, Sequence[tuple[Array, Array]]]
MOST, RATE, LEAVES = 80, 0.1, 8


def boosted(x: Array, y: Array, splits: Sequence[Rows], *, seed: int, done: Callable[[int], None]) -> Array:
    """(n, k) predictions of k outcomes by histogram-based gradient boosting (Friedman 2001).

    ``splits``: rows to predict, rows to learn from, and (learn, check) rows within these. At most 80 trees of 8
    leaves, learning rate .1; how many is chosen for each outcome by the checks. ``done``: is told the outcomes
    that are predicted.
    """
    import sklearn.ensemble  # noqa: F401 - only what is loaded can be limited
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):  # small trees: threads wait for each other longer than they work
        return _boosted(x, y, splits, seed=seed, done=done)


def _boosted(x: Array, y: Array, splits: Sequence[Rows], *, seed: int, done: Callable[[int], None]) -> Array:
    from sklearn.ensemble import HistGradientBoostingRegressor

    def fitted(rows: Array, outcome: Array, trees: int) -> HistGradientBoostingRegressor:
        model = HistGradientBoostingRegressor(
            max_iter=trees, learning_rate=RATE, max_leaf_nodes=LEAVES, early_stopping=False, random_state=seed
        )
        return model.fit(x[rows], outcome[rows])

    predicted = np.full(y.shape, np.nan)
    for column in range(y.shape[1]):
        outcome = y[:, column]
        for test, train, inner in splits:
            missed = np.zeros(MOST)
            for learn, check in inner:
                stages = fitted(learn, outcome, MOST).staged_predict(x[check])
                missed += [((stage - outcome[check]) ** 2).sum() for stage in stages]
            if len(train) > 1:
                model = fitted(train, outcome, int(missed.argmin()) + 1 if inner else MOST // 4)
                predicted[test, column] = model.predict(x[test])
        done(column + 1)
    return predicted
