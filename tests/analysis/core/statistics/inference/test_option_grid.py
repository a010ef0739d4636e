"""Shares of a grid of options, counted by hand."""

import numpy as np

from analysis.core.statistics.inference.option_grid import OptionGrid, around, combinations


def test_shares_leave_out_settings_in_which_an_item_cannot_come_back():
    grid = OptionGrid([{"a": 1}, {"a": 2}], np.array([[1.0, np.nan, np.nan], [0.0, 0.5, np.nan]]))
    assert grid.shared == [1.0, 0.25]
    assert grid.survival == [0.5, 0.5, None] and grid.n_settings == [2, 1, 0]


def test_settings_are_half_the_same_and_twice_within_bounds_and_combined():
    assert around(60) == [30, 60, 120] and around(2, 2, 3) == [2, 3] and around(1) == [1, 2]
    both = [*combinations({"a": (1, 2), "b": "xy"})]
    assert both == [{"a": 1, "b": "x"}, {"a": 1, "b": "y"}, {"a": 2, "b": "x"}, {"a": 2, "b": "y"}]
