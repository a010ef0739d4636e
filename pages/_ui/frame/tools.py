"""The look of the app in this browser (system, light or dark), and a button that copies the page's address.

Streamlit keeps the chosen theme in the browser for each address that is loaded, and reads it once: the switch
(``tools.js``) keeps it for every page, and loads the page again.
"""

from pathlib import Path

import streamlit as st

from analysis.labels import Labels
from pages._ui.core.navigation import PAGES

HERE = Path(__file__).parent
THEMES = ("system", "light", "dark")
_HTML = """<div class="tools">
  <div class="themes" role="radiogroup"></div>
  <button type="button" class="copy"></button>
</div>"""


def show(labels: Labels) -> None:
    """Draw the theme switch and the copy button."""
    component = st.components.v2.component(
        "frame_tools",
        html=_HTML,
        css=(HERE / "tools.css").read_text("utf-8"),
        js=(HERE / "tools.js").read_text("utf-8"),
    )
    component(
        data={
            "title": labels("frame.theme"),
            "themes": {name: labels(f"frame.theme.{name}") for name in THEMES},
            "copy": labels("frame.copy"),
            "copied": labels("frame.copied"),
            "pages": ["", *(name for name in PAGES if name != "home")],
        },
        key="frame_tools",
        height="content",
    )
