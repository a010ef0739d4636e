"""From one dialogue to the next: before and behind in the selection, or by id."""

import streamlit as st

from pages._ui.reader.state import Reading, neighbours, there
from pages._ui.state import links


def move(reading: Reading) -> None:
    """Previous, where one is, next, and any by its id."""
    labels, view = reading.view.labels, reading.view
    before, number, behind = neighbours(reading)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _step(reading, before, "previous", ":material/arrow_back:")
        _step(reading, behind, "next", ":material/arrow_forward:")
        if number is None:
            st.caption(labels("reader.not_selected"), width="stretch")
        else:
            n = view.selection.n_dialogues
            st.caption(labels("reader.of", n=labels.number(number), of=labels.number(n)), width="stretch")
        key = view.key("go_to")
        if st.session_state.get(key):
            st.session_state[key] = ""

        def go() -> None:
            if asked := st.session_state[key].strip():
                st.query_params.from_dict({**there(view, reading.id), "dialogue": asked})

        st.text_input(
            labels("reader.go_to"),
            key=key,
            on_change=go,
            placeholder=labels("reader.go_to"),
            label_visibility="collapsed",
            max_chars=200 if view.corpus.has_names else 12,
            width=180,
        )


def _step(reading: Reading, to: int | None, name: str, icon: str) -> None:
    view, labels = reading.view, reading.view.labels
    label = labels(f"reader.{name}") if to is None else f"{labels(f'reader.{name}')} {links.name_of(view, to)}"
    query = {**there(view, reading.id if to is None else to), "lang": labels.lang, "corpus": view.corpus.id}
    links.link(view, links.READER, label, icon, query, trailing=name == "next", disabled=to is None)
