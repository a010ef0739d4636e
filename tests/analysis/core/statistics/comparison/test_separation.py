"""Telling two groups apart: no person on both sides of a prediction; the area against a count of pairs."""

import numpy as np
import pytest

from analysis.core.statistics.comparison.separation import area, person_folds, separate


def test_a_person_has_one_fold_in_whichever_role():
    persons = np.array([[1, 2], [2, 3], [3, 1], [4, 4]])
    folds = person_folds(persons, 3, 1)
    by_person = {}
    for person, fold in zip(persons.ravel(), folds.ravel(), strict=True):
        assert by_person.setdefault(person, fold) == fold


def test_the_area_is_the_share_of_pairs_in_order():
    rng = np.random.default_rng(2)
    scores, y = rng.integers(0, 6, 60).astype(float), np.repeat([0.0, 1.0], 30)
    value, added = area(scores, y)
    pairs = [(a < b) + 0.5 * (a == b) for a in scores[:30] for b in scores[30:]]
    assert value == pytest.approx(np.mean(pairs))
    assert added[:30].mean() == pytest.approx(0) and added[30:].mean() == pytest.approx(0)
    assert np.isnan(area(scores[:30], y[:30])[0])


def test_what_differs_is_told_apart_and_what_does_not_is_not():
    rng = np.random.default_rng(7)
    y = np.repeat([0.0, 1.0], 200)
    persons = np.arange(400)[:, None].repeat(2, axis=1)
    noise = rng.normal(size=(400, 8))
    folds = person_folds(persons, 5, 1)
    assert 0.4 < area(separate(noise, y, folds).scores, y)[0] < 0.6
    found = separate(noise + np.outer(y, [2.0, 0, 0, 0, 0, 0, 0, 0]), y, folds)
    assert area(found.scores, y)[0] > 0.85
    assert np.argmax(np.abs(found.weights)) == 0


def test_a_feature_that_only_names_the_person_tells_nothing_of_others():
    """Each person has a mark of their own: known in training, it would tell the group perfectly."""
    person = np.repeat(np.arange(20), 10)
    y = (person % 2).astype(float)
    marks = (person[:, None] == np.arange(20)).astype(float)
    persons = np.column_stack([person, person])
    found = separate(marks, y, person_folds(persons, 5, 3))
    assert area(found.scores, y)[0] < 0.6


def test_rows_that_no_training_is_left_for_have_no_score():
    y = np.array([0.0, 1.0, 0.0, 1.0])
    folds = np.zeros((4, 2), dtype=int)
    assert np.isnan(separate(np.ones((4, 1)), y, folds).scores).all()
