"""Topics: how often each occurs, and how its dialogues were rated."""

import streamlit as st

from analysis.figures.topic_bars import topic_bars
from analysis.figures.topic_score_dots import topic_score_dots
from pages._ui import layout, shell
from pages._ui.card import card

view = shell.page("topics")

if view.corpus.manifest.card.topics_by_machine:
    st.caption(view.labels("topics.machine"))
with layout.pair() as (left, right):
    with left:
        card(view, topic_bars)
    with right:
        card(view, topic_score_dots)
