"""A figure made ready for paper: one font at its final size, vector marks, labels that fit the page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import pairwise
from math import ceil
from typing import Any

from analysis.export import font
from analysis.export.cells import as_cells
from analysis.export.sizes import PX_PER_MM, Page, suiting_height
from analysis.figures.theme import PLAIN_HEIGHT, ROW
from data.problems import UserError

Json = dict[str, Any]
SCREEN_FONT = 12
MAX_MARKS = 60_000
MAX_TITLE = 300
LINE = 1.3
TIGHT = 1.12
SCALE_TITLE = 6.0
DRAWN = (
    *("bar", "histogram", "scatter", "scattergl", "box", "violin", "heatmap", "sunburst", "treemap", "icicle"),
    *("pie", "funnel", "waterfall", "contour", "scatterpolar", "scatterpolargl", "barpolar", "table"),
)
HOVER = ("hovertemplate", "hovertext", "hoverlabel", "hoverinfo", "customdata", "meta", "uid")
AXIS = re.compile(r"[xy]axis\d*")


@dataclass(frozen=True)
class Note:
    """Something about an exported file that its reader should know; labels has the words."""

    code: str
    value: str = ""


def on_paper(figure: Json, page: Page) -> tuple[Json, list[Note]]:
    """The figure (Plotly's JSON, arrays as lists) for one page, and what had to be changed."""
    _check(figure)
    page = narrowed(figure, page)
    figure, replaced = _spelled({"data": [_trace(trace) for trace in figure["data"]], "layout": figure["layout"]})
    figure = as_cells(figure)
    layout = figure["layout"]
    ratio = page.font / _base(layout)
    figure = {"data": _scaled(figure["data"], ratio), "layout": _scaled(layout, ratio)}
    layout = figure["layout"]
    layout["uniformtext"] = {"minsize": 0.7 * page.font, "mode": "hide"} if _sliced(figure) else {}
    layout["font"] = layout.get("font", {}) | {"family": font.FAMILY, "size": page.font}
    layout |= {"width": page.width, "height": page.height, "autosize": False}
    layout |= {"paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)"}
    _margins(layout, page)
    _title(layout, page)
    _axis_titles(layout, page)
    _scale_titles(figure, page.font)
    notes = [Note("replaced", _listed(replaced))] if replaced else []
    return figure, notes + _labels(figure, page)


def height_for(figure: Json, width_mm: float, font_pt: float) -> float:
    """The height in mm that a figure wants at a width: its lines of labels decide, where it has them."""
    page = narrowed(figure, Page(width_mm, 100, font_pt))
    axes = {name: dict(axis) for name, axis in figure["layout"].items() if AXIS.fullmatch(name)}
    figure = {"data": figure["data"], "layout": figure["layout"] | axes}
    numbered, layout = _number_twins(figure, page), figure["layout"]
    lines = max((_lines(axis, page) for _, axis in _label_axes(layout, "y")), default=0)
    legend = 1.8 * _legend_lines(figure, page)
    if not lines:
        return min(240.0, suiting_height(layout, width_mm, PLAIN_HEIGHT) + legend * page.font / PX_PER_MM)
    on_screen = float(layout.get("height") or PLAIN_HEIGHT)
    rows = max((_rows(axis) for _, axis in _label_axes(layout, "y")), default=1)
    pitch = max(ROW / SCREEN_FONT * 0.86 * max(1.0, (on_screen - 70) / ROW / rows), LINE * lines + 0.25)
    rest = 4.2 + LINE * _title_lines(layout, page) + legend + (0.0 if numbered else _below(figure, page))
    return max(HEIGHT_LEAST, (rows * pitch + rest) * page.font / PX_PER_MM)


HEIGHT_LEAST = 35.0


def _check(figure: Json) -> None:
    title = _text_of(figure["layout"].get("title"))
    if len(title) > MAX_TITLE:
        raise UserError(f"a title has at most {MAX_TITLE} characters, not {len(title):,}")
    for trace in figure["data"]:
        kind = trace.get("type", "scatter")
        if kind not in DRAWN:
            raise UserError(f"a '{kind}' cannot be exported; these can: {', '.join(DRAWN)}")
    if (marks := n_marks(figure)) > MAX_MARKS:
        raise UserError(
            f"{marks:,} marks are too many for a file; at most {MAX_MARKS:,}: filter, or draw a sample"
        )


def n_marks(figure: Json) -> int:
    """How many points, bars and cells a figure draws."""
    total = 0
    for trace in figure["data"]:
        if trace.get("type") == "heatmap":
            total += sum(len(row) for row in trace.get("z") or [])
        elif trace.get("type") not in ("histogram", "box", "violin"):
            total += max((len(trace.get(name) or []) for name in ("x", "y", "labels", "r", "values")), default=0)
    return total


def _sliced(figure: Json) -> bool:
    return any(trace["type"] in ("sunburst", "treemap", "icicle", "pie") for trace in figure["data"])


def _trace(trace: Json) -> Json:
    """Without what only a screen needs; WebGL as vectors; see-through marks without a group each."""
    kept = {name: value for name, value in trace.items() if name not in HOVER}
    kept["type"] = str(kept.get("type", "scatter")).removesuffix("gl")
    marker = kept.get("marker")
    if kept["type"] == "scatter" and marker and isinstance(marker.get("color"), str):
        opacity = marker.get("opacity", kept.get("opacity", 1))
        seen_through = _see_through(marker["color"], opacity) if isinstance(opacity, (int, float)) else None
        if seen_through:
            kept["marker"] = {**marker, "color": seen_through, "opacity": 1}
            kept.pop("opacity", None)
    return kept


def _see_through(color: str, opacity: float) -> str | None:
    found = re.fullmatch(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})", color)
    if not found or opacity >= 1:
        return None
    return f"rgba({int(found[1], 16)},{int(found[2], 16)},{int(found[3], 16)},{opacity:g})"


def _spelled(value: Any) -> tuple[Any, dict[str, str]]:
    replaced: dict[str, str] = {}

    def spell(text: str) -> str:
        if text.isascii():
            return text
        written, changed = font.drawable(text)
        replaced.update(changed)
        return written

    return _mapped(value, spell), replaced


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _mapped(part, change) for name, part in value.items()}
    if isinstance(value, list):
        return [_mapped(part, change) for part in value]
    return value


def in_colours(figure: Json, change: Callable[[str], str]) -> Json:
    """The figure with every colour changed."""
    changed: Json = _mapped(figure, lambda text: change(text) if text.startswith(("#", "rgb")) else text)
    return changed


def _base(layout: Json) -> float:
    for part in (layout, layout.get("template", {}).get("layout", {})):
        if size := part.get("font", {}).get("size"):
            return float(size)
    return SCREEN_FONT


WHOLE = ("standoff", "ticklabelstandoff")
SIZED = ("size", "standoff", "ticklabelstandoff", "thickness", "borderpad", "itemwidth", "arrowsize")


def _scaled(value: Any, ratio: float, name: str = "") -> Any:
    """The same with every size that goes with the text's; families and weights made the one there is."""
    if isinstance(value, dict):
        scaled = {key: _scaled(part, ratio, key) for key, part in value.items()}
        if "family" in scaled:
            scaled["family"] = font.FAMILY
        return {key: part for key, part in scaled.items() if key not in ("weight", "style", "shadow")}
    if isinstance(value, list):
        return [_scaled(part, ratio, name) for part in value]
    if name in SIZED and isinstance(value, (int, float)) and not isinstance(value, bool):
        size = value * ratio
        return max(30.0, size) if name == "itemwidth" else round(size) if name in WHOLE else size
    return value


def _margins(layout: Json, page: Page) -> None:
    """Margins that keep the outermost labels on the page."""
    rim = 0.3 * page.font
    given = layout.get("margin", {})
    layout["margin"] = {
        "l": rim,
        "r": max(12.0, 1.2 * page.font),
        "t": max(rim, given["t"]) if given.get("t", 0) > 30 and layout.get("title") else 0.7 * page.font,
        "b": rim,
        "pad": 0,
    }
    legend = layout.get("legend", {})
    if any(_label_axes(layout, "y")) and not legend.keys() & {"x", "y", "orientation"}:
        layout["legend"] = legend | {"x": 1, "xanchor": "right"}
    for name in {"xaxis", "yaxis", *filter(AXIS.fullmatch, layout)}:
        axis = layout.setdefault(name, {})
        axis["automargin"] = True


def _title(layout: Json, page: Page) -> None:
    text = _text_of(layout.get("title"))
    if not text:
        return
    given = layout["title"] if isinstance(layout["title"], dict) else {}
    size = given.get("font", {}).get("size") or 1.2 * page.font
    lines = [line for part in text.split("<br>") for line in font.wrap(part, page.width / size - 2, lines=12)]
    layout["title"] = given | {
        "text": "<br>".join(lines),
        "font": given.get("font", {}) | {"size": size},
        "automargin": True,
        "yref": "container",
        "y": 1 - 0.4 * size / page.height,
        "yanchor": "top",
        "x": 0.5,
        "xanchor": "center",
    }


def _axis_titles(layout: Json, page: Page) -> None:
    """Break titles that are longer than their axis."""
    panels = sum(name.startswith("yaxis") for name in layout)
    for name in filter(AXIS.fullmatch, list(layout)):
        if text := _text_of(layout[name].get("title")):
            room = _title_room(layout, page) if name.startswith("x") else (page.height / page.font - 5) / panels
            given = layout[name]["title"] if isinstance(layout[name]["title"], dict) else {}
            layout[name]["title"] = given | {"text": _broken(text, max(6.0, room))}


def _title_room(layout: Json, page: Page) -> float:
    aside = max((_widest(axis, page) for _, axis in _label_axes(layout, "y")), default=3.0)
    return max(6.0, page.width / page.font - aside - 3)


def _title_lines(layout: Json, page: Page) -> int:
    """How many lines the title below the plot takes."""
    titles = (_text_of(axis.get("title")) for name, axis in layout.items() if re.fullmatch(r"xaxis\d*", name))
    return max((len(_wrapped(text, _title_room(layout, page))) for text in titles if text), default=1)


def _scale_titles(figure: Json, size: float) -> None:
    """Titles of colour bars above them: beside them, they touch the numbers."""
    for part in (part for trace in figure["data"] for part in (trace, trace.get("marker") or {})):
        bar = part.get("colorbar") or {}
        if text := _text_of(bar.get("title")):
            given = bar["title"] if isinstance(bar["title"], dict) else {}
            bar["title"] = given | {"text": _broken(text, SCALE_TITLE), "side": "top"}
            bar["ticklabeloverflow"] = "hide past domain"  # a number at the very end would touch the title
            bar["tickfont"] = bar.get("tickfont", {}) | {"size": 0.8 * size}


def _widest(axis: Json, page: Page) -> float:
    room = _room(page)
    return max(font.advances().width(line) for text in axis["ticktext"] for line in _wrapped(text, room))


def _text_of(title: Any) -> str:
    return str(title.get("text") or "") if isinstance(title, dict) else str(title or "")


def _label_axes(layout: Json, letter: str) -> Iterator[tuple[str, Json]]:
    for name, axis in layout.items():
        if AXIS.fullmatch(name) and name.startswith(letter) and axis.get("ticktext"):
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
    return [line for part in parts for line in font.wrap(unescape(re.sub(r"<[^>]*>", "", part)), room)]


def _rows(axis: Json) -> float:
    ends = axis.get("range")
    return abs(float(ends[1]) - float(ends[0])) if ends else len(axis["ticktext"])


def _labels(figure: Json, page: Page) -> list[Note]:
    """Break long labels of rows and columns; say where they cannot stand beside each other."""
    layout, notes = figure["layout"], []
    numbered = _number_twins(figure, page)
    across = [axis for name, axis in _label_axes(layout, "x") if name not in numbered]
    down = [axis for _, axis in _label_axes(layout, "y")]
    for axis in down:
        needed = (_rows(axis) * TIGHT * _lines(axis, page) + 4) * page.font
        axis["ticktext"] = [_broken(str(text), _room(page)) for text in axis["ticktext"]]
        if needed > page.height + 1:
            notes.append(Note("crowded", f"{ceil(needed / PX_PER_MM)}"))
    for axis in across:
        if not _stands(axis, _plot_width(figure, page), page):
            _upright(axis, _plot_width(figure, page), page)
    return notes


def _plot_width(figure: Json, page: Page) -> float:
    """About how wide the plot is between the labels of its rows and its colour bar."""
    aside = max((_widest(axis, page) for _, axis in _label_axes(figure["layout"], "y")), default=4.0)
    return page.width - (aside + (6.5 if _has_scale(figure) else 1.7)) * page.font


def narrowed(figure: Json, page: Page) -> Page:
    """The page, with less room for labels where a colour bar takes some."""
    return replace(page, labels_share=0.34) if _has_scale(figure) and page.width_mm < 110 else page


def _has_scale(figure: Json) -> bool:
    return any(part.get("showscale") for trace in figure["data"] for part in (trace, trace.get("marker") or {}))


def _below(figure: Json, page: Page) -> float:
    """How many em more than one line the labels of columns need below the plot."""
    tallest = 0.0
    for _, given in _label_axes(figure["layout"], "x"):
        axis, names = dict(given), [line for text in given["ticktext"] for line in _wrapped(text, 99)]
        if axis.get("tickangle"):
            continue  # the figure has made room for what it slants
        if _stands(axis, _plot_width(figure, page), page):
            tallest = max(tallest, *(LINE * text.count("<br>") for text in axis["ticktext"]))
        else:
            tallest = max(tallest, *(font.advances().width(name) for name in names))
    return tallest


def _stands(axis: Json, width: float, page: Page) -> bool:
    """Whether the labels of columns stand beside each other, broken into lines where they must be."""
    pitch = 0.94 * width / max(1.0, _rows(axis))
    if axis.get("tickangle") or not axis["ticktext"]:
        return pitch > 1.2 * page.font
    broken = [_wrapped(text, pitch / page.font) for text in axis["ticktext"]]
    if any(font.advances().width(line) * page.font > pitch for lines in broken for line in lines):
        return False
    axis["ticktext"] = ["<br>".join(escape(line, quote=False) for line in lines) for lines in broken]
    return True


def _upright(axis: Json, width: float, page: Page) -> None:
    """Labels of narrow columns turned, and only as many as have room."""
    pitch = width / max(1.0, _rows(axis))
    every = ceil(1.15 * page.font / pitch)
    axis["tickangle"] = -90
    axis["tickvals"], axis["ticktext"] = axis["tickvals"][::every], axis["ticktext"][::every]


def _number_twins(figure: Json, page: Page) -> list[str]:
    """Number rows and columns that carry the same names where the columns' do not stand; which axes."""
    numbered = []
    for name, axis in _label_axes(figure["layout"], "x"):
        for _, other in _label_axes(figure["layout"], "y"):
            width = _plot_width(figure, page)
            if axis["ticktext"] == other["ticktext"] and not _stands(axis, width, page):
                _numbered(axis, other, width, page)
                numbered.append(name)
    return numbered


def _numbered(across: Json, down: Json, width: float, page: Page) -> None:
    """A matrix too narrow for names of columns: the rows carry numbers with their names, the columns numbers."""
    down["ticktext"] = [f"{number}  {text}" for number, text in enumerate(down["ticktext"], 1)]
    every = ceil(1.6 * page.font / (width / max(1.0, _rows(across))))
    numbers = range(len(across["ticktext"]))
    kept = [number for number in numbers if number == 0 or (number + 1) % every == 0]
    across["tickvals"] = [across["tickvals"][number] for number in kept]
    across["ticktext"] = [str(number + 1) for number in kept]
    across["tickangle"] = 0


def _broken(text: str, room: float) -> str:
    return "<br>".join(escape(line, quote=False) for line in _wrapped(text, room))


def _legend_lines(figure: Json, page: Page) -> int:
    """How many lines a legend above the figure takes."""
    names = [str(t["name"]) for t in figure["data"] if t.get("name") and t.get("showlegend") is not False]
    shown = figure["layout"].get("showlegend", len(names) > 1)
    if not shown or not names:
        return 0
    widest = max(font.advances().width(name) for name in names) * page.font + 46
    return ceil(len(names) / max(1, page.width // widest))


def _listed(replaced: dict[str, str]) -> str:
    told = [f"{old} (U+{ord(old):04X}) → {new}" for old, new in sorted(replaced.items())]
    return ", ".join(told[:20]) + (f" … ({len(told)})" if len(told) > 20 else "")
