"""Weights of words in classes, by hand."""

import numpy as np
import pytest

from analysis.core.statistics.comparison.class_tf_idf import class_tf_idf


def test_class_tf_idf_by_hand():
    counts = np.array([[4, 0, 1], [0, 2, 3]])
    found = class_tf_idf(counts)
    for i, row in enumerate(counts):
        for j, n in enumerate(row):
            expected = n / row.sum() * np.log(1 + counts.sum(axis=1).mean() / counts[:, j].sum())
            assert found[i, j] == pytest.approx(expected)
