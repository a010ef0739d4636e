"""How far two speakers use the same function words."""

import numpy as np
import pytest

from analysis.interaction.matching import matching


def test_style_matching_is_1_where_both_speak_alike_and_low_where_not():
    alike = np.array([[0.2, 0.1]])
    assert matching(alike, alike) == pytest.approx(1)
    assert matching(np.array([[0.2, 0.0]]), np.array([[0.0, 0.2]])) == pytest.approx(0, abs=1e-3)
