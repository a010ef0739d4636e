"""Sums over groups against adding one by one."""

import numpy as np
import pytest

from analysis.core.statistics.coding.sums import group_sums


@pytest.mark.parametrize("ordered", [True, False])
def test_sums_over_groups(ordered: bool):
    rng = np.random.default_rng(1)
    group, values = rng.integers(1, 6, 50), rng.random((50, 3))
    group = np.sort(group) if ordered else group
    expected = np.zeros((8, 3))
    for row, own in zip(values, group, strict=True):
        expected[own] += row
    assert group_sums(values, group, 8) == pytest.approx(expected)
    assert group_sums(values[:0], group[:0], 2).tolist() == [[0, 0, 0]] * 2
