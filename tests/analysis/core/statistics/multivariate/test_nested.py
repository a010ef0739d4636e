"""Nested folds share no person, and ridge regression over them is scikit-learn's."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from analysis.core.statistics.multivariate import nested
from analysis.core.statistics.multivariate.nested import Nested
from analysis.core.statistics.multivariate.ridge import PENALTIES

RNG = np.random.default_rng(5)
X, CODES = RNG.normal(size=(90, 4)), RNG.integers(0, 3, size=(90, 2))
Y = np.column_stack([X @ [1, 0.5, 0, 0], X @ [0, 0, 1, -1]]) + RNG.normal(0, 0.7, (90, 2))


@pytest.mark.parametrize("codes", [CODES[:, :1], CODES])
def test_no_split_shares_a_person(codes: np.ndarray):
    folds = Nested(codes)
    seen = np.zeros(len(codes), dtype=int)
    for split in folds.splits():
        seen[split.test] += 1
        assert not set(codes[split.test].ravel()) & set(codes[split.train].ravel())
        for learn, check in split.inner:
            assert not set(codes[learn].ravel()) & set(codes[check].ravel())
            assert {*learn, *check} <= {*split.train}
    assert (seen == 1).all()


def test_ridge_is_that_of_scikit_learn():
    folds = Nested(CODES[:, :1])
    predicted = nested.ridge(X, Y, folds)
    for split in folds.splits():
        for column in range(2):
            missed = [
                sum(
                    ((_sklearn(learn, check, column, p) - Y[check, column]) ** 2).sum()
                    for learn, check in split.inner
                )
                for p in PENALTIES
            ]
            best = _sklearn(split.train, split.test, column, PENALTIES[int(np.argmin(missed))])
            np.testing.assert_allclose(predicted[split.test, column], best, rtol=1e-6)


def _sklearn(learn: np.ndarray, test: np.ndarray, column: int, penalty: float) -> np.ndarray:
    mean, spread = X[learn].mean(axis=0), X[learn].std(axis=0)
    model = Ridge(alpha=penalty).fit((X[learn] - mean) / spread, Y[learn, column])
    return model.predict((X[test] - mean) / spread)


def test_only_chosen_rows_are_learned_from():
    learn = RNG.random(90) < 0.5
    spoiled = np.where(learn[:, None], Y, 1e6)
    folds = Nested(CODES[:, :1], learn)
    np.testing.assert_allclose(nested.ridge(X, Y, folds), nested.ridge(X, spoiled, folds))
    for split in folds.splits():
        np.testing.assert_allclose(
            nested.mean(Y, folds)[split.test], np.tile(Y[split.train].mean(axis=0), (len(split.test), 1))
        )
