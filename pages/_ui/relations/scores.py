"""Words and scores: the volcano, the prediction with its words, and the words as a table."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from analysis.core.scoring.score_residuals import OUTCOMES
from analysis.figures.relations.bigram_score_volcano import bigram_score_volcano
from analysis.figures.relations.word_score_volcano import word_score_volcano
from analysis.labels import Labels
from analysis.relations.score_prediction import prediction_words, score_prediction
from analysis.relations.word_scores import (
    bigram_scores,
    word_score_options,
    word_score_word_options,
    word_scores,
)
from data.core.schema import ITEMS
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import arriving, layout
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View
from pages._ui.relations.cohorts import sides


def show(view: View, words: Mapping[str, Any]) -> None:
    """The words of the selection against an outcome."""
    labels, has = view.labels, view.corpus.has
    if not has("score") and not has("feedback"):
        layout.absent(view, "score")
        return
    codes = [*OUTCOMES, *ITEMS] if has("feedback") else ["score"]
    outcome = options.one_of(
        view, "outcome", codes, labels("relations.outcome"), partial(_named, labels), as_list=True
    )
    settings = dict(words) | {"outcome": outcome}
    of = options.one_of(
        view, "scored", ("words", "bigrams"), labels("relations.scored"), partial(labels.value, "scored")
    )
    if of == "bigrams":
        for side in sides(view):
            card(side, bigram_score_volcano, **settings)
        table_card(view, bigram_scores, **settings)
        return
    if cache.table(view.question(word_scores, settings, view.other)).is_empty():
        st.info(labels("relations.no_scores"), icon=":material/info:")
        return
    for side in sides(view):
        card(side, word_score_volcano, **settings)
    table_card(view, word_scores, **settings)
    if arriving.is_here(view, settings, word_score_options, word_score_word_options):
        table_card(view, word_score_options, **settings)
        table_card(view, word_score_word_options, **settings)
    if cache.table(view.question(score_prediction, settings, view.other)).is_empty():
        st.info(labels("relations.few_clients"), icon=":material/info:")
        return
    table_card(view, score_prediction, **settings)
    table_card(view, prediction_words, **settings)


def _named(labels: Labels, outcome: str) -> str:
    return labels.value("item" if outcome in ITEMS else "outcome", outcome)
