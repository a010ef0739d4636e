"""Corrections for many tests against statsmodels."""

import numpy as np
import pytest
from statsmodels.stats import multitest

from analysis.core.statistics.inference import benjamini_hochberg, holm


@pytest.mark.parametrize(("correct", "method"), [(benjamini_hochberg, "fdr_bh"), (holm, "holm")])
def test_they_are_statsmodels_and_what_has_no_p_does_not_count(correct, method: str):
    p = np.array([0.01, 0.04, np.nan, 0.03, 0.04, 0.9])
    known = ~np.isnan(p)
    assert correct(p)[known] == pytest.approx(multitest.multipletests(p[known], method=method)[1])
    assert np.isnan(correct(p)[2])
