"""Names on the map: each stands where its group is thickest, as far as there is room."""

from collections.abc import Mapping
from html import escape
from typing import Any

import numpy as np
import polars as pl

from analysis.figures.kit.density import density_at, smooth
from analysis.figures.kit.label_places import LINE, Box, width_of
from analysis.figures.kit.theme import Theme

NARROW, PAPER = 430.0, 280.0  # the plane's side, in pixels, where it is small
WIDEST, LONGEST = 0.4, 0.55
CELLS = 60
FEWEST, LEAST = 3, 0.005
THIN = 0.35
APART, RISE = 4.0, 13  # what a name stands for stays in sight
FRAME = 4.0
Range = list[float]


def names(
    theme: Theme,
    groups: list[tuple[str, str, str]],
    points: Mapping[str, pl.DataFrame],
    across: Range,
    up: Range,
) -> Any:
    """Annotations: for each (code, name, colour) its name, framed in it, above the thickest part of its points.

    The largest group first. Where that place is taken the next thickest is, down to a third of it; a name
    that finds none is left out, and so is that of one dialogue in two hundred. ``points``: those of each code.
    """
    side = NARROW if theme.on_screen else PAPER
    longer = max(across[1] - across[0], up[1] - up[0])
    taken: list[Box] = []
    drawn = []
    fewest = max(FEWEST, LEAST * sum(group.height for group in points.values()))
    for code, name, colour in groups:
        group = points[code]
        if group.height < fewest:
            continue
        text = shorter(name, WIDEST * side) if code.isdecimal() else cut(name, LONGEST * side)
        wide = width_of(text)
        for x, y in _thickest(group, across, up):
            at, down = (x - across[0]) / longer * side, (up[1] - y) / longer * side
            left = _inside(at - wide / 2, wide, (across[1] - across[0]) / longer * side)
            top = _inside(down - LINE / 2 - RISE, LINE, (up[1] - up[0]) / longer * side)
            box = Box(left, top - APART, left + wide, top + LINE + APART)
            if not any(box.wider(APART).meets(other) for other in taken):
                taken.append(box)
                moved = {"xshift": left + wide / 2 - at, "yshift": down - top - LINE / 2}
                drawn.append({**_name(theme, x, y, text, colour), **moved})
                break
    return drawn


def _inside(begin: float, length: float, side: float) -> float:
    """Where something of this length begins, moved so far that it lies within the plane."""
    return max(FRAME, min(begin, side - length - FRAME))


def _thickest(points: pl.DataFrame, across: Range, up: Range) -> list[tuple[float, float]]:
    """Where points are, the thickest part first."""
    xs, ys = np.linspace(across[0], across[1], CELLS), np.linspace(up[0], up[1], CELLS)
    x, y = points["x"].to_numpy(), points["y"].to_numpy()
    density = smooth(x, y, xs, ys)
    heights = density_at(density, x, y, xs, ys)
    order = np.argsort(-heights, kind="stable")
    dense = order[heights[order] >= THIN * heights.max()]
    return [(float(x[i]), float(y[i])) for i in dense[:: max(1, len(dense) // 60)]]


def shorter(name: str, widest: float) -> str:
    """A cluster's name, its words with a dot between, with fewer of them where they are too wide."""
    while "・" in name and width_of(name) > widest:
        name = name.rsplit("・", 1)[0]
    return name


def cut(name: str, widest: float) -> str:
    """A name without its end where it is too wide."""
    if width_of(name) <= widest:
        return name
    length = next((n for n in range(len(name), 0, -1) if width_of(name[:n] + "…") <= widest), 0)
    return name[:length].rstrip() + "…"


def _name(theme: Theme, x: float, y: float, text: str, colour: str) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "text": escape(text),
        "showarrow": False,
        "bgcolor": theme.surface,
        "bordercolor": colour,
        "borderwidth": 1.5,
        "borderpad": 2,
        "opacity": 0.88,
        "font": {"color": theme.ink, "size": 12},
    }
