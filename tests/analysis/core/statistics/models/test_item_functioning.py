"""Differential item functioning against a regression with dummies."""

import numpy as np
import pytest

from analysis.core.statistics.models.item_functioning import functioning


def test_functioning_is_the_regression_with_strata_as_dummies():
    import statsmodels.api as sm

    rng = np.random.default_rng(7)
    rest = rng.integers(0, 12, 500) / 2
    member = rng.random(500) < 0.3
    item = 0.5 * rest + 0.4 * member + rng.normal(size=500)
    found = functioning(item, rest, member)
    dummies = np.eye(12)[(rest * 2).astype(int)]
    plain = sm.OLS(item, np.column_stack([member, dummies])).fit()
    assert found.uniform.value == pytest.approx(plain.params[0])
    level = (rest - rest.mean()) / rest.std()
    both = sm.OLS(item, np.column_stack([member * level, member, dummies])).fit()
    assert found.slope.value == pytest.approx(both.params[0])
    assert np.isnan(functioning(item, rest, np.ones(500, dtype=bool)).uniform.value)
