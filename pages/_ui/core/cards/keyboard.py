"""Drawing around the marks of a figure without a mouse: a box that the arrow keys move and size."""

import re
from pathlib import Path

import streamlit as st

from analysis.labels import Labels

HERE = Path(__file__).parent
HTML = (
    '<div class="keys"><button type="button"><span aria-hidden="true">⌨</span><span class="name"></span></button>'
    '<p class="how" hidden></p><p class="count" role="status" hidden></p><i class="box" hidden></i></div>'
)


def box(labels: Labels, key: str, figure: str, *, is_outline: bool = False) -> None:
    """A button over the figure of this key, which tells of what the box is laid around as the mouse would.

    ``key``: of the button; ``is_outline``: whether the corners alone count.
    """
    draw = st.components.v2.component(
        "figure_keyboard",
        html=HTML,
        css=(HERE / "keyboard.css").read_text("utf-8"),
        js=(HERE / "keyboard.js").read_text("utf-8"),
    )
    words = {name: labels(f"keyboard.{name}") for name in ("name", "how", "n")}
    name = re.sub(r"[^A-Za-z0-9_-]", "-", figure)  # as Streamlit names the element
    data = {"figure": name, "outline": is_outline, **words}
    draw(data=data, key=key, height="content")
