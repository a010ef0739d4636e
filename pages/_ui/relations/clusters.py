"""Clusters of words: the dendrogram with its cut, the plane, and the words as a table."""

from collections.abc import Mapping
from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.core.text.segments import Within
from analysis.figures.relations.word_dendrogram import word_dendrogram
from analysis.figures.relations.word_plane import word_plane
from analysis.relations.cluster_options import cluster_options, word_cluster_options
from analysis.relations.word_clusters import CLUSTERS, TOP, word_clusters, word_merges
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import arriving
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View
from pages._ui.relations.cohorts import sides

WORD_COUNTS, CLUSTER_COUNTS = (40, 60, 100), (3, 5, 6, 8, 10, 12)


def show(view: View, words: Mapping[str, Any]) -> None:
    """The clusters of the selection: first as they are, then with what of them survives."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        within = options.one_of(
            view,
            "within",
            get_args(Within),
            labels("relations.within"),
            partial(labels.value, "within"),
            "dialogue",
            help_text=labels("relations.within_help"),
        )
        top = options.number_of(view, "top", WORD_COUNTS, labels("relations.top"), TOP)
        clusters = options.number_of(view, "clusters", CLUSTER_COUNTS, labels("relations.clusters"), CLUSTERS)
    settings = dict(words) | {"within": within, "top": top, "clusters": clusters}
    picture = st.container()
    here = arriving.is_here(view, settings, word_clusters, word_merges)
    with picture:
        there = _picture(view, settings if here else settings | {"resamples": 0})
    if there and here and arriving.is_here(view, settings, cluster_options, word_cluster_options):
        table_card(view, cluster_options, **settings)
        table_card(view, word_cluster_options, **settings)


def _picture(view: View, settings: dict[str, Any]) -> bool:
    """Tree, plane and words; whether there are any."""
    if cache.table(view.question(word_clusters, settings, view.other)).is_empty():
        st.info(view.labels("relations.too_few_words"), icon=":material/info:")
        return False
    for side in sides(view):  # two trees have different leaves
        card(side, word_dendrogram, **settings)
    card(view, word_plane, **settings)
    table_card(view, word_clusters, **settings)
    return True
