"""Log-odds, log-likelihood and log-ratio against the papers' formulas."""

from math import log, log2

import numpy as np
import pytest
from scipy.stats import power_divergence

from analysis.core.statistics.comparison.log_odds import log_likelihood, log_odds, log_ratio
from tests.analysis.words.material import ALPHA, N_A, N_B, PRIOR, A, B


def test_log_odds_are_those_of_monroe_colaresi_and_quinn():
    delta, variance = log_odds(A, N_A, B, N_B, PRIOR)
    total = PRIOR.weight
    for w in range(4):
        omega_a = (A[w] + ALPHA[w]) / (N_A + total - A[w] - ALPHA[w])
        omega_b = (B[w] + ALPHA[w]) / (N_B + total - B[w] - ALPHA[w])
        assert delta[w] == pytest.approx(log(omega_a) - log(omega_b), rel=1e-12)  # eq. 16
        expected = 1 / (A[w] + ALPHA[w]) + 1 / (B[w] + ALPHA[w])  # eq. 20
        assert variance[w] == pytest.approx(expected, rel=1e-12)


def test_log_likelihood_is_that_of_the_two_by_two_table():
    found = log_likelihood(A, N_A, B, N_B)
    for w in range(4):
        table = np.array([[A[w], B[w]], [N_A - A[w], N_B - B[w]]])
        expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
        g2 = power_divergence(table.ravel(), expected.ravel(), lambda_="log-likelihood").statistic
        assert abs(found[w]) == pytest.approx(g2, rel=1e-9)
        assert (found[w] >= 0) == (A[w] / N_A >= B[w] / N_B)


def test_log_ratio_puts_a_half_in_place_of_nothing():
    found = log_ratio(A, N_A, B, N_B)
    assert found[0] == pytest.approx(log2(0.3 / 0.05))
    assert found[2] == pytest.approx(log2((0.5 / 100) / (4 / 200)))
