"""From one dialogue to the next in the order one came from, back to where one was, or by id; always in sight."""

import streamlit as st

from analysis.display.names import shorter
from pages._ui.core.navigation import PAGES
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import history, links
from pages._ui.reader.order import neighbours
from pages._ui.reader.state import Reading, there


def move(reading: Reading) -> None:
    """Previous, where one is, next, and any by its id."""
    labels, view = reading.view.labels, reading.view
    before, number, behind = neighbours(reading)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="reader-head"):
        _back(reading)
        _step(reading, before, "previous", ":material/arrow_back:")
        _step(reading, behind, "next", ":material/arrow_forward:")
        if number is None:
            st.caption(plain(labels("reader.not_selected", id=reading.name)), width="stretch")
        else:
            n = view.selection.n_dialogues
            where = labels("reader.of", id=shorter(reading.name), n=labels.number(number), of=labels.number(n))
            st.caption(plain(where), width="stretch")
        key = view.key("go_to")
        if st.session_state.get(key):
            st.session_state[key] = ""

        def go() -> None:
            if requested := st.session_state[key].strip():
                st.query_params.from_dict({**there(view, reading.id), "dialogue": requested})

        st.text_input(
            labels("reader.go_to"),
            key=key,
            on_change=go,
            placeholder=labels("reader.go_to"),
            label_visibility="collapsed",
            max_chars=200 if view.corpus.has_names else 12,
            width=180,
        )


def _back(reading: Reading) -> None:
    """The way back to the page that led here, as it was."""
    view, labels = reading.view, reading.view.labels
    came = history.origin(PAGES, labels, view.corpus.id)
    if came is not None:
        name, query = came
        label = labels("lead.back", page=labels(f"page.{name}"))
        st.page_link(PAGES[name][0], label=label, icon=":material/undo:", query_params=query, width="content")


def _step(reading: Reading, to: int | None, name: str, icon: str) -> None:
    view, labels = reading.view, reading.view.labels
    label = labels(f"reader.{name}") if to is None else f"{labels(f'reader.{name}')} {links.name_of(view, to)}"
    query = {**there(view, reading.id if to is None else to), "lang": labels.lang, "corpus": view.corpus.id}
    links.link(view, links.READER, label, icon, query, trailing=name == "next", disabled=to is None)
