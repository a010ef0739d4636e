"""A figure on the page, drawn by Plotly in the reader's browser: new contents change it where it stands.

``st.plotly_chart`` takes a figure with other contents for another element and draws it from nothing, which
takes a browser three times as long.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

import plotly
import plotly.graph_objects as go
import streamlit as st
from plotly.io.json import to_json_plotly
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from analysis.figures.kit.charts import row_of

Mode = Literal["points", "box", "lasso"]
POINTS: tuple[Mode, ...] = ("points",)
AROUND: tuple[Mode, ...] = ("points", "box", "lasso")
DRAWING = ("lasso", "select")
TALL = 450
TEXTS = "_texts"
MOST_MARKS = 200_000
NAME, DRAWS = "kokoroscope", "kokoroscope.figure"
SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
LIBRARY = f"/{NAME}.plotly/{SCRIPT.name}"
FILES = {"figure": Path(__file__).parent / "figure", "plotly": SCRIPT.parent}


@dataclass(frozen=True)
class Press:
    """What was just pressed in a figure, or drawn around."""

    rows: tuple[int, ...] = ()
    """The rows that the marks show."""
    data: str | None = None
    """What the figure keeps with the first mark (Plotly's ``customdata``)."""
    outline: tuple[Literal["box", "lasso"], list[tuple[float, float]]] | None = None
    """The corners, where a box or a lasso was drawn."""


def show(
    drawn: go.Figure,
    *,
    key: str,
    alt: str,
    config: Mapping[str, Any],
    press: Callable[[Press], None] | None = None,
    modes: tuple[Mode, ...] = POINTS,
    fills: bool = False,
    taken: int = 0,
) -> None:
    """Draw a figure.

    ``press``: called with what was pressed before the run that a press starts; ``fills``: whether it is as high as
    what it stands in; ``taken``: counts the drawings that changed nothing, so that the browser takes them away.
    """
    contents = text(drawn, selects=press is not None)
    of = crc32(contents)

    def pressed() -> None:
        said = st.session_state[key].pressed
        told = read(said)
        if press is not None and told is not None and said.get("of") == of:  # of this figure
            press(told)

    head = {
        "of": of,
        "alt": alt,
        "config": config,
        "modes": modes if press else (),
        "taken": taken,
        "library": f"..{LIBRARY}?{plotly.__version__}",
    }
    _component()(
        key=key,
        data=json.dumps(head, ensure_ascii=False).encode() + b"\n" + contents,
        on_pressed_change=pressed,
        height="stretch" if fills else int(drawn.layout.height or TALL),
    )


def read(told: object) -> Press | None:
    """What the browser says of a press; None where it says something else."""
    try:
        said: Any = told
        rows = tuple(row_of(mark) for mark in said["marks"][:MOST_MARKS] if mark.partition(".")[0].isdecimal())
        data = None if said["data"] is None else str(said["data"])
        kind = said["kind"]
        if kind == "points":
            return Press(rows, data)
        if kind not in ("box", "lasso"):
            return None
        return Press(rows, data, (kind, _corners(kind, said["x"], said["y"])))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


def _corners(kind: str, x: Sequence[float], y: Sequence[float]) -> list[tuple[float, float]]:
    across, up = [float(value) for value in x], [float(value) for value in y]
    if kind == "lasso":
        return list(zip(across, up, strict=True))
    (x0, x1), (y0, y1) = sorted(across), sorted(up)
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def text(drawn: go.Figure, *, selects: bool) -> bytes:
    """A figure as the browser takes it, made once; where marks can be pressed, with what Plotly needs for that."""
    texts: dict[bool, bytes] = drawn.__dict__.setdefault(TEXTS, {})
    if selects not in texts:
        content = drawn.to_dict()
        traces = str(to_json_plotly(content["data"]))
        layout = {**content["layout"], "uirevision": crc32(traces.encode())}  # presses go with their marks
        layout.setdefault("dragmode", "pan")
        if selects:
            layout.setdefault("hovermode", "closest")
            layout.setdefault("clickmode", "event" if layout["dragmode"] in DRAWING else "event+select")
        texts[selects] = f'{{"data":{traces},"layout":{to_json_plotly(layout)}}}'.encode()
    return texts[selects]


def _component() -> Any:
    """The element in the browser; this server has its scripts, and Plotly's, which come with Python's."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(DRAWS) is None:
        for name, folder in FILES.items():
            part = ComponentConfig(name, folder.name)
            manager.register_from_manifest(ComponentManifest(NAME, plotly.__version__, [part]), folder.parent)
    return st.components.v2.component(DRAWS, js="figure.js", isolate_styles=False)
