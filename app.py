"""Home: what the corpus is, a search with the map beside it, key figures, and first results."""

import streamlit as st

from analysis.corpus.overview import overview
from analysis.corpus.quality import data_quality
from analysis.figures.corpus.collection_bars import collection_bars
from analysis.figures.corpus.session_duration_histogram import session_duration_histogram
from analysis.figures.scores.score_histogram import score_histogram
from analysis.figures.topics.topic_bars import topic_bars
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import deferred, layout
from pages._ui.corpus import about, guide, metrics, search
from pages._ui.frame import page

with page.around("home") as view:
    has, mapped = view.corpus.has, bool(view.corpus.encoders)
    guide.go_on(view)
    about.show(view)
    with layout.pair() as (left, right):
        with left:
            selected = search.box(view)
            metrics.row(view)
            if mapped and selected is view:
                table_card(view, overview)
        with right:
            plane = st.container()
            if not mapped and selected is view:  # in the place of the map
                table_card(view, overview)
    deferred.wait("figures", first=True)
    with plane:
        search.alive_map(selected)
    with layout.pair() as (left, right):
        with left:
            if has("topics"):
                card(view, topic_bars)
                guide.more(view, "topics")
        with right:
            if has("score"):
                card(view, score_histogram)
                guide.more(view, "scores")
    if has("times"):
        with layout.pair() as (left, right):
            with left:
                card(view, session_duration_histogram)
            with right:
                card(view, collection_bars)
    else:
        layout.absent(view, "times")
    table_card(view, data_quality)
    guide.can_do(view)
