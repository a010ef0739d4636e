"""Contour lines."""

import numpy as np

from analysis.figures.kit.contours import lines


def test_contours_go_round():
    xs = ys = np.linspace(-2, 2, 81)
    grid = -(xs[None] ** 2 + ys[:, None] ** 2)
    (ring,) = lines(grid, xs, ys, -1.0)
    assert np.allclose(np.hypot(*ring.T), 1, atol=0.01)
    assert np.allclose(ring[0], ring[-1])
    two = np.maximum(-((xs[None] - 1) ** 2 + ys[:, None] ** 2), -((xs[None] + 1) ** 2 + ys[:, None] ** 2))
    assert len(lines(two, xs, ys, -0.25)) == 2
    assert lines(grid, xs, ys, 5.0) == []
