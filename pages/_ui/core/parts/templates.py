"""The switch that leaves out what is said over and over."""

import streamlit as st

from pages._ui.core.state import options
from pages._ui.core.state.view import View

WITHOUT = "without"


def templates(view: View) -> bool:
    """Whether templates count: what is said word for word in many dialogues."""
    labels = view.labels
    without = options.option(WITHOUT, "") == "1"
    st.toggle(
        labels("utterances.without_templates"),
        help=labels("utterances.without_templates_help"),
        **options.follow(view, WITHOUT, without, lambda on: {WITHOUT: "1" if on else "", "page": ""}),
    )
    return not without
