"""Texts inside a plot made to fit a page: values in cells, names of slices, names of points."""

import re
from collections import Counter
from html import unescape
from typing import Any

from analysis.export import font
from analysis.export.layout.axis_labels import SCREEN_FONT, legend_lines, n_rows, plot_width
from analysis.export.layout.sizes import Page
from analysis.export.layout.sunburst import fit_slices
from analysis.export.notes import Note, listed
from analysis.figures.kit.label_places import places

Json = dict[str, Any]
LEAST = 0.62
AROUND = 5.0
SLICED = ("sunburst", "treemap", "icicle", "pie")


def fit_inside(figure: Json, page: Page) -> list[Note]:
    """Shrink, break or leave out what would cover its neighbours; what of it a reader should know."""
    notes: list[Note] = []
    for trace in figure["data"]:
        if trace["type"] == "bar" and trace.get("constraintext") == "none":
            notes += _fit_cells(trace, figure, page)
        elif trace["type"] == "scatter" and "text" in str(trace.get("mode")):
            _fit_names(trace, figure, page)
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


def _fit_names(trace: Json, figure: Json, page: Page) -> None:
    """Names of points placed anew for this page's plot, the first before the others; the rest left out."""
    layout = figure["layout"]
    ends = [layout.get(axis, {}).get("range") for axis in ("xaxis", "yaxis")]
    if not isinstance(trace.get("textposition"), list) or None in ends:
        return
    scale = SCREEN_FONT / page.font
    width = plot_width(figure, page) * scale
    height = (page.height - (AROUND + 1.8 * legend_lines(figure, page)) * page.font) * scale
    (left, right), (low, high) = ends
    x = [width * (value - left) / (right - left) for value in trace["x"]]
    y = [height * (high - value) / (high - low) for value in trace["y"]]
    placed = places(x, y, [unescape(str(text)) for text in trace["text"]], width, height)
    fitting = [index for index, position in enumerate(placed) if position]
    for name in ("x", "y", "text"):
        trace[name] = [trace[name][index] for index in fitting]
    trace["textposition"] = [placed[index] for index in fitting]


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
