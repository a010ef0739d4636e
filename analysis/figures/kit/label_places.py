"""Where the names of points can stand without covering each other."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
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
BACK, UP = np.array(list(PLACES.values())).T
OFFSET, ABOVE = (np.select([part == 0.5, part == 0], [0, GAP], -GAP) for part in (BACK, UP))


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


@lru_cache(maxsize=4096)
def width_of(text: str) -> float:
    """About how wide a text of 12 pixels is; full-width letters are square."""
    return sum(WIDE if unicodedata.east_asian_width(c) in "WFA" else NARROW for c in text)


def boxes_of(x: float, y: float, text: str) -> np.ndarray:
    """(8, 4) where the text of a point can lie, in the order of ``PLACES``: left, top, right, bottom."""
    left = x + OFFSET - BACK * width_of(text)
    top = y + ABOVE - UP * LINE
    return np.stack([left, top, left + width_of(text), top + LINE], axis=1)


def box_of(x: float, y: float, text: str, position: str) -> Box:
    """The one of them that has this name."""
    return Box(*boxes_of(x, y, text)[list(PLACES).index(position)].tolist())


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
    name covers another, nor the mark of a point that has got its name before, nor one of the ``others`` (x
    and y of all marks): none lies in the box around a name and its point, into which a wider plot could move it.
    """
    taken = np.empty((2 * len(texts), 4))
    n = 0
    positions: list[str | None] = []
    marks_x, marks_y = (np.asarray(axis, dtype=float) for axis in others)
    for at_x, at_y, text in zip(x, y, texts, strict=True):
        boxes = boxes_of(at_x, at_y, text)
        left, top, right, bottom = boxes.T
        inside = (left >= 0) & (top >= 0) & (right <= width) & (bottom <= height)
        free = np.flatnonzero(inside & ~_meet(boxes, taken[:n]).any(axis=1))
        beside = (np.minimum(left, at_x), np.minimum(top, at_y), np.maximum(right, at_x), np.maximum(bottom, at_y))
        free = free[_under(np.stack(beside, axis=1)[free], marks_x, marks_y) == 0]
        if not len(free):
            positions.append(None)
            continue
        best = free[0]
        taken[n] = boxes[best] + (-APART, 0, APART, 0)
        taken[n + 1] = (at_x - MARK, at_y - MARK, at_x + MARK, at_y + MARK)
        n += 2
        positions.append(list(PLACES)[best])
    return positions


def _meet(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """(len(boxes), len(others)) whether two overlap."""
    (left, top, right, bottom), (other_left, other_top, other_right, other_bottom) = boxes.T[..., None], others.T
    meet: np.ndarray = (left < other_right) & (other_left < right) & (top < other_bottom) & (other_top < bottom)
    return meet


def _under(boxes: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """How many of these marks each box covers."""
    left, top, right, bottom = boxes.T[..., None]
    covered: np.ndarray = np.sum((left < x) & (x < right) & (top < y) & (y < bottom), axis=1)
    return covered
