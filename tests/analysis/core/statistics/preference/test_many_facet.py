"""Severity in logits: McNemar's odds for two categories, the likelihood as SciPy maximizes it, planted values."""

from itertools import combinations

import numpy as np
from scipy.optimize import minimize

from analysis.core.statistics.preference.many_facet import severities


def drawn(levels: np.ndarray, severity: np.ndarray, steps: np.ndarray, seed: int = 0):
    """(codes, unit, rater) as the rating scale model draws them, some left out."""
    rng, rows = np.random.default_rng(seed), []
    for unit, level in enumerate(levels):
        for rater, mild in enumerate(severity):
            if rng.random() < 0.8:
                logits = np.concatenate([[0.0], np.cumsum(level + mild - steps)])
                chance = np.exp(logits - logits.max())
                rows.append((rng.choice(len(logits), p=chance / chance.sum()), unit, rater))
    return np.array(rows).T


def test_two_raters_and_two_categories_are_mc_nemar_s_odds():
    codes = np.array([1, 0] * 9 + [0, 1] * 3 + [1, 1, 0, 0])
    unit, rater = np.repeat(np.arange(14), 2), np.tile([0, 1], 14)
    found, covariance, groups = severities(codes, unit, rater, unit)
    np.testing.assert_allclose(found, [np.log(3) / 2, -np.log(3) / 2], atol=1e-4)
    # of independent units the sandwich is the textbook variance 1/9 + 1/3, with G / (G - 1)
    spread = covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1]
    assert groups == 12 and abs(spread - (1 / 9 + 1 / 3) * 12 / 11) < 1e-3
    assert np.isnan(severities(np.array([1, 1]), np.array([0, 0]), np.array([0, 1]), np.array([0, 0]))[0]).all()


def test_the_likelihood_is_the_one_that_scipy_maximizes():
    codes, unit, rater = drawn(np.linspace(-2, 2, 40), np.array([0.8, 0.0, -0.8]), np.array([-1.0, 0.2, 1.0]))
    found, _, _ = severities(codes, unit, rater, unit)
    given = {(u, r): c for c, u, r in zip(codes, unit, rater, strict=True)}
    top = int(codes.max())

    def lost(parameters: np.ndarray) -> float:
        mild, sums = parameters[:3], np.concatenate([[0], parameters[3:], [0]])
        value = 0.0
        for u in set(unit):
            for i, j in combinations(range(3), 2):
                if (u, i) in given and (u, j) in given:
                    total = given[u, i] + given[u, j]
                    splits = [(a, total - a) for a in range(top + 1) if 0 <= total - a <= top]
                    logit = [mild[i] * a + mild[j] * b - sums[a] - sums[b] for a, b in splits]
                    value += np.logaddexp.reduce(logit) - logit[splits.index((given[u, i], given[u, j]))]
        return value + 1e-6 * float(parameters @ parameters)

    best = minimize(lost, np.zeros(3 + top - 1)).x[:3]
    np.testing.assert_allclose(found, best - best.mean(), atol=2e-3)


def test_planted_severities_are_found_and_steps_do_not_matter():
    severity = np.array([0.6, 0.1, -0.7])
    codes, unit, rater = drawn(
        np.random.default_rng(1).normal(0, 1.5, 900), severity, np.array([-1.5, -0.5, 0.5, 1.5])
    )
    found, covariance, _ = severities(codes, unit, rater, unit // 3)
    np.testing.assert_allclose(found, severity - severity.mean(), atol=3.5 * np.sqrt(covariance.diagonal()).max())
