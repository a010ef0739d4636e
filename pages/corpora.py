"""Corpora: what the library holds, how sound it is, and how to add to it."""

import streamlit as st

from pages._ui.core.state import cache
from pages._ui.corpora import add_corpus, library_entry, take_out
from pages._ui.frame import page

view = page.page("corpora")

st.subheader(view.labels("corpora.library"), anchor=False)
for manifest in cache.manifests():
    library_entry.entry(view, manifest)
take_out.form(view)
st.subheader(view.labels("corpora.add"), anchor=False)
add_corpus.fetch(view)
add_corpus.upload(view)
