"""Names of points beside marks and lines: none covers another, the important ones are led out of a crowd."""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from analysis.figures.kit.label_places import LINE, PLACES, Box, width_of
from analysis.figures.kit.theme import Theme

APART, ROOM = 3.0, 2.0
RINGS, TURNS = (26.0, 42.0, 62.0, 88.0, 120.0), 16
FAR, CROSSED, MOST_UNDER = 0.02, 0.15, 1
CORNER = 0.06  # a name at the corner of a large mark stands far from it
LED = "led"  # names the traces of names and of the lines to them, so that a page can set them anew
STEP, TINY = 5.0, 1e-9
SPARED = 40
Line = tuple[float, float, float, float]


class Named(NamedTuple):
    """Where a name stands: beside its point moved by (dx, dy) pixels, which is 0 where no line leads to it."""

    position: str
    dx: float = 0.0
    dy: float = 0.0


class Around(NamedTuple):
    """What names should not cover, in pixels: marks with their radius, and points along lines."""

    x: np.ndarray
    y: np.ndarray
    radius: np.ndarray
    along: np.ndarray

    def cost(self, box: Box) -> tuple[int, int]:
        """(marks, points of lines) under a box."""
        r = self.radius
        across = (box.left < self.x + r) & (self.x - r < box.right)
        marks = np.count_nonzero(across & (box.top < self.y + r) & (self.y - r < box.bottom))
        x, y = self.along[:, 0], self.along[:, 1]
        inside = (box.left < x) & (x < box.right) & (box.top < y) & (y < box.bottom)
        return int(marks), int(np.count_nonzero(inside))


def along(ends: Sequence[tuple[float, float, float, float]]) -> np.ndarray:
    """(n, 2) points on some straight lines, a few pixels apart."""
    points = [np.zeros((0, 2))]
    for x, y, to_x, to_y in ends:
        steps = np.linspace(0, 1, max(2, int(np.hypot(to_x - x, to_y - y) / STEP)))[:, None]
        points.append(np.array([[x, y]]) + steps * np.array([[to_x - x, to_y - y]]))
    return np.concatenate(points)


def clear_places(
    x: Sequence[float],
    y: Sequence[float],
    texts: Sequence[str],
    sizes: Sequence[float],
    width: float,
    height: float,
    around: Around,
    *,
    led: int = 0,
    spared: int = SPARED,
    most_under: int = MOST_UNDER,
) -> list[Named | None]:
    """For each point, in order of importance, a place for its name, or None where there is no room.

    ``x``, ``y``, ``sizes``: places and diameters in pixels. The first ``led`` names always have one, led away
    from their point by a line where a crowd would hide them; the others cover at most ``most_under`` marks, and
    the first ``spared`` are led where they have no place beside their point. No line runs through a name.
    """
    there = _There(width, height, around)
    places: list[Named | None] = []
    for number, (at_x, at_y, text, size) in enumerate(zip(x, y, texts, sizes, strict=True)):
        under = None if number < led else most_under
        beside = there.best(at_x, at_y, text, size, map(Named, PLACES), under)
        best = beside
        if number < led or (beside is None and number < spared):
            rings = there.best(at_x, at_y, text, size, _rings(), under)
            best = min(filter(None, (beside, rings)), key=lambda one: one.cost, default=None)
        if best is None and number < led:  # a name across a line is better than none
            best = there.best(at_x, at_y, text, size, _rings(), under, strict=False)
        places.append(best.place if best else None)
        if best:
            there.take(at_x, at_y, size, best)
    return places


class _Best(NamedTuple):
    """What a place costs, where it is, and what it covers."""

    cost: float
    place: Named
    box: Box


class _There:
    """What stands already: names, the lines to them, and the marks they belong to."""

    def __init__(self, width: float, height: float, around: Around) -> None:
        self.width, self.height, self.around = width, height, around
        self.taken: list[Box] = []
        self.names: list[Box] = []
        self.lines: list[Line] = []

    def best(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        places: Iterable[Named],
        most_under: int | None,
        *,
        strict: bool = True,
    ) -> _Best | None:
        """The cheapest place that covers no name; ``strict``: nor any line, nor leads one through a name."""
        best: _Best | None = None
        for place in places:
            moved = bool(place.dx or place.dy)
            box = _box(x + place.dx, y + place.dy, text, place.position, 1.0 if moved else size / 1.6 + 1)
            outside = box.left < 0 or box.top < 0 or box.right > self.width or box.bottom > self.height
            if outside or any(box.meets(other) for other in self.taken):
                continue
            if strict and not self._is_free(box, (x, y, x + place.dx, y + place.dy) if moved else None):
                continue
            marks, under = self.around.cost(box)
            if most_under is not None and marks > most_under:
                continue
            is_corner = " center" not in place.position and "middle" not in place.position
            far = FAR * float(np.hypot(place.dx, place.dy))
            cost = marks + CROSSED * under + far + CORNER * size * is_corner
            if best is None or cost < best.cost:
                best = _Best(cost, place, box)
        return best

    def _is_free(self, box: Box, lead: Line | None) -> bool:
        if any(_under(box, line) for line in self.lines):
            return False
        return lead is None or not (
            any(_under(name, lead) for name in self.names) or any(_cross(lead, line) for line in self.lines)
        )

    def take(self, x: float, y: float, size: float, best: _Best) -> None:
        """A name stands here now."""
        half, place = size / 2, best.place
        self.names.append(best.box.wider(APART))
        self.taken += [self.names[-1], Box(x - half, y - half, x + half, y + half)]
        if place.dx or place.dy:
            self.lines.append((x, y, x + place.dx, y + place.dy))


def _under(box: Box, line: Line) -> bool:
    """Whether a straight line runs through a box."""
    x, y, to_x, to_y = line
    first, last = 0.0, 1.0
    for start, step, low, high in ((x, to_x - x, box.left, box.right), (y, to_y - y, box.top, box.bottom)):
        if abs(step) < TINY:
            if not low < start < high:
                return False
            continue
        enter, leave = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, enter), min(last, leave)
    return first < last


def _cross(one: Line, other: Line) -> bool:
    """Whether two straight lines cross."""

    def side(x: float, y: float, line: Line) -> float:
        return (line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (x - line[0])

    return (
        side(one[0], one[1], other) * side(one[2], one[3], other) < 0
        and side(other[0], other[1], one) * side(other[2], other[3], one) < 0
    )


@cache
def _rings() -> list[Named]:
    """Places away from a point, the near ones first."""
    candidates = []
    for radius in RINGS:
        for turn in range(TURNS):
            angle = 2 * np.pi * turn / TURNS
            dx, dy = radius * np.cos(angle), radius * np.sin(angle)
            side = "middle right" if dx > 0.3 * radius else "middle left" if dx < -0.3 * radius else ""
            candidates.append(Named(side or ("bottom center" if dy > 0 else "top center"), float(dx), float(dy)))
    return candidates


def _box(x: float, y: float, text: str, position: str, gap: float) -> Box:
    back, up = PLACES[position]
    left = x + (0.0 if back == 0.5 else gap * (1 if back == 0 else -1)) - back * width_of(text)
    top = y + (0.0 if up == 0.5 else gap * (1 if up == 0 else -1)) - up * LINE
    return Box(left, top, left + width_of(text), top + LINE)


def named(
    theme: Theme,
    points: Sequence[tuple[float, float]],
    texts: Sequence[str],
    colours: Sequence[str],
    sizes: Sequence[float],
    name_places: Sequence[Named | None],
    scale: tuple[float, float],
    led: int = 0,
    **on: Any,
) -> list[Any]:
    """The names as a trace, and the lines that lead to them; ``scale``: units of the axes a pixel, y upwards."""
    kept = [(i, place) for i, place in enumerate(name_places) if place is not None]
    ends = [(points[i][0] + p.dx * scale[0], points[i][1] - p.dy * scale[1]) for i, p in kept]
    is_led = [bool(p.dx or p.dy) for _, p in kept]
    lead_x: list[float | None] = []
    lead_y: list[float | None] = []
    for (i, _), end, moved in zip(kept, ends, is_led, strict=True):
        if moved:
            lead_x += [points[i][0], end[0], None]
            lead_y += [points[i][1], end[1], None]
    text = {"size": 12, "color": [colours[i] for i, _ in kept]}
    quiet = {"hoverinfo": "skip", "showlegend": False, **on}
    names = go.Scatter(
        mode="markers+text",
        marker={
            "size": [0 if moved else sizes[i] for (i, _), moved in zip(kept, is_led, strict=True)],
            "opacity": 0,
        },
        x=[x for x, _ in ends],
        y=[y for _, y in ends],
        text=[escape(texts[i]) for i, _ in kept],
        textposition=[place.position for _, place in kept],
        textfont=text,
        cliponaxis=False,
        legendgroup=f"{LED}:{led}",
        **quiet,
    )
    line = {"width": 0.8, "color": theme.quiet}
    leading = [go.Scatter(mode="lines", x=lead_x, y=lead_y, line=line, legendgroup=LED, **quiet)] if lead_x else []
    return [*leading, names]
