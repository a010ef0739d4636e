"""Distinct words among equally many drawn, against counting all draws."""

from math import comb

import numpy as np
import pytest

from analysis.core.text.distinct import chance_of_drawing


def test_how_likely_a_thing_is_met():
    found = chance_of_drawing(np.array([5, 3, 1, 0]), 10, 4)
    assert found == pytest.approx([1 - comb(10 - n, 4) / comb(10, 4) for n in (5, 3, 1, 0)])
