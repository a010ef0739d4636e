"""Outcomes and what is left of them once their controls are taken off."""

import numpy as np
import pytest

from analysis.core.scoring.score_residuals import outcome_values, residuals
from data.corpus import Corpus


@pytest.mark.parametrize("outcome", ["item_sum", "score", "general_factor"])
def test_outcomes_are_known_by_name(demo_ja: Corpus, outcome: str):
    values = outcome_values(demo_ja, outcome)
    assert len(values) == 66 and np.isfinite(values).sum() > 50
    left = residuals(demo_ja, outcome)
    assert np.nanstd(left) <= np.nanstd(values) + 1e-9


def test_the_general_factor_rises_with_the_items(demo_ja: Corpus):
    factor, total = (outcome_values(demo_ja, name) for name in ("general_factor", "item_sum"))
    there = np.isfinite(factor) & np.isfinite(total)
    assert np.corrcoef(factor[there], total[there])[0, 1] > 0.9
