"""Marks of few dialogues."""

import polars as pl

from analysis.display.small_samples import MARK, is_small, marked


def test_a_line_with_a_point_of_fewer_than_30_dialogues_is_marked():
    points = pl.DataFrame({"row": [0, 0, 1], "n": [30, 29, 31]})
    assert marked(["家族", "学校"], points) == ["家族" + MARK, "学校"]
    assert is_small(29) and not is_small(30) and not is_small(None)
