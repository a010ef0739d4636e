"""Many regressions at once against statsmodels, one at a time."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import sparse

from analysis.core.statistics.inference import Clusters
from analysis.core.statistics.multivariate.slopes import drawn_slopes, slopes


def test_slopes_and_errors_are_those_of_statsmodels():
    chance = np.random.default_rng(0)
    n = 200
    features = sparse.random(n, 12, 0.3, random_state=1).tocsr()
    outcome, length = chance.random(n), chance.random(n)
    clusters = Clusters.from_ids(chance.integers(0, 20, n), chance.integers(0, 15, n))
    controls = np.column_stack([np.ones(n), length])
    found = slopes(features, outcome, controls, clusters)
    for j in range(12):
        holds = features.toarray()[:, j] > 0
        behind = min(len(set(codes[holds])) for codes in (clusters.client, clusters.counselor))
        assert found.degrees[j] == behind - 1
        design = np.column_stack([features.toarray()[:, j], controls])
        parts = []
        for codes, groups in zip(clusters.dimensions, clusters.groups, strict=True):
            fit = sm.OLS(outcome, design).fit(
                cov_type="cluster", cov_kwds={"groups": codes, "use_correction": False}
            )
            parts.append(fit.cov_params()[0, 0] * groups / (groups - 1))
        assert found.slope[j] == pytest.approx(fit.params[0], abs=1e-8)
        assert found.error[j] == pytest.approx(np.sqrt(parts[0] + parts[1] - parts[2]), abs=1e-8)


def test_too_few_persons_give_no_error_and_a_constant_feature_no_slope():
    n = 12
    features = sparse.csr_matrix(np.column_stack([np.ones(n), np.arange(n)]).astype(float))
    clusters = Clusters.from_ids(np.arange(n) % 3, np.arange(n) % 4)
    found = slopes(features, np.arange(n) * 2.0, np.ones((n, 1)), clusters)
    assert np.isnan(found.slope[0]) and found.slope[1] == pytest.approx(2.0)
    assert np.isnan(found.error).all() and np.isnan(found.p).all()


def test_slopes_of_drawn_groups_are_those_of_rows_repeated_as_often():
    chance = np.random.default_rng(4)
    n, groups = 120, chance.integers(0, 9, 120)
    features = sparse.random(n, 5, 0.4, random_state=2).tocsr()
    outcome, controls = chance.random(n), np.column_stack([np.ones(n), 1e4 * chance.random(n)])
    weights = chance.multinomial(9, np.full(9, 1 / 9), size=3).astype(np.float32)
    found = drawn_slopes(features, outcome, controls, groups, weights)
    for times, drawn in zip(weights, found, strict=True):
        rows = np.repeat(np.arange(n), times[groups].astype(int))
        again = slopes(features[rows], outcome[rows], controls[rows], None)
        assert drawn == pytest.approx(again.slope, abs=1e-8)
