"""The search on the home page: a box, how often the words occur, three quotations, and the map of the hits."""

from dataclasses import replace

import streamlit as st

from analysis.dialogues.search import search_counts
from analysis.figures.map.map_scatter import map_scatter
from pages._ui.core.cards.card import card
from pages._ui.core.navigation import PAGES
from pages._ui.core.state import cache, history, options, url
from pages._ui.core.state.view import View
from pages._ui.dialogues import hit_list

QUOTATIONS = 3


def box(view: View) -> View:
    """A search box with what it finds; gives the view of the dialogues that hold the words."""
    labels = view.labels
    with st.container(key="home-search"):
        text = options.words(
            view,
            "q",
            labels("home.search", n=labels.number(view.corpus.utterances.height)),
            labels("home.search_hint"),
            help_text=labels("help.text"),
        )
    if not text:
        return view
    chosen = view.selection.filter.having(text=text)
    matching = replace(view, selection=cache.selection(view.corpus, chosen), other=None)
    counts = cache.table(matching.question(search_counts))
    if counts.is_empty() or not counts["n"].sum():
        st.info(labels("search.nothing"), icon=":material/info:")
    else:
        st.markdown(hit_list.counted(counts, labels))
        hit_list.first(matching, QUOTATIONS)
    with st.container(horizontal=True):
        carried = url.carried(labels, view.corpus.id)
        if not matching.selection.is_empty:
            _link(view, "dialogues", labels("home.search_all"), url.filtered(carried, chosen))
        if view.corpus.encoders:
            meaning = {f"{url.OPTION}show": "sentence", f"{url.OPTION}sentence": text}
            _link(view, "map", labels("home.search_meaning"), {**carried, **meaning})
        if "utterances" in view.corpus.manifest.stages:
            meaning = {f"{url.OPTION}how": "meaning", f"{url.OPTION}meaning": text}
            _link(view, "dialogues", labels("home.search_meaning_utterances"), {**carried, **meaning})
    return view if matching.selection.is_empty else matching


def alive_map(view: View) -> None:
    """The map, on which the dialogues of a view are lit; a pressed point opens its dialogue on the map's page."""
    if view.corpus.encoders:
        card(view, map_scatter, by="topic" if view.corpus.has("topics") else "cluster")


def _link(view: View, page: str, label: str, query: dict[str, str]) -> None:
    path, icon = PAGES[page]
    st.page_link(path, label=label, icon=icon, query_params=history.carrying(view, query))
