"""The co-occurrence network: the figure, its words, its files, and what is said where two words meet."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.core.statistics.multivariate.association import Measure
from analysis.core.text.segments import Within
from analysis.export.documents.graphml import graphml
from analysis.figures.relations.network_difference import network_difference as network_difference_figure
from analysis.figures.relations.variable_network import variable_network
from analysis.figures.relations.word_network import word_network as word_network_figure
from analysis.relations.network_difference import network_difference
from analysis.relations.network_options import network_edge_options, network_options
from analysis.relations.networks.parts import EDGES, TOP
from analysis.relations.pair_lines import word_pair_lines
from analysis.relations.variable_links import variable_links
from analysis.relations.word_network import word_centralities, word_network
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import arriving, layout
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View
from pages._ui.words import contrast

SEPARATOR = "\x1f"
KINDS = ("words", "variable", "difference")
VARIABLES = {"topic": "topics", "band": "score", "year": "times"}
EDGE_COUNTS, WORD_COUNTS = (30, 60, 100, 150), (50, 100, 200, 300)


def show(view: View, words: Mapping[str, Any]) -> None:
    """The network of words, of words and a variable, or of the difference of two cohorts."""
    kind = options.one_of(
        view, "of", KINDS, view.labels("relations.network_of"), partial(view.labels.value, "network_of")
    )
    {"words": _of_words, "variable": _of_variable, "difference": _of_difference}[kind](view, words)


def _of_variable(view: View, words: Mapping[str, Any]) -> None:
    """Words joined to topics, score bands or years."""
    labels = view.labels
    codes = [by for by, needed in VARIABLES.items() if view.corpus.has(needed)]
    if not codes:
        layout.absent(view, "topics")
        return
    by = options.one_of(view, "by", codes, labels("relations.variable"), partial(labels.value, "variable"))
    settings = dict(words) | {"by": by}
    picture = st.container()
    if not arriving.is_here(view, settings, variable_links):
        settings["resamples"] = 0
    with picture:
        if cache.table(view.question(variable_links, settings, view.other)).is_empty():
            st.info(labels("relations.no_edges"), icon=":material/info:")
            return
        card(view, variable_network, **settings)
        table_card(view, variable_links, **settings)


def _of_difference(view: View, words: Mapping[str, Any]) -> None:
    """Pairs of words that differ between two cohorts."""
    labels = view.labels
    if view.other is not None and view.other.corpus.id != view.corpus.id:
        st.info(plain(labels("cohort.own", corpus=view.other.corpus.id)), icon=":material/info:")
        view = replace(view, other=None)
    settings = dict(words) | ({} if view.other is not None else {"against": contrast.chosen(view)["against"]})
    if cache.table(view.question(network_difference, settings, view.other)).is_empty():
        st.info(labels("relations.one_side"), icon=":material/info:")
        return
    card(view, network_difference_figure, **settings)
    table_card(view, network_difference, **settings)


def _of_words(view: View, words: Mapping[str, Any]) -> None:
    """The co-occurrence network of the selection: first as it is, then with what of it survives."""
    options_of = dict(words) | _options(view)
    picture = st.container()
    here = arriving.is_here(view, options_of, word_network, word_centralities)
    settings = options_of if here else options_of | {"resamples": 0}
    with picture:
        there = _picture(view, settings)
    if there and here and arriving.is_here(view, options_of, network_options, network_edge_options):
        table_card(view, network_options, **options_of)
        table_card(view, network_edge_options, **options_of)


def _picture(view: View, settings: dict[str, Any]) -> bool:
    """The network with its words; whether there is one."""
    labels = view.labels
    frame = cache.table(view.question(word_network, settings, view.other))
    if frame.is_empty():
        st.info(labels("relations.no_edges"), icon=":material/info:")
        return False
    card(view, word_network_figure, opens=_open_pair, **settings)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(labels("relations.press_edge"), width="content")
        st.download_button(
            labels("relations.graphml"),
            graphml(frame.drop("cohort", strict=False)),
            file_name=f"kokoroscope_{view.corpus.id}_network.graphml",
            mime="application/xml",
            icon=":material/download:",
            type="tertiary",
            help=labels("relations.graphml_help"),
            key=view.key("graphml"),
            on_click="ignore",
        )
    _pair(view, settings)
    table_card(view, word_centralities, **settings)
    return True


def _options(view: View) -> dict[str, Any]:
    """What two words must share, how it is measured, how many words and edges."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        within = options.one_of(
            view,
            "within",
            get_args(Within),
            labels("relations.within"),
            partial(labels.value, "within"),
            help_text=labels("relations.within_help"),
        )
        measure = options.one_of(
            view,
            "measure",
            get_args(Measure),
            labels("relations.measure"),
            partial(labels.value, "association"),
        )
        top = options.number_of(view, "top", WORD_COUNTS, labels("relations.top"), TOP)
        edges = options.number_of(view, "edges", EDGE_COUNTS, labels("relations.edges"), EDGES)
    chosen = {"within": within, "measure": measure, "top": top, "edges": edges}
    usual = {"within": "utterance", "measure": "jaccard", "top": TOP, "edges": EDGES}
    return {name: value for name, value in chosen.items() if value != usual[name]}


def _open_pair(row: dict[str, Any]) -> None:
    options.go({"pair": SEPARATOR.join((row["lemma_1"], row["lemma_2"]))})
    st.rerun()


def _pair(view: View, settings: dict[str, Any]) -> None:
    """What is said where the two words of the pressed edge meet."""
    first, _, second = options.option("pair", "").partition(SEPARATOR)
    if not first or not second:
        return
    labels = view.labels
    kept = {name: settings[name] for name in ("role", "unit", "within") if name in settings}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(labels('relations.pair_of', first=first, second=second))}**", width="content")
        st.button(
            labels("relations.close"),
            type="tertiary",
            icon=":material/close:",
            key=view.key("pair.close"),
            on_click=options.go,
            args=({"pair": ""},),
        )
    table_card(view, word_pair_lines, first=first, second=second, **kept)
