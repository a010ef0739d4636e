"""Names of points beside marks and lines: none covers another, the important ones are led out of a crowd."""

from collections.abc import Sequence
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
STEP = 5.0


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
    found = [np.zeros((0, 2))]
    for x, y, to_x, to_y in ends:
        steps = np.linspace(0, 1, max(2, int(np.hypot(to_x - x, to_y - y) / STEP)))[:, None]
        found.append(np.array([[x, y]]) + steps * np.array([[to_x - x, to_y - y]]))
    return np.concatenate(found)


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
    most_under: int = MOST_UNDER,
) -> list[Named | None]:
    """For each point, in order of importance, a place for its name, or None where there is no room.

    ``x``, ``y``, ``sizes``: places and diameters in pixels. The first ``led`` names always have one, led away
    from their point by a line where a crowd would hide them; the others cover at most ``most_under`` marks.
    """
    taken: list[Box] = []
    found: list[Named | None] = []
    for number, (at_x, at_y, text, size) in enumerate(zip(x, y, texts, sizes, strict=True)):
        best: tuple[float, Named, Box] | None = None
        for place in [*map(Named, PLACES), *(_rings() if number < led else ())]:
            gap = size / 1.6 + 1 if not (place.dx or place.dy) else 1.0
            box = _box(at_x + place.dx, at_y + place.dy, text, place.position, gap)
            outside = box.left < 0 or box.top < 0 or box.right > width or box.bottom > height
            if outside or any(box.meets(other) for other in taken):
                continue
            marks, lines = around.cost(box)
            is_corner = " center" not in place.position and "middle" not in place.position
            cost = marks + CROSSED * lines + FAR * float(np.hypot(place.dx, place.dy)) + CORNER * size * is_corner
            if number >= led and marks > most_under:
                continue
            if best is None or cost < best[0]:
                best = cost, place, box
        found.append(best[1] if best else None)
        if best:
            half = size / 2
            taken += [best[2].wider(APART), Box(at_x - half, at_y - half, at_x + half, at_y + half)]
    return found


def _rings() -> list[Named]:
    """Places away from a point, the near ones first."""
    found = []
    for radius in RINGS:
        for turn in range(TURNS):
            angle = 2 * np.pi * turn / TURNS
            dx, dy = radius * np.cos(angle), radius * np.sin(angle)
            side = "middle right" if dx > 0.3 * radius else "middle left" if dx < -0.3 * radius else ""
            found.append(Named(side or ("bottom center" if dy > 0 else "top center"), float(dx), float(dy)))
    return found


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
    found: Sequence[Named | None],
    scale: tuple[float, float],
    led: int = 0,
    **on: Any,
) -> list[Any]:
    """The names as a trace, and the lines that lead to them; ``scale``: units of the axes a pixel, y upwards."""
    kept = [(i, place) for i, place in enumerate(found) if place is not None]
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
