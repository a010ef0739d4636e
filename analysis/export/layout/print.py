"""A figure made ready for paper: one font at its final size, vector marks, labels that fit the page."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from analysis.core.errors import mistake
from analysis.export import font
from analysis.export.layout.axis_labels import (
    AXIS,
    SCREEN_FONT,
    broken,
    fit_labels,
    label_axes,
    narrowed,
    scale_above,
    text_of,
    title_room,
)
from analysis.export.layout.heatmap import as_cells
from analysis.export.layout.inplot_text import fit_inside
from analysis.export.layout.panels import fit_panels
from analysis.export.layout.sizes import Page
from analysis.export.notes import Note, listed

Json = dict[str, Any]
MAX_MARKS = 60_000
MAX_TITLE = 300
SCALE_TITLE = 6.0
DRAWN = (
    *("bar", "histogram", "scatter", "scattergl", "box", "violin", "heatmap", "sunburst", "treemap", "icicle"),
    *("pie", "funnel", "waterfall", "contour", "scatterpolar", "scatterpolargl", "barpolar", "table"),
)
HOVER = ("hovertemplate", "hovertext", "hoverlabel", "hoverinfo", "customdata", "meta", "uid")
WHOLE = ("standoff", "ticklabelstandoff")
SIZED = ("size", "standoff", "ticklabelstandoff", "thickness", "borderpad", "itemwidth", "arrowsize")


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
    _scales(figure, page)
    replacements = [f"{old} (U+{ord(old):04X}) → {new}" for old, new in sorted(replaced.items())]
    notes = [Note("replaced", listed(replacements))] if replaced else []
    texts = "".join(_texts(figure))
    notes += [Note("borrowed", f"{family} ({listed(some)})") for family, some in font.borrowed(texts).items()]
    notes += fit_labels(figure, page)
    fit_panels(figure, page)
    return figure, notes + fit_inside(figure, page)


def _check(figure: Json) -> None:
    title = text_of(figure["layout"].get("title"))
    if len(title) > MAX_TITLE:
        raise mistake("title_too_long", most=MAX_TITLE, n=f"{len(title):,}")
    for trace in figure["data"]:
        kind = trace.get("type", "scatter")
        if kind not in DRAWN:
            raise mistake("kind_not_exported", kind=kind, names=", ".join(DRAWN))
    if (marks := n_marks(figure)) > MAX_MARKS:
        raise mistake("too_many_marks", n=f"{marks:,}", most=f"{MAX_MARKS:,}")


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
    visible = {name: value for name, value in trace.items() if name not in HOVER}
    visible["type"] = str(visible.get("type", "scatter")).removesuffix("gl")
    marker = visible.get("marker")
    if visible["type"] == "scatter" and marker and isinstance(marker.get("color"), str):
        opacity = marker.get("opacity", visible.get("opacity", 1))
        seen_through = _see_through(marker["color"], opacity) if isinstance(opacity, (int, float)) else None
        if seen_through:
            visible["marker"] = {**marker, "color": seen_through, "opacity": 1}
            visible.pop("opacity", None)
    return visible


def _see_through(color: str, opacity: float) -> str | None:
    match = re.fullmatch(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})", color)
    if not match or opacity >= 1:
        return None
    return f"rgba({int(match[1], 16)},{int(match[2], 16)},{int(match[3], 16)},{opacity:g})"


def _spelled(value: Any) -> tuple[Any, dict[str, str]]:
    replaced: dict[str, str] = {}

    def spell(text: str) -> str:
        if text.isascii():
            return text
        written, changed = font.drawable(text)
        replaced.update(changed)
        return written

    return _mapped(value, spell), replaced


def _texts(value: Any) -> Iterator[str]:
    """All texts of a figure that hold more than ASCII."""
    if isinstance(value, str):
        if not value.isascii():
            yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


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
    if any(label_axes(layout, "y")) and not legend.keys() & {"x", "y", "orientation"}:
        layout["legend"] = legend | {"x": 1, "xanchor": "right"}
    for name in {"xaxis", "yaxis", *filter(AXIS.fullmatch, layout)}:
        axis = layout.setdefault(name, {})
        axis["automargin"] = True


def _title(layout: Json, page: Page) -> None:
    text = text_of(layout.get("title"))
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
        if text := text_of(layout[name].get("title")):
            room = title_room(layout, page) if name.startswith("x") else (page.height / page.font - 5) / panels
            given = layout[name]["title"] if isinstance(layout[name]["title"], dict) else {}
            layout[name]["title"] = given | {"text": broken(text, max(6.0, room))}


def _scales(figure: Json, page: Page) -> None:
    """Colour bars with their titles above them: beside them, they touch the numbers. On narrow pages they lie."""
    above = scale_above(figure, page)
    for part in (part for trace in figure["data"] for part in (trace, trace.get("marker") or {})):
        bar = part.get("colorbar") or {}
        if text := text_of(bar.get("title")):
            given = bar["title"] if isinstance(bar["title"], dict) else {}
            room = title_room(figure["layout"], page) if above else SCALE_TITLE
            bar["title"] = given | {"text": broken(text, room), "side": "top"}
            bar["ticklabeloverflow"] = "hide past domain"  # a number at the very end would touch the title
            bar["tickfont"] = bar.get("tickfont", {}) | {"size": 0.8 * page.font}
        if bar and above:
            bar |= {"orientation": "h", "x": 0.5, "xanchor": "center", "y": 1, "yanchor": "bottom", "ypad": 2}
            bar |= {"len": 1, "lenmode": "fraction", "thickness": 0.8 * page.font}
