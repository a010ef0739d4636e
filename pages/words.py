"""Words: how frequent, who uses them, what distinguishes two cohorts, and each word in its contexts."""

from functools import partial

import streamlit as st

from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.words import build, categories, panels, settings

view = page.page("words")
labels = view.labels

PARTS = ("frequency", "keyness", "ngrams", "categories", "concordance", "word")

if not build.is_tokenized(view):
    st.stop()
view = settings.comparable(view)
part = options.one_of(view, "show", PARTS, labels("words_page.show"), partial(labels.value, "show"))
chosen = settings.choose(view, part)

if part == "frequency":
    panels.frequency(view, chosen)
if part == "keyness":
    panels.keyness(view, chosen)
if part == "ngrams":
    panels.n_grams(view, chosen)
if part == "categories":
    categories.show(view, chosen)
if part == "concordance":
    panels.concordance(view, chosen)
if part == "word":
    panels.word(view, chosen)

settings.tokenizer(view)
build.word_lists(view)
