"""The reader's page: the text first, and around it what a browser draws more slowly."""

import streamlit as st

from pages._ui import choices, later, reading, reading_quote
from pages._ui.beside import beside, choose
from pages._ui.chat import chat
from pages._ui.reading_nav import move
from pages._ui.reading_side import TALL as SIDE
from pages._ui.reading_side import side
from pages._ui.reading_timeline import TALL, timeline
from pages._ui.view import View


def show(view: View) -> None:
    """The dialogue that the address names, or ways on where there is none."""
    read = reading.opened(view)
    if read is None:
        reading.lost(view)
        return
    labels = view.labels
    move(read)
    above = later.place(TALL)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shown_as = choices.one_of(
            read.view,
            "view",
            ("turns", "utterances"),
            labels("reader.layout"),
            lambda code: labels(f"layout.{code}"),
        )
        with st.container(width=240):
            marked = choices.words(read.view, "mark", labels("reader.mark"), labels("reader.mark_hint"))
        with st.container(width=240):
            under = choose(read)
    translation = beside(read, under)
    text, facts = st.columns([7, 5], gap="medium")
    with text:
        chat(read, translation, merged=shown_as == "turns", marked=marked, chosen=reading_quote.chosen(read))
        reading_quote.panel(read, translation)
    with facts:
        known = later.place(SIDE)
    later.wait(read.id)
    with above.container():
        timeline(read)
    with known.container():
        side(read)
