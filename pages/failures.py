"""Failures: responses of a system by metric, judgement or difference; brushed, tagged; what goes with them."""

import streamlit as st

from analysis.failures.traits import failure_traits, failure_words
from analysis.figures.failures.failure_histogram import failure_histogram
from analysis.figures.failures.failure_trait_dots import failure_trait_dots
from pages._ui.core.cards.card import card, table_card
from pages._ui.failures import brushing, tagging
from pages._ui.frame import page
from pages._ui.judgement import choices
from pages._ui.responses import systems
from pages._ui.responses.query import query

view = systems.alone(page.page("failures"))
if query(view) is None:
    st.info(view.labels("failures.no_responses"), icon=":material/info:")
    st.page_link("pages/responses.py", label=view.labels("page.responses"), icon=":material/compare:")
    st.stop()
choices.running(view)
settings = brushing.settings(view)
card(view, failure_histogram, area=brushing.brush(view, settings), **settings)
st.caption(view.labels("failures.brush"))
tagging.listed(view, settings)
card(view, failure_trait_dots, **settings)
table_card(view, failure_traits, **settings)
table_card(view, failure_words, **settings)
