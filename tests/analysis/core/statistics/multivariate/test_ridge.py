"""Ridge regression over folds against scikit-learn."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

from analysis.core.statistics.multivariate.ridge import folds_of, predict, r_squared


@pytest.fixture
def rows():
    chance = np.random.default_rng(0)
    x = chance.normal(size=(400, 20))
    return x, 2 * x[:, 0] - x[:, 1] + chance.normal(size=400), chance.integers(0, 40, 400)


def test_predictions_of_each_fold_are_those_of_scikit_learn(rows):
    x, y, persons = rows
    fold = folds_of(persons, 5, 1)
    found = predict(x, y, fold)
    for one in range(5):
        train, test = fold != one, fold == one
        scaler = StandardScaler().fit(x[train])
        theirs = Ridge(alpha=found.penalties[one]).fit(scaler.transform(x[train]), y[train])
        assert found.predicted[test] == pytest.approx(theirs.predict(scaler.transform(x[test])), abs=1e-8)
    assert r_squared(y, found.predicted, np.full(400, y.mean())) > 0.7


def test_no_person_is_in_two_folds_and_folds_are_alike(rows):
    persons = rows[2]
    fold = folds_of(persons, 5, 1)
    assert all(len(set(fold[persons == person])) == 1 for person in set(persons))
    sizes = np.bincount(fold)
    assert len(sizes) == 5 and sizes.max() - sizes.min() <= 15


def test_noise_is_not_predicted(rows):
    x, _, persons = rows
    noise = np.random.default_rng(9).normal(size=400)
    found = predict(x, noise, folds_of(persons, 5, 1))
    assert r_squared(noise, found.predicted, np.full(400, noise.mean())) < 0.05
