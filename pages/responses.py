"""Responses: what systems wrote compared with what the counselor wrote, by metric, in style, and one by one."""

from functools import partial

import streamlit as st

from pages._ui.conduct.panels import conduct
from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.responses import files, items, panels, systems
from pages._ui.responses.query import query

view = systems.alone(page.page("responses"))
labels = view.labels

PARTS = ("scores", "pairs", "groups", "style", "conduct", "items", "files")

responses = query(view)
if responses is None:
    files.empty(view)
    st.stop()
part = options.one_of(
    view, "show", PARTS, labels("responses_page.show"), partial(labels.value, "shown_part"), resets=("set",)
)
if part == "files":
    files.files(view)
    st.stop()
systems.systems(view, responses)
if not systems.answered(view, responses, part):
    st.stop()

if part == "scores":
    panels.scores(view, responses)
if part == "pairs":
    panels.pairs(view, responses)
if part == "groups":
    panels.groups(view, responses)
if part == "style":
    panels.style(view, responses)
if part == "conduct":
    conduct(view, responses.options)
if part == "items":
    items.items(view, responses)
