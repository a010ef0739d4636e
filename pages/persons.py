"""Persons: one counselor's or client's dialogues in time, their topics, their partners."""

import streamlit as st

from pages._ui import layout, shell

view = shell.page("persons")

if not view.corpus.has("persons"):
    layout.absent(view, "persons")
    st.stop()
st.info(view.labels("persons.none"), icon=":material/info:")
