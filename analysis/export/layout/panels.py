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
LINES = 2
NARROW, FEW_TICKS = 22.0, 3


def fit_panels(figure: Json, page: Page) -> None:
    """Break headings that are wider than their panel into two lines; what is longer still ends in an ellipsis."""
    layout = figure["layout"]
    headings = [note for note in layout.get("annotations") or [] if note.get("name") == PANEL]
    columns = len({note["x"] for note in headings})
    if columns < 2:
        return
    width = USED * page.width / page.font / columns
    for note in headings:
        lines = font.wrap(unescape(note["text"]), width / SIZE, LINES)
        note["text"] = "<br>".join(escape(font.shortened(line, width / SIZE)) for line in lines)
        note["align"] = "left"
        note["font"] = note.get("font", {}) | {"size": SIZE * page.font}
    if width < NARROW:
        for name in layout:
            if AXIS.fullmatch(name) and name.startswith("x"):
                layout[name] |= {"nticks": FEW_TICKS + 1, "tickangle": 0}
