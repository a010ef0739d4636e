"""Association measures against SciPy and against their definitions."""

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from analysis.core.statistics.multivariate.association import association, strongest

TABLES = [(5, 9, 12, 100), (1, 30, 40, 100), (20, 20, 20, 21), (3, 3, 90, 100)]


@pytest.mark.parametrize(("both", "a", "b", "total"), TABLES)
def test_log_likelihood_is_that_of_the_two_by_two_table(both, a, b, total):
    cells = [[both, a - both], [b - both, total - a - b + both]]
    expected = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
    found = association("log_likelihood", *map(np.array, map(float, (both, a, b))), float(total))
    assert abs(found) == pytest.approx(expected, rel=1e-10)
    assert (found > 0) == (both * total > a * b)


@pytest.mark.parametrize(("both", "a", "b", "total"), TABLES)
def test_jaccard_and_pmi_follow_their_definitions(both, a, b, total):
    given = (np.array(float(both)), np.array(float(a)), np.array(float(b)), float(total))
    assert association("jaccard", *given) == pytest.approx(both / (a + b - both))
    assert association("pmi", *given) == pytest.approx(np.log2((both / total) / (a / total * b / total)))


def test_an_absent_word_goes_with_nothing():
    zero = np.array([0.0])
    assert np.isnan(association("jaccard", zero, zero, zero, 10.0))
    assert association("log_likelihood", zero, zero, np.array([4.0]), 10.0) == 0
    assert len(strongest(association("pmi", zero, np.array([3.0]), np.array([4.0]), 10.0), zero, 5, 0)) == 0


def test_the_strongest_come_first_and_ties_rank_by_count_then_place():
    strength = np.array([0.2, 0.5, 0.5, np.nan, 0.9, 0.5, -1.0])
    counts = np.array([9.0, 4.0, 6.0, 9.0, 1.0, 4.0, 9.0])
    assert strongest(strength, counts, 3, 2).tolist() == [2, 1, 5]
    assert strongest(strength, counts, 9, 1).tolist() == [4, 2, 1, 5, 0]
