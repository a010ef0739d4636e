"""Scores: their distribution with the three regimes apart, the items, and other scales."""

import streamlit as st

from analysis.figures.item_dots import item_dots
from analysis.figures.label_bars import label_bars
from analysis.figures.rating_dots import rating_dots
from analysis.figures.score_histogram import score_histogram
from analysis.scores import band_counts, regime_counts, score_summary
from pages._ui import layout, shell
from pages._ui.card import card, table_card

view = shell.page("scores")

if view.corpus.has("score"):
    if view.corpus.has("feedback"):
        st.caption(view.labels("scores.rule"))
    with layout.pair() as (left, right):
        with left:
            card(view, score_histogram)
            table_card(view, regime_counts)
        with right:
            card(view, item_dots)
    table_card(view, score_summary)
    table_card(view, band_counts)
else:
    layout.absent(view, "score")
if view.corpus.has("ratings") or view.corpus.has("labels"):
    with layout.pair() as (left, right):
        with left:
            card(view, rating_dots)
        with right:
            card(view, label_bars)
