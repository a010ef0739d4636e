"""Small panels on a page: their headings broken to their widths, and as many ticks as there is room for."""

from html import escape, unescape
from typing import Any

from analysis.export import font
from analysis.export.layout.axis_labels import AXIS
from analysis.export.layout.sizes import Page
from analysis.figures.kit.charts import PANEL

Json = dict[str, Any]
SIZE = 0.85
USED = 0.88  # of the page by the panels
LINES, MOST_LINES = 2, 6
LINE = 1.3  # em
LEAST_PANELS = 0.5  # of the height that panels keep where headings take more lines
NARROW, FEW_TICKS = 22.0, 3


def fit_panels(figure: Json, page: Page) -> None:
    """Break headings that are wider than their panel into lines; panels give way where these are more than two."""
    layout = figure["layout"]
    headings = [note for note in layout.get("annotations") or [] if note.get("name") == PANEL]
    columns = len({note["x"] for note in headings})
    if columns < 2:
        return
    width = USED * page.width / page.font / columns
    more: dict[float, int] = {}
    for note in headings:
        lines = font.wrap(unescape(note["text"]), width / SIZE, MOST_LINES)
        more[note["y"]] = max(more.get(note["y"], 0), len(lines) - LINES)
        note["text"] = "<br>".join(map(escape, lines))
        note["align"] = "left"
        note["font"] = note.get("font", {}) | {"size": SIZE * page.font}
    _make_room(layout, headings, {y: max(0, n) for y, n in more.items()}, page)
    if width < NARROW:
        for name in layout:
            if AXIS.fullmatch(name) and name.startswith("x"):
                layout[name] |= {"nticks": FEW_TICKS + 1, "tickangle": 0}


def _make_room(layout: Json, headings: list[Json], more: dict[float, int], page: Page) -> None:
    """Move each row of panels down by the lines that its headings, and those above it, have beyond two."""
    margins = layout.get("margin") or {}
    height = page.height - margins.get("t", 0) - margins.get("b", 0)
    if not any(more.values()) or height <= 0:
        return
    line = SIZE * page.font * LINE / height
    line = min(line, (1 - LEAST_PANELS) / sum(more.values()))

    def moved(y: float, top: float) -> float:
        above = sum(n for row, n in more.items() if row >= top)
        return float(1 - above * line - (1 - y) * (1 - sum(more.values()) * line))

    for name, axis in layout.items():
        if name.startswith("yaxis") and axis.get("domain"):
            low, high = axis["domain"]
            top = min(more, key=lambda row: abs(row - high))
            axis["domain"] = [max(0.0, moved(low, top)), moved(high, top)]
    for note in headings:
        note["y"] = moved(note["y"], note["y"])
