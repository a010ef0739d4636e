"""A field for the file of a lexicon or dictionary; what cannot be read is said with its line."""

from collections.abc import Callable

import streamlit as st

from data.affect.store import add_lexicon
from data.core.problems import UserError
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import options
from pages._ui.core.state.view import View

TYPES = ["dic", "dicx", "csv", "tsv", "txt"]


def field(view: View, label: str, help_text: str, changes: Callable[[str], dict[str, str]]) -> None:
    """Keep what is sent, and put what follows from its id into the address."""
    labels, key, wrong = view.labels, view.key("lexicon.file"), view.key("lexicon.wrong")

    def put() -> None:
        sent = st.session_state[key]
        if sent is None:
            return
        try:
            options.go(changes(add_lexicon(sent.getvalue(), sent.name)))
        except UserError as error:
            st.session_state[wrong] = messages.raised(labels, error)

    st.file_uploader(label, type=TYPES, help=help_text, key=key, on_change=put)
    if said := st.session_state.pop(wrong, None):
        st.error(plain(said))
