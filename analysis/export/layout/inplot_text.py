"""Texts inside a plot made to fit a page: values in cells, names of slices, names of points."""

import re
from collections import Counter
from collections.abc import Sequence
from html import unescape
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from analysis.export import font
from analysis.export.layout.axis_labels import SCREEN_FONT, legend_lines, n_rows, plot_width
from analysis.export.layout.sizes import Page
from analysis.export.layout.sunburst import fit_slices
from analysis.export.notes import Note, listed
from analysis.figures.kit.label_places import places
from analysis.figures.kit.named_points import LED, Around, along, clear_places
from analysis.figures.kit.networks import WIDTH

Json = dict[str, Any]
LEAST, SMALLEST = 0.62, 0.55
LINE = {"width": 0.8, "color": "#777777"}
LEADING = {"type": "scatter", "mode": "lines", "line": LINE, "showlegend": False, "x": [], "y": []}
AROUND = 5.0
SLICED = ("sunburst", "treemap", "icicle", "pie")


def fit_inside(figure: Json, page: Page) -> list[Note]:
    """Shrink, break or leave out what would cover its neighbours; what of it a reader should know."""
    notes: list[Note] = []
    for trace in [*figure["data"]]:
        if trace["type"] == "bar" and trace.get("constraintext") == "none":
            notes += _fit_cells(trace, figure, page)
        elif trace["type"] == "scatter" and "text" in str(trace.get("mode")):
            notes += _fit_names(trace, figure, page)
    fit_slices(figure, page)
    return notes


def _fit_cells(trace: Json, figure: Json, page: Page) -> list[Note]:
    """Values as large as the cells are wide; none where they could not be read."""
    axis = figure["layout"].get("xaxis", {})
    texts = trace.get("text") or []
    widest = max((font.advances().width(str(text)) for text in texts), default=0.0)
    if not widest or not axis.get("ticktext"):
        return []
    size = 0.72 * plot_width(figure, page) / n_rows(axis) / widest
    given = trace.get("insidetextfont", {})
    trace["insidetextfont"] = given | {"size": min(size, float(given.get("size") or page.font))}
    if size >= LEAST * page.font:
        return []
    trace["text"] = [""] * len(texts)
    return [Note("no_values")]


def _fit_names(trace: Json, figure: Json, page: Page) -> list[Note]:
    """Names of points placed anew for this page's plot, the first before the others; the rest left out."""
    layout = figure["layout"]
    axes = [layout.get(f"{letter}axis{str(trace.get(f'{letter}axis') or '')[1:]}", {}) for letter in "xy"]
    ends = [axis.get("range") for axis in axes]
    if not isinstance(trace.get("textposition"), list) or None in ends:
        return []
    scale = SCREEN_FONT / page.font
    wide, tall = (end - begin for begin, end in (axis.get("domain") or (0, 1) for axis in axes))
    width = plot_width(figure, page) * scale * wide
    height = (page.height - (AROUND + 1.8 * legend_lines(figure, page)) * page.font) * scale * tall
    (left, right), (low, high) = ends
    plot = Plot(left, right, low, high, width, height)
    names = [unescape(str(text)) for text in trace["text"]]
    if str(trace.get("legendgroup") or "").startswith(f"{LED}:"):
        return _fit_led(trace, names, figure, plot, scale)
    x, y = plot.pixels(trace["x"], trace["y"])
    marks = [plot.pixels(other["x"], other["y"]) for other in _marks(trace, figure)]
    others = [[at for mark in marks for at in mark[axis]] for axis in (0, 1)]
    placed = places(x, y, names, width, height, others)
    fitting = [index for index, position in enumerate(placed) if position]
    _keep(trace, fitting)
    trace["textposition"] = [placed[index] for index in fitting]
    return []


def _beside(trace: Json, figure: Json) -> list[Json]:
    """The other traces on the same axes."""
    on = [trace.get(axis) for axis in ("xaxis", "yaxis")]
    return [t for t in figure["data"] if t is not trace and [t.get("xaxis"), t.get("yaxis")] == on]


def _marks(trace: Json, figure: Json) -> list[Json]:
    """Those of them whose marks are seen."""
    seen = (t for t in _beside(trace, figure) if "markers" in str(t.get("mode")))
    return [t for t in seen if (t.get("marker") or {}).get("opacity") != 0]


class Plot(NamedTuple):
    """The ends of the axes of a plot, and its size in pixels of the screen's letters."""

    left: float
    right: float
    low: float
    high: float
    width: float
    height: float

    def pixels(self, x: Sequence[float], y: Sequence[float]) -> tuple[list[float], list[float]]:
        """Where points lie from the upper left corner."""
        return (
            [self.width * (value - self.left) / (self.right - self.left) for value in x],
            [self.height * (self.high - value) / (self.high - self.low) for value in y],
        )


def _keep(trace: Json, fitting: list[int]) -> None:
    """Some points of a trace of names, with whatever else is given point by point."""
    n = len(trace["x"])
    for part in (trace, trace.get("textfont") or {}, trace.get("marker") or {}):
        for name, values in part.items():
            if isinstance(values, list) and len(values) == n:
                part[name] = [values[index] for index in fitting]


def _fit_led(trace: Json, names: list[str], figure: Json, plot: Plot, scale: float) -> list[Note]:
    """Names that keep clear of marks and lines too, the important ones led out of a crowd."""
    others = _beside(trace, figure)
    leading = next((t for t in others if t.get("legendgroup") == LED), None)
    if leading is None:
        leading = {axis: trace[axis] for axis in ("xaxis", "yaxis") if axis in trace} | LEADING
        figure["data"].append(leading)
    home = {end: start for start, end in _segments(leading)}
    points = [home.get(point, point) for point in zip(trace["x"], trace["y"], strict=True)]
    marks = _marks(trace, figure)
    drawn = [t for t in others if t.get("mode") == "lines" and t is not leading]
    led = int(trace["legendgroup"].partition(":")[2] or 0)
    of_network = bool(drawn) and not led
    if of_network:
        _shrink(marks, plot)
    x: list[float] = []
    y: list[float] = []
    sizes: list[float] = []
    for other in marks:
        given = other["marker"].get("size", 6)
        sizes += [scale * size for size in (given if isinstance(given, list) else [given] * len(other["x"]))]
        for into, values in zip((x, y), plot.pixels(other["x"], other["y"]), strict=True):
            into += values
    ends = [
        (*start, *end) for t in drawn for start, end in _segments(t | dict(zip("xy", _in(plot, t), strict=True)))
    ]
    at_x, at_y = plot.pixels(*zip(*points, strict=True)) if points else ([], [])
    size_at = dict(zip(zip(x, y, strict=True), sizes, strict=True))
    own = [size_at.get(place, SCREEN_FONT) for place in zip(at_x, at_y, strict=True)]
    around = Around(np.array(x), np.array(y), np.array(sizes) / 2, along(ends))
    rules = {"spared": len(names), "most_under": 0} if of_network else {}
    name_places = clear_places(at_x, at_y, names, own, plot.width, plot.height, around, led=led, **rules)
    fitting = [(index, place) for index, place in enumerate(name_places) if place]
    _keep(trace, [index for index, _ in fitting])
    across, up = (plot.right - plot.left) / plot.width, (plot.high - plot.low) / plot.height
    leading["x"], leading["y"] = [], []
    for number, (index, place) in enumerate(fitting):
        home_x, home_y = points[index]
        moved = bool(place.dx or place.dy)
        trace["x"][number], trace["y"][number] = home_x + across * place.dx, home_y - up * place.dy
        trace["textposition"][number] = place.position
        trace["marker"]["size"][number] = 0 if moved else own[index] / scale
        if moved:
            leading["x"] += [home_x, trace["x"][number], None]
            leading["y"] += [home_y, trace["y"][number], None]
    missing = [name for name, place in zip(names, name_places, strict=True) if place is None]
    return [Note("left_out", listed(missing))] if missing else []


def _shrink(marks: list[Json], plot: Plot) -> None:
    """Marks of a network smaller on a narrow page, so that names find room beside them."""
    factor = min(1.0, max(SMALLEST, plot.width / WIDTH))
    for trace in marks:
        size = trace["marker"].get("size", 6)
        trace["marker"]["size"] = [factor * one for one in size] if isinstance(size, list) else factor * size


def _in(plot: Plot, trace: Json) -> tuple[list[float | None], list[float | None]]:
    """The places of a line in pixels; None where it is broken."""
    known = [i for i, value in enumerate(trace["x"]) if value is not None]
    x: list[float | None] = [None] * len(trace["x"])
    y: list[float | None] = [None] * len(trace["x"])
    for i, a, b in zip(known, *plot.pixels(*([trace[axis][i] for i in known] for axis in "xy")), strict=True):
        x[i], y[i] = a, b
    return x, y


def _segments(trace: Json) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a line."""
    points = [*zip(trace["x"], trace["y"], strict=True)]
    return [(a, b) for a, b in pairwise(points) if None not in a and None not in b]


def left_out(figure: Json, svg: str) -> list[Note]:
    """Names of slices that the drawing has no room for."""
    names = [
        str(name) for trace in figure["data"] if trace["type"] in SLICED for name in trace.get("labels") or []
    ]
    if not names:
        return []
    drawn = Counter(_bare(text) for text in re.findall(r"<text\b.*?</text>", svg, re.S))
    wanted = Counter(map(_bare, names))
    missing = [name for name in dict.fromkeys(names) if wanted[_bare(name)] > drawn[_bare(name)]]
    readable = [unescape(re.sub(r"(?<=[ -~])<br>(?=[ -~])", " ", name).replace("<br>", "")) for name in missing]
    return [Note("left_out", listed(readable))] if readable else []


def _bare(text: str) -> str:
    """A text without markup and spaces."""
    return re.sub(r"\s", "", unescape(re.sub(r"<[^>]*>", "", text)))
