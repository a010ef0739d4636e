"""The field in which rules are written, and the file they may come from."""

import streamlit as st

from analysis.core.conditions.examples import example
from data.core.problems import UserError
from data.tokens.tokenizers.word_lists import BadList, text_of
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import options
from pages._ui.core.state.view import View

HEIGHT, LONGEST = 280, 3_000


def rules(view: View) -> str:
    """The rules in force: from the address, or of this session where they are too long for one."""
    labels, kept = view.labels, view.key("rules.kept")
    shown_first = example(view.corpus)
    text = options.option("rules", "") or st.session_state.get(kept, "") or shown_first
    field, file = view.key("rules.text"), view.key("rules.file")
    st.session_state.setdefault(field, text)

    def put() -> None:
        written = st.session_state[field]
        st.session_state[kept] = written
        options.go({"rules": written if written != shown_first and len(written) <= LONGEST else "", "code": ""})

    def fill() -> None:
        sent = st.session_state[file]
        if sent is None:
            return
        try:
            st.session_state[field] = text_of(sent.getvalue(), sent.name)
            put()
        except BadList as error:
            st.session_state[view.key("rules.wrong")] = labels(f"list.{error.code}", **error.values)
        except UserError as error:
            st.session_state[view.key("rules.wrong")] = messages.raised(labels, error)

    st.text_area(labels("rules.text"), height=HEIGHT, help=labels("rules.help"), key=field, on_change=put)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(labels("rules.apply"), type="primary", key=view.key("rules.apply"), on_click=put)
        st.file_uploader(labels("rules.file"), type=["txt", "cod"], key=file, on_change=fill)
    if wrong := st.session_state.pop(view.key("rules.wrong"), None):
        st.error(plain(wrong))
    if text == shown_first:
        st.caption(labels("rules.example"))
    return str(text)
