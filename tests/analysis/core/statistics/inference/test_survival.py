"""How often a result comes back, counted by hand."""

import numpy as np
import pytest

from analysis.core.statistics.inference.survival import cut, survival


def test_what_counts_as_clear_is_the_largest_p_that_the_correction_leaves():
    assert cut(np.array([0.001, 0.02, 0.4, np.nan]), np.array([0.003, 0.03, 0.4, np.nan])) == 0.02
    assert cut(np.array([0.04, 0.5, np.nan]), np.array([0.08, 0.5, np.nan])) == pytest.approx(0.025)


def test_survival_asks_for_the_same_sign_and_for_as_many_errors():
    drawn = np.array([[2.0, -3.0, np.nan], [0.5, -1.0, 1.0], [-4.0, -2.5, 1.0], [2.5, 9.0, 1.0]])
    found = survival(drawn, np.array([2.0, -2.0, 1.0]), np.array([1.0, 1.0, 0.0]), 2.0)
    assert found[:2].tolist() == [0.5, 0.5] and np.isnan(found[2])
