"""Opening another corpus: what can mean nothing there is left behind, and its home page comes first."""

import streamlit as st

from analysis.core.query.filter import OF_ONE_CORPUS, FilterNote
from analysis.display.filters import condition
from pages._ui.core.state import history, url
from pages._ui.core.state.view import View

HOME = "app.py"
ASKED, LEFT = "opening.asked", "opening.left"


def open_corpus(view: View, corpus_id: str) -> None:
    """Put another corpus into the address, with the conditions that can hold there. For callbacks.

    From cohort B's view only cohort B changes, and the page stays.
    """
    chosen, _ = url.chosen_filter(view.prefix)  # also what this corpus has nothing on, and the next one may have
    names = [name for name in chosen.conditions if name in OF_ONE_CORPUS]
    words = [condition(name, getattr(chosen, name), view.labels, chosen) for name in names]
    kept = chosen.without(*names)
    st.session_state[LEFT] = (view.labels.listing(words), None) if names else None
    if view.prefix:
        url.write_filter(kept, view.prefix, lang=view.labels.lang, **{f"{view.prefix}corpus": corpus_id})
        return
    frame = {**url.carried(view.labels, corpus_id), "lang": view.labels.lang, "corpus": corpus_id}
    st.session_state[ASKED] = url.filtered(frame, kept)


def go_home() -> None:
    """Where another corpus was just chosen, go to its home page."""
    query: dict[str, str] | None = st.session_state.pop(ASKED, None)
    if query is not None:
        st.switch_page(HOME, query_params=query)


def left_behind() -> list[FilterNote]:
    """A note on the conditions that were left behind, as long as the page they led to is seen."""
    words, visit = st.session_state.get(LEFT) or ("", None)
    if not words:
        return []
    if visit is None:
        st.session_state[LEFT] = (words, history.visit())
    elif visit != history.visit():
        st.session_state[LEFT] = None
        return []
    return [FilterNote("left_behind", "", words)]
