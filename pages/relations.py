"""Words in relation: which occur together, whose they are, what follows them, what they tell of a score."""

from functools import partial

import streamlit as st

from data.core.problems import UserError
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.relations import answers, clusters, correspondence, network, scores
from pages._ui.words import build, settings

view = page.page("relations")
labels = view.labels

PARTS = ("network", "correspondence", "clusters", "answers", "scores")

if not build.is_tokenized(view):
    st.stop()
view = settings.comparable(view)
part = options.one_of(view, "show", PARTS, labels("relations.show"), partial(labels.value, "relation"))
words = settings.choose(view, "relations").listed

try:
    if part == "network":
        network.show(view, words)
    if part == "correspondence":
        correspondence.show(view, words)
    if part == "clusters":
        clusters.show(view, words)
    if part == "answers":
        answers.show(view, words)
    if part == "scores":
        scores.show(view, words)
except UserError as error:
    st.warning(plain(messages.raised(labels, error)), icon=":material/info:")

settings.tokenizer(view)
