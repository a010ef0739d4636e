"""Prediction: scores that systems predict of a dialogue, beside the ratings and simple baselines."""

from functools import partial

import streamlit as st

from data.core.problems import UserError
from pages._ui.core.parts import layout, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.prediction import files, panels
from pages._ui.prediction.query import query
from pages._ui.responses import systems

view = systems.alone(page.page("prediction"))
labels = view.labels

PARTS = ("scores", "pairs", "items", "calibration", "learning", "errors", "files")

if not (view.corpus.has("score") or view.corpus.has("feedback")):
    layout.absent_whole(view, "score")
    st.stop()
settings = query(view)
if settings is None:
    files.empty(view)
    st.stop()
part = options.one_of(view, "show", PARTS, labels("prediction.show"), partial(labels.value, "predicted_part"))
if part == "files":
    files.files(view)
    st.stop()

try:
    panels.show(view, settings, part)
except UserError as error:
    st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
