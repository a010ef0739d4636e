"""The reader's page: the text first, and around it what a browser draws more slowly."""

import streamlit as st

from pages._ui.parts import deferred
from pages._ui.reader import quotation, state
from pages._ui.reader.details import TALL as SIDE
from pages._ui.reader.details import side
from pages._ui.reader.navigation import move
from pages._ui.reader.timeline import TALL, timeline
from pages._ui.reader.transcript import chat
from pages._ui.reader.translation import beside, choose
from pages._ui.state import options, selected_marks
from pages._ui.state.view import View


def show(view: View) -> None:
    """The dialogue that the address names, or ways on where there is none."""
    read = state.opened(view)
    if read is None:
        state.lost(view)
        return
    labels = view.labels
    move(read)
    above = deferred.place(TALL)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shown_as = options.one_of(
            read.view,
            "view",
            ("turns", "utterances"),
            labels("reader.layout"),
            lambda code: labels(f"layout.{code}"),
        )
        with st.container(width=240):
            marked = _highlighted(view)
        with st.container(width=240):
            under = choose(read)
    translation = beside(read, under)
    text, facts = st.columns([7, 5], gap="medium")
    with text:
        chat(read, translation, merged=shown_as == "turns", marked=marked, chosen=quotation.chosen(read))
        quotation.panel(read, translation)
    with facts:
        known = deferred.place(SIDE)
    deferred.wait(read.id)
    with above.container():
        timeline(read)
    with known.container():
        side(read)


def _highlighted(view: View) -> str:
    """The words to highlight: ``o.highlight``, or ``o.mark`` in links made before pressed marks had that name."""
    words = options.option(selected_marks.OPTION, "")
    older = "" if selected_marks.is_code(words) else words
    return options.words(
        view,
        "highlight",
        view.labels("reader.mark"),
        view.labels("reader.mark_hint"),
        default=older,
        resets=(selected_marks.OPTION,) if older else (),
    )
