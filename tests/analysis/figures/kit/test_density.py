"""Kernel density on a grid."""

import numpy as np
import pytest

from analysis.figures.kit.density import smooth


def test_density_is_a_kernel_density():
    xs = ys = np.linspace(0, 10, 21)
    x, y = np.array([2.0, 7.0]), np.array([3.0, 8.0])
    found = smooth(x, y, xs, ys)
    width = 0.035 * 10
    for i, j in ((6, 4), (16, 14), (10, 10)):
        apart = (xs[j] - x) ** 2 + (ys[i] - y) ** 2
        assert found[i, j] == pytest.approx(np.exp(-apart / (2 * width**2)).mean(), abs=1e-12)
