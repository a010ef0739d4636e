"""Drawing around the marks of a figure without a mouse: a box that the arrow keys move and size."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from analysis.figures.kit.charts import row_of
from analysis.labels import Labels

HERE = Path(__file__).parent
HTML = (
    '<div class="keys"><button type="button"><span aria-hidden="true">⌨</span><span class="name"></span></button>'
    '<p class="how" hidden></p><p class="count" role="status" hidden></p><i class="box" hidden></i></div>'
)
MOST_MARKS = 200_000
Outline = tuple[str, list[tuple[float, float]]]
Drawn = tuple[list[int], Outline]


def box(
    labels: Labels, key: str, figure: str, take: Callable[[Drawn], None], *, is_outline: bool = False
) -> int | None:
    """A button over the figure of this key; gives the row that was just pressed in the middle of its box.

    ``key``: of the button, which keeps the focus when the figure is another; ``take``: what to do with the rows
    in the box, and its corners; ``is_outline``: whether the corners alone count.
    """
    draw = st.components.v2.component(
        "figure_keyboard",
        html=HTML,
        css=(HERE / "keyboard.css").read_text("utf-8"),
        js=(HERE / "keyboard.js").read_text("utf-8"),
    )

    def drawn() -> None:
        if (outline := _read(st.session_state[key].box)) is not None:
            take(outline)

    words = {name: labels(f"keyboard.{name}") for name in ("name", "how", "n")}
    name = re.sub(r"[^A-Za-z0-9_-]", "-", figure)  # as Streamlit names the element
    now = draw(
        data={"figure": name, "outline": is_outline, **words},
        key=key,
        on_box_change=drawn,
        on_pressed_change=lambda: None,
        height="content",
    )
    pressed = str(now.pressed or "")
    return row_of(pressed) if pressed.partition(".")[0].isdecimal() else None


def _read(text: object) -> Drawn | None:
    """The rows in the box and its corners, from what the browser says; None where it says something else."""
    try:
        said = json.loads(str(text))
        (x0, x1), (y0, y1) = (sorted(map(float, said[axis])) for axis in "xy")
        rows = [row_of(mark) for mark in said["marks"][:MOST_MARKS]]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return rows, ("lasso", [(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
