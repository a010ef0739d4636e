"""Gries' DP against its formula."""

import numpy as np
import pytest
from scipy import sparse

from analysis.words.measures.dispersion import deviation_of_proportions, holding


def test_dispersion_is_gries_dp():
    counts = np.array([[4, 0, 1], [4, 0, 0], [0, 3, 1], [0, 0, 2]])
    sizes = np.array([40.0, 40.0, 10.0, 10.0])
    found = deviation_of_proportions(sparse.csr_matrix(counts), sizes)
    for w in range(3):
        expected = 0.5 * np.abs(counts[:, w] / counts[:, w].sum() - sizes / sizes.sum()).sum()
        assert found[w] == pytest.approx(expected, rel=1e-12)
    assert found[1] == pytest.approx(0.9)
    assert holding(sparse.csr_matrix(counts)).tolist() == [2, 1, 3]
