"""A pressed point opens what it stands for at once, while the mouse draws around others."""

import re
from pathlib import Path

import streamlit as st

JS = (Path(__file__).parent / "point.js").read_text("utf-8")


def pressed(figure: str, rows: int) -> int | None:
    """The row that was just pressed in the figure of this key, once; None where none was.

    A figure tells Streamlit of a press only while the mouse neither draws a lasso nor a box. So this listens to
    Plotly's own event beside it.
    """
    listen = st.components.v2.component("figure_point", html="<i hidden></i>", js=JS)
    name = re.sub(r"[^A-Za-z0-9_-]", "-", figure)  # as Streamlit names the element
    press = listen(data={"figure": name}, key=f"{figure}.point", on_pressed_change=lambda: None, height=0)
    text = str(press.pressed or "")
    return int(text) if text.isdecimal() and int(text) < rows else None
