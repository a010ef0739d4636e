"""How much room labels of rows and columns need on a page, and how they are broken to fit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape, unescape
from itertools import pairwise
from math import ceil
from typing import Any

from analysis.export import font
from analysis.export.layout.sizes import FONTS, PX_PER_MM, Page, suiting_height
from analysis.export.layout.sunburst import key_height
from analysis.export.notes import Note, listed
from analysis.figures.kit.theme import PLAIN_HEIGHT, ROW

Json = dict[str, Any]
SCREEN_FONT = 12
LINE = 1.3
CLEAR = 0.12
HEIGHT_LEAST = 35.0
TALLEST = 247.0
SMALLEST = 0.5
NARROW = 110
SCALE = 4.0
AXIS = re.compile(r"[xy]axis\d*")


def height_for(figure: Json, width_mm: float, font_pt: float) -> float:
    """The height in mm that a figure wants at a width: its lines of labels decide, where it has them.

    What would be taller than the text of an A4 page gets its lines closer together, as close as they
    can stand; only then it is taller.
    """
    page = narrowed(figure, Page(width_mm, 100, font_pt))
    axes = {name: dict(axis) for name, axis in figure["layout"].items() if AXIS.fullmatch(name)}
    figure = {"data": figure["data"], "layout": figure["layout"] | axes}
    numbered, layout = _number_twins(figure, page), figure["layout"]
    lines = max((_lines(axis, page) for _, axis in label_axes(layout, "y")), default=0)
    legend = 1.8 * legend_lines(figure, page)
    if not lines:
        keys = legend * page.font + key_height(figure, page)
        return max(HEIGHT_LEAST, min(TALLEST, suiting_height(layout, width_mm, PLAIN_HEIGHT) + keys / PX_PER_MM))
    on_screen = float(layout.get("height") or PLAIN_HEIGHT)
    rows = max((n_rows(axis) for _, axis in label_axes(layout, "y")), default=1)
    pitch = max(ROW / SCREEN_FONT * 0.86 * max(1.0, (on_screen - 70) / ROW / rows), LINE * lines + 0.25)
    pitch = LINE * lines + 0.25 if numbered else pitch
    rest = (
        4.2
        + SCALE * scale_above(figure, page)
        + LINE * _title_lines(layout, page)
        + legend
        + (0.0 if numbered else _below(figure, page))
    )
    loose, tight = ((rows * step + rest) * page.font / PX_PER_MM for step in (pitch, LINE * lines - CLEAR))
    return max(HEIGHT_LEAST, min(loose, max(TALLEST, tight)))


def narrowed(figure: Json, page: Page) -> Page:
    """The page, with less room for labels where a colour bar takes some."""
    if not has_scale(figure) or page.width_mm >= NARROW:
        return page
    return replace(page, labels_share=0.5 if _twins(figure) else 0.46 if scale_above(figure, page) else 0.34)


def has_scale(figure: Json) -> bool:
    """Whether a colour bar stands beside the plot."""
    return any(part.get("showscale") for trace in figure["data"] for part in (trace, trace.get("marker") or {}))


def scale_above(figure: Json, page: Page) -> bool:
    """Whether the colour bar stands above the plot: beside rows of labels a narrow page has no room for it."""
    return has_scale(figure) and page.width_mm < NARROW and any(label_axes(figure["layout"], "y"))


def _twins(figure: Json) -> bool:
    """Whether columns carry the same names as rows."""
    down = [axis["ticktext"] for _, axis in label_axes(figure["layout"], "y")]
    return any(axis["ticktext"] in down for _, axis in label_axes(figure["layout"], "x"))


def title_room(layout: Json, page: Page) -> float:
    """How many em the title below the plot may take."""
    aside = max((_widest(axis, page) for _, axis in label_axes(layout, "y")), default=3.0)
    return max(6.0, page.width / page.font - aside - 3)


def _title_lines(layout: Json, page: Page) -> int:
    """How many lines the title below the plot takes."""
    titles = (text_of(axis.get("title")) for name, axis in layout.items() if re.fullmatch(r"xaxis\d*", name))
    return max((len(_wrapped(text, title_room(layout, page))) for text in titles if text), default=1)


def _widest(axis: Json, page: Page) -> float:
    room = _room(page)
    return max(font.advances().width(line) for text in axis["ticktext"] for line in _wrapped(text, room))


def label_axes(layout: Json, letter: str) -> Iterator[tuple[str, Json]]:
    """The x or y axes that carry labels, with their names; rows of labels stand one apart, numbers do not."""
    for name, axis in layout.items():
        if AXIS.fullmatch(name) and name.startswith(letter) and axis.get("ticktext"):
            if letter == "y" and any(b - a != 1 for a, b in pairwise(axis.get("tickvals") or ())):
                continue
            yield name, axis


def _room(page: Page) -> float:
    """How many em of the page's width the labels of rows may take."""
    return page.labels_share * page.width / page.font


def _lines(axis: Json, page: Page) -> float:
    """How many lines of text two neighbouring labels need between their middles."""
    heights = [len(_wrapped(text, _room(page))) for text in axis["ticktext"]]
    return max((sum(pair) / 2 for pair in pairwise([*heights, *heights[-1:]])), default=0)


def _wrapped(text: Any, room: float) -> list[str]:
    """A label without its markup, in lines of at most ``room`` em; its own breaks stay."""
    parts = str(text).split("<br>")
    lines = [line for part in parts for line in font.wrap(unescape(re.sub(r"<[^>]*>", "", part)), room)]
    return [font.shortened(line, room) for line in lines]


def n_rows(axis: Json) -> float:
    """How many rows or columns an axis has."""
    ends = axis.get("range")
    return abs(float(ends[1]) - float(ends[0])) if ends else len(axis["ticktext"])


def fit_labels(figure: Json, page: Page) -> list[Note]:
    """Break long labels of rows and columns; say where they cannot stand beside each other."""
    layout, notes = figure["layout"], []
    numbered = _number_twins(figure, page)
    across = [axis for name, axis in label_axes(layout, "x") if name not in numbered]
    down = [axis for _, axis in label_axes(layout, "y")]
    for axis in down:
        size = _size(axis, page)
        small = replace(page, font_pt=size)
        if size < page.font_pt:
            axis["tickfont"] = axis.get("tickfont", {}) | {"size": small.font}
        needed = _needed(axis, small, page)
        cut = [str(text) for text in axis["ticktext"] if _wrapped(text, _room(small))[-1].endswith(font.CUT)]
        if cut := [text for text in cut if not text.endswith(font.CUT)]:
            notes.append(Note("shortened", listed([_in_line(text) for text in cut])))
        axis["ticktext"] = [broken(str(text), _room(small)) for text in axis["ticktext"]]
        if needed > page.height + 1:
            notes.append(Note("crowded", f"{ceil(needed / PX_PER_MM)}"))
        elif size < page.font_pt:
            notes.append(Note("smaller", f"{size:g}"))
    for axis in across:
        if not _stands(axis, plot_width(figure, page), page):
            _upright(axis, plot_width(figure, page), page)
    return notes


def _needed(axis: Json, small: Page, page: Page) -> float:
    """How many CSS pixels rows labelled in a size of their own need, with what stands around them."""
    return n_rows(axis) * (LINE * _lines(axis, small) - CLEAR) * small.font + 4 * page.font


def _size(axis: Json, page: Page) -> float:
    """The size in points in which the labels of rows stand clear of each other, no smaller than the half."""
    least = max(FONTS[0], page.font_pt * SMALLEST)
    sizes = [page.font_pt - step / 2 for step in range(ceil(2 * (page.font_pt - least)) + 1)]
    fits = (size for size in sizes if _needed(axis, replace(page, font_pt=size), page) <= page.height + 1)
    return next(fits, page.font_pt)


def plot_width(figure: Json, page: Page) -> float:
    """About how wide the plot is between the labels of its rows and its colour bar."""
    aside = max((_widest(axis, page) for _, axis in label_axes(figure["layout"], "y")), default=4.0)
    return page.width - (aside + (6.5 if has_scale(figure) and not scale_above(figure, page) else 1.7)) * page.font


def _below(figure: Json, page: Page) -> float:
    """How many em more than one line the labels of columns need below the plot."""
    tallest = 0.0
    for _, given in label_axes(figure["layout"], "x"):
        axis = dict(given)
        if axis.get("tickangle"):
            continue  # the figure has made room for what it slants
        if _stands(axis, plot_width(figure, page), page):
            tallest = max(tallest, *(LINE * text.count("<br>") for text in axis["ticktext"]))
        else:
            tallest = max(tallest, *(font.advances().width(_in_line(text)) for text in given["ticktext"]))
    return tallest


def _stands(axis: Json, width: float, page: Page) -> bool:
    """Whether the labels of columns stand beside each other, broken into lines where they must be."""
    pitch = 0.94 * width / max(1.0, n_rows(axis))
    if axis.get("tickangle") or not axis["ticktext"]:
        return pitch > 1.2 * page.font
    broken = [_wrapped(text, pitch / page.font) for text in axis["ticktext"]]
    if any(font.advances().width(line) * page.font > pitch for lines in broken for line in lines):
        return False
    axis["ticktext"] = ["<br>".join(escape(line, quote=False) for line in lines) for lines in broken]
    return True


def _upright(axis: Json, width: float, page: Page) -> None:
    """Labels of narrow columns turned, and only as many as have room."""
    pitch = width / max(1.0, n_rows(axis))
    every = max(1, ceil(1.15 * page.font / pitch))
    axis["tickangle"] = -90
    axis["tickvals"] = axis["tickvals"][::every]
    axis["ticktext"] = [escape(_in_line(text), quote=False) for text in axis["ticktext"][::every]]


def _in_line(text: Any) -> str:
    """A label without its markup and its breaks."""
    return " ".join(_wrapped(text, 9_999))


def _number_twins(figure: Json, page: Page) -> list[str]:
    """Number rows and columns that carry the same names where the columns' do not stand; which axes."""
    numbered = []
    for name, axis in label_axes(figure["layout"], "x"):
        for _, other in label_axes(figure["layout"], "y"):
            width = plot_width(figure, page)
            if axis["ticktext"] == other["ticktext"] and not _stands(axis, width, page):
                _numbered(axis, other, width, page)
                numbered.append(name)
    return numbered


def _numbered(across: Json, down: Json, width: float, page: Page) -> None:
    """A matrix too narrow for names of columns: the rows carry numbers with their names, the columns numbers."""
    down["ticktext"] = [f"{number}\u00a0{text}" for number, text in enumerate(down["ticktext"], 1)]
    every = ceil(1.9 * page.font / (width / max(1.0, n_rows(across))))
    shown = [number for number in range(len(across["ticktext"])) if (number + 1) % every == 0]
    across["tickvals"] = [across["tickvals"][number] for number in shown]
    across["ticktext"] = [str(number + 1) for number in shown]
    across["tickangle"] = 0


def broken(text: str, room: float) -> str:
    """A text in lines of at most ``room`` em, as Plotly writes them."""
    return "<br>".join(escape(line, quote=False) for line in _wrapped(text, room))


def legend_lines(figure: Json, page: Page) -> int:
    """How many lines a legend above the figure takes."""
    names = [str(t["name"]) for t in figure["data"] if t.get("name") and t.get("showlegend") is not False]
    shown = figure["layout"].get("showlegend", len(names) > 1)
    if not shown or not names:
        return 0
    widest = max(font.advances().width(name) for name in names) * page.font + 46
    return ceil(len(names) / max(1, page.width // widest))


def text_of(title: Any) -> str:
    """The text of a title, given as text or as an object."""
    return str(title.get("text") or "") if isinstance(title, dict) else str(title or "")
