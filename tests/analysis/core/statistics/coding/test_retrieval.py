"""Precision, recall and F1 are scikit-learn's."""

import numpy as np
import pytest
from sklearn.metrics import precision_recall_fscore_support

from analysis.core.statistics.coding.retrieval import f1, hits, precision, recall


def test_against_scikit_learn():
    rng = np.random.default_rng(4)
    gold, machine = rng.random(200) < 0.4, rng.random(200) < 0.5
    sums = hits(machine, gold, np.arange(200) % 7, 7).sum(axis=0)
    theirs = precision_recall_fscore_support(gold, machine, average="binary")[:3]
    assert [float(value(sums)) for value in (precision, recall, f1)] == pytest.approx(theirs)


def test_what_nobody_gave_has_no_value():
    sums = hits(np.zeros(3, bool), np.zeros(3, bool), np.zeros(3, int), 1)
    assert np.isnan([precision(sums), recall(sums), f1(sums)]).all()
