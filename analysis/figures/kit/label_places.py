"""Where the names of points can stand without covering each other."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

LINE = 15.0
WIDE, NARROW = 12.2, 7.4
GAP, MARK, APART = 5.0, 4.0, 3.0
PLACES = {
    "middle right": (0.0, 0.5),
    "middle left": (1.0, 0.5),
    "top center": (0.5, 1.0),
    "bottom center": (0.5, 0.0),
    "top right": (0.0, 1.0),
    "top left": (1.0, 1.0),
    "bottom right": (0.0, 0.0),
    "bottom left": (1.0, 0.0),
}


class Box(NamedTuple):
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def wider(self, by: float) -> "Box":
        """The same with some room at its sides."""
        return Box(self.left - by, self.top, self.right + by, self.bottom)

    def meets(self, other: "Box") -> bool:
        """Whether two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def width_of(text: str) -> float:
    """About how wide a text of 12 pixels is; full-width letters are square."""
    return sum(WIDE if unicodedata.east_asian_width(c) in "WFA" else NARROW for c in text)


def box_of(x: float, y: float, text: str, position: str) -> Box:
    """Where a text lies whose point is at (x, y)."""
    back, up = PLACES[position]
    offset = 0.0 if back == 0.5 else GAP * (1 if back == 0 else -1)
    above = 0.0 if up == 0.5 else GAP * (1 if up == 0 else -1)
    left = x + offset - back * width_of(text)
    top = y + above - up * LINE
    return Box(left, top, left + width_of(text), top + LINE)


def places(
    x: Sequence[float],
    y: Sequence[float],
    texts: Sequence[str],
    width: float,
    height: float,
    others: Sequence[Sequence[float]] = ((), ()),
) -> list[str | None]:
    """For each point, in order of importance, a place for its name, or None where there is no room.

    ``x``, ``y``: pixels from the upper left corner of a plot of ``width`` by ``height``. A wider plot
    moves the points apart and leaves the names as they are, so that what is free here stays free. No
    name covers another, nor the mark of a point that has got its name before; of the places that are
    free it takes the one with the fewest ``others`` (x and y of further marks) under it.
    """
    taken: list[Box] = []
    positions: list[str | None] = []
    marks_x, marks_y = (np.asarray(axis, dtype=float) for axis in others)
    for at_x, at_y, text in zip(x, y, texts, strict=True):
        mark = Box(at_x - MARK, at_y - MARK, at_x + MARK, at_y + MARK)
        free: dict[str, Box] = {}
        for position in PLACES:
            box = box_of(at_x, at_y, text, position)
            inside = box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height
            if inside and not any(box.meets(other) for other in taken):
                free[position] = box
        best = min(free, key=lambda position: _under(free[position], marks_x, marks_y), default=None)
        if best is not None:
            taken += [free[best].wider(APART), mark]
        positions.append(best)
    return positions


def _under(box: Box, x: np.ndarray, y: np.ndarray) -> int:
    """How many of these marks a box covers."""
    return int(np.count_nonzero((box.left < x) & (x < box.right) & (box.top < y) & (y < box.bottom)))
