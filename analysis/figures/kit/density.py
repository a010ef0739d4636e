"""How thick points lie on a plane."""

import numpy as np

SMOOTH = 0.035


def smooth(x: np.ndarray, y: np.ndarray, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """(len(ys), len(xs)) Gaussian kernel density; the width is a share of the map's, the same for all cohorts."""
    width = SMOOTH * max(xs[-1] - xs[0], ys[-1] - ys[0])
    near_x = np.exp(-0.5 * ((xs[:, None] - x[None]) / width) ** 2)
    near_y = np.exp(-0.5 * ((ys[:, None] - y[None]) / width) ** 2)
    density: np.ndarray = np.einsum("in,jn->ij", near_y, near_x) / max(len(x), 1)  # BLAS' threads take longer
    return density


def density_at(density: np.ndarray, x: np.ndarray, y: np.ndarray, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """The density in the cell of each point."""
    column = np.clip(np.searchsorted(xs, x), 0, len(xs) - 1)
    row = np.clip(np.searchsorted(ys, y), 0, len(ys) - 1)
    values: np.ndarray = density[row, column]
    return values
