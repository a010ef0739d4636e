"""The tabs of the dialogues page: the hits of a search, the dialogues, and one's own stars and notes."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.dialogues.search import search_counts
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View


def opened(view: View, n_marks: int) -> dict[str, DeltaGenerator]:
    """The open tab, by name; the dialogues alone, without tabs, where there is neither a search nor a mark."""
    counts = cache.table(view.question(search_counts))
    if counts.is_empty() and not n_marks:
        return {"dialogues": st.container()}
    labels = view.labels
    hits, dialogues = labels.number(int(counts["n"].sum())), labels.number(view.selection.n_dialogues)
    named = {
        "hits": labels("search.tab.hits", n=hits),
        "dialogues": labels("search.tab.dialogues", n=dialogues),
        "marks": labels("marks.tab", n=labels.number(n_marks)),
    }
    if counts.is_empty():
        del named["hits"]
    if not n_marks:
        del named["marks"]
    return options.tabs(view, named, "show")
