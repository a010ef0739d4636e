"""Boosted trees learn from the rows they are given and from no others."""

import numpy as np

from data.annotations.predictions.boosting import boosted


def test_rows_that_are_predicted_are_not_learned_from():
    rng = np.random.default_rng(1)
    x = rng.normal(size=(120, 2))
    y = np.where(x[:, :1] > 0, 4.0, 1.0) + rng.normal(0, 0.1, (120, 1))
    train, test = np.arange(80), np.arange(80, 120)
    splits = [(test, train, [(train[:40], train[40:])])]
    told: list[int] = []
    predicted = boosted(x, y, splits, seed=1, done=told.append)
    assert np.corrcoef(predicted[test, 0], y[test, 0])[0, 1] > 0.9 and np.isnan(predicted[train]).all()
    spoiled = y.copy()
    spoiled[test] = 99.0
    np.testing.assert_array_equal(predicted, boosted(x, spoiled, splits, seed=1, done=told.append))
    assert told == [1, 1]
