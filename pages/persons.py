"""Persons: one person's dialogues in time, topics and partners; what changes over a client's sessions."""

from dataclasses import replace

import streamlit as st

from analysis.persons.speakers import named_speakers
from pages._ui.core.cards.card import table_card
from pages._ui.core.parts import layout
from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.persons import courses, person

view = page.page("persons", title=person.heading)
one = replace(view, other=None)

named = not view.corpus.voices.is_empty()
if not view.corpus.has("persons"):
    if named:
        table_card(one, named_speakers)
    else:
        layout.absent_whole(view, "persons")
    st.stop()
if whom := person.requested(one):
    role, number = whom
    person.about(one, role, number)
    st.stop()
opened = options.tabs(view, {code: view.labels(f"persons.tab.{code}") for code in ("list", "courses", "meetings")})
if "list" in opened:
    with opened["list"]:
        person.choose(one)
        if named:
            table_card(one, named_speakers)
if "courses" in opened:
    with opened["courses"]:
        courses.courses(view)
if "meetings" in opened:
    with opened["meetings"]:
        courses.meetings(view)
