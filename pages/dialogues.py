"""Dialogues: search their utterances, read the hits in context, and choose among the selected dialogues."""

import streamlit as st

from pages._ui.dialogues import hit_list, rows, tabs
from pages._ui.filters import cohorts, remaining, search_box
from pages._ui.frame import page

view = cohorts.edited(page.page("dialogues"))

search_box.show(view)
if view.selection.is_empty:
    remaining.nothing_matches(view)
    st.stop()
opened = tabs.hits_and_dialogues(view)
if "hits" in opened:
    with opened["hits"]:
        hit_list.show(view)
if "dialogues" in opened:
    with opened["dialogues"]:
        rows.show(view)
