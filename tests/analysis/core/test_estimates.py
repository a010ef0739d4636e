"""Estimates as rows."""

from math import nan

from analysis.core.estimates import row
from analysis.core.statistics.inference import Estimate


def test_what_is_not_known_is_null_in_a_row():
    assert row(Estimate(0.5, nan, nan, 7, 3, 2, 0.4)) == (0.5, None, None, 7, 3, 2, 0.4)
