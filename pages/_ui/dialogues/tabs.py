"""The tabs of the dialogues page: the hits of a search, and the dialogues."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.dialogues.search import search_counts
from pages._ui.state import cache, options
from pages._ui.state.view import View


def hits_and_dialogues(view: View) -> dict[str, DeltaGenerator]:
    """The open one of two tabs, by name; without a search the dialogues alone, without tabs."""
    counts = cache.table(view.question(search_counts))
    if counts.is_empty():
        return {"dialogues": st.container()}
    labels = view.labels
    hits, dialogues = labels.number(int(counts["n"].sum())), labels.number(view.selection.n_dialogues)
    named = {
        "hits": labels("search.tab.hits", n=hits),
        "dialogues": labels("search.tab.dialogues", n=dialogues),
    }
    return options.tabs(view, named, "show")
