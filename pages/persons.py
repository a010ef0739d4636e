"""Persons: one counselor's or client's dialogues in time, their topics, their partners."""

from dataclasses import replace

import streamlit as st

from pages._ui.core.parts import layout
from pages._ui.frame import page
from pages._ui.persons import person

view = replace(page.page("persons", title=person.heading), other=None)

if not view.corpus.has("persons"):
    layout.absent_whole(view, "persons")
    st.stop()
if whom := person.asked(view):
    role, number = whom
    person.about(view, role, number)
else:
    person.choose(view)
