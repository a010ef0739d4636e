"""Lines of equal height through a grid: marching squares."""

import numpy as np

# corners of a cell: 1 lower left, 2 lower right, 4 upper right, 8 upper left; sides: 0 low, 1 right, 2 up, 3 left
CASES = {
    1: [(3, 0)],
    2: [(0, 1)],
    3: [(3, 1)],
    4: [(1, 2)],
    5: [(3, 2), (1, 0)],
    6: [(0, 2)],
    7: [(3, 2)],
    8: [(2, 3)],
    9: [(2, 0)],
    10: [(2, 1), (0, 3)],
    11: [(2, 1)],
    12: [(1, 3)],
    13: [(1, 0)],
    14: [(0, 3)],
}


def lines(grid: np.ndarray, xs: np.ndarray, ys: np.ndarray, level: float) -> list[np.ndarray]:
    """The lines at a level, each (n, 2); ``grid``: (len(ys), len(xs)). Closed lines end where they begin."""
    high = grid > level
    kinds = high[:-1, :-1] * 1 + high[:-1, 1:] * 2 + high[1:, 1:] * 4 + high[1:, :-1] * 8
    follows: dict[tuple[int, int, int], list[tuple[int, int, int]]] = {}
    for row, column in np.argwhere((kinds > 0) & (kinds < 15)).tolist():
        for a, b in CASES[int(kinds[row, column])]:
            first, second = _edge(row, column, a), _edge(row, column, b)
            follows.setdefault(first, []).append(second)
            follows.setdefault(second, []).append(first)
    paths = []
    while follows:
        begin = next((edge for edge, neighbours in follows.items() if len(neighbours) == 1), next(iter(follows)))
        path = [begin]
        while follows.get(path[-1]):
            after = follows[path[-1]].pop()
            if not follows[path[-1]]:
                del follows[path[-1]]
            follows[after].remove(path[-1])
            if not follows[after]:
                del follows[after]
            path.append(after)
        paths.append(np.array([_point(grid, xs, ys, level, edge) for edge in path]))
    return paths


def _edge(row: int, column: int, side: int) -> tuple[int, int, int]:
    """An edge of the grid by its lower left node and its direction (0 right, 1 up)."""
    return [(row, column, 0), (row, column + 1, 1), (row + 1, column, 0), (row, column, 1)][side]


def _point(
    grid: np.ndarray, xs: np.ndarray, ys: np.ndarray, level: float, edge: tuple[int, int, int]
) -> tuple[float, float]:
    """Where the level is crossed on an edge."""
    row, column, up = edge
    other = (row + up, column + 1 - up)
    a, b = float(grid[row, column]), float(grid[other])
    part = 0.5 if a == b else (level - a) / (b - a)
    x = float(xs[column] + part * (xs[other[1]] - xs[column]))
    y = float(ys[row] + part * (ys[other[0]] - ys[row]))
    return x, y
