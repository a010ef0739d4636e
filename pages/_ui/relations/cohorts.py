"""Two cohorts one below the other, where one figure cannot hold both."""

from dataclasses import replace

import streamlit as st

from analysis.display.filters import in_words
from pages._ui.core.parts.escape import plain
from pages._ui.core.state.view import View


def sides(view: View) -> list[View]:
    """The view alone, or cohort A and cohort B each by itself."""
    if view.other is None:
        return [view]
    seen = [replace(view, other=None), view.of_other]
    for name, side in zip("AB", seen, strict=True):
        st.caption(f"**{name}** {plain(in_words(side.selection.filter, view.labels))}")
    return seen
