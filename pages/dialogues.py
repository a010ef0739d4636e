"""Dialogues: search their utterances, read the hits in context, and choose among the selected dialogues."""

import streamlit as st

from pages._ui.core.parts import undo
from pages._ui.dialogues import hit_list, rows, similar, tabs
from pages._ui.filters import cohorts, remaining, search_box
from pages._ui.frame import page
from pages._ui.kept import stars

view = cohorts.edited(page.page("dialogues"))

search_box.show(view)
if view.selection.is_empty:
    remaining.nothing_matches(view)
    st.stop()
if search_box.is_by_meaning():
    similar.show(view)
    st.stop()
marked = stars.kept(view)
opened = tabs.opened(view, len(marked) + undo.is_offered(stars.PLACE))
if "hits" in opened:
    with opened["hits"]:
        hit_list.show(view, marked)
if "dialogues" in opened:
    with opened["dialogues"]:
        rows.show(view, marked)
if "marks" in opened:
    with opened["marks"]:
        stars.listed(view, marked)
