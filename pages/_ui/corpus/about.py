"""What the corpus is, in a few sentences: made from its data, or written by whoever may change the corpus."""

import os

import streamlit as st

from analysis.display.description import description
from data.core.problems import UserError
from data.core.store.description import LONGEST, describe, descriptions
from data.people import access
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, current
from pages._ui.core.state.controlled import controlled_form
from pages._ui.core.state.view import View


def show(view: View) -> None:
    """The sentences, and a way to change them for those who may."""
    made = description(view.corpus, view.labels)
    text = descriptions(cache.library(), view.corpus.id).get(view.labels.lang, "") or made
    if not _may_change(view):
        st.markdown(plain(text))
        return
    with st.container(horizontal=True, vertical_alignment="top"):
        st.markdown(plain(text), width="stretch")
        _edit(view, text)


def _may_change(view: View) -> bool:
    library = cache.library()
    may = access.of(library, view.corpus.id).changed_by(current.person())
    return may and os.access(library.folder(view.corpus.id), os.W_OK)


def _edit(view: View, text: str) -> None:
    labels, key = view.labels, view.key("about.text")

    def write(*, back: bool = False) -> None:
        typed = "" if back else st.session_state[key]
        try:
            describe(cache.library(), view.corpus.id, labels.lang, typed)
        except UserError as error:
            st.toast(plain(messages.raised(labels, error)))

    opened = st.popover(labels("home.edit"), icon=":material/edit:", type="tertiary", key=view.key("about.edit"))
    with opened, st.form(view.key("about.form"), border=False, width=480):
        controlled_form(view.key("about.shown"), text, {key: text})
        st.text_area(labels("home.edit_text"), max_chars=LONGEST, height=160, key=key)
        with st.container(horizontal=True):
            name = view.key("about.save")
            st.form_submit_button(labels("cohort.save"), type="primary", key=name, on_click=write)
            name = view.key("about.back")
            st.form_submit_button(labels("home.edit_back"), key=name, on_click=write, kwargs={"back": True})
