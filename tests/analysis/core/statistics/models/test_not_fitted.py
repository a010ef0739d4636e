"""Why a model cannot be fitted, as the reason that is named."""

import numpy as np
import pytest

from analysis.core.statistics.models.not_fitted import NotFitted, check_crossed


@pytest.mark.parametrize(
    ("outcome", "levels", "what"),
    [
        (np.arange(20.0), {"client": 4, "counselor": 8}, "few_persons"),
        (np.full(20, 7.0), {"client": 8, "counselor": 8}, "no_spread"),
        (np.arange(20.0), {"client": 20, "counselor": 8}, "no_repeats"),
        (np.zeros(0), {"client": 0, "counselor": 0}, "few_persons"),
    ],
)
def test_a_crossed_model_says_what_it_lacks(outcome, levels, what):
    with pytest.raises(NotFitted) as raised:
        check_crossed(outcome, levels, 2)
    assert raised.value.what == what
