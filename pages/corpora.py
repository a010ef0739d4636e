"""Corpora: what the library holds, how sound it is, and how to add to it."""

import streamlit as st

from pages._ui import cache, intake, shelf, shell

view = shell.page("corpora")

st.subheader(view.labels("corpora.library"), anchor=False)
for manifest in cache.manifests():
    shelf.entry(view, manifest)
st.subheader(view.labels("corpora.add"), anchor=False)
intake.fetch(view)
intake.upload(view)
