"""Correspondence analysis: the biplot, the inertia of its axes, and the points as numbers."""

from collections.abc import Mapping
from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.figures.relations.correspondence_biplot import correspondence_biplot
from analysis.figures.relations.variable_biplot import variable_biplot
from analysis.relations.correspondence import TOP, correspondence_axes, correspondence_points
from analysis.relations.correspondence_options import correspondence_options, correspondence_word_options
from analysis.relations.counting.group_counts import By
from analysis.relations.variable_map import variable_points, variables
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import arriving
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View

NEEDS = {"topic": "topics", "band": "score", "year": "times", "counselor": "persons", "client": "persons"}
MULTIPLE = "multiple"
WORD_COUNTS = (60, 100, 150, 300, 500)


def show(view: View, words: Mapping[str, Any]) -> None:
    """The analysis of the selection."""
    labels = view.labels
    codes = [by for by in get_args(By) if by not in NEEDS or view.corpus.has(NEEDS[by])]
    codes += [MULTIPLE] if len(variables(view.selection)) > 1 else []
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = options.one_of(view, "by", codes, labels("relations.by"), partial(labels.value, "group_by"))
        top = options.number_of(view, "top", WORD_COUNTS, labels("relations.top"), TOP)
    if by == MULTIPLE:
        _several(view, dict(words) | {"top": top})
        return
    settings = dict(words) | {"by": by, "top": top}
    if by == "role":
        settings.pop("role", None)
    if cache.table(view.question(correspondence_points, settings, view.other)).is_empty():
        st.info(labels("relations.too_few_groups"), icon=":material/info:")
        return
    card(view, correspondence_biplot, **settings)
    table_card(view, correspondence_axes, **settings)
    table_card(view, correspondence_points, **settings)
    if arriving.is_here(view, settings, correspondence_options, correspondence_word_options):
        table_card(view, correspondence_options, **settings)
        table_card(view, correspondence_word_options, **settings)


def _several(view: View, settings: dict[str, Any]) -> None:
    """Several variables at once, with words among them."""
    if cache.table(view.question(variable_points, settings, view.other)).is_empty():
        st.info(view.labels("relations.too_few_groups"), icon=":material/info:")
        return
    card(view, variable_biplot, **settings)
    table_card(view, variable_points, **settings)
