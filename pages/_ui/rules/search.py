"""The way from a code to the search: its rules are kept, and the query names them."""

import re

import streamlit as st

from analysis.core.conditions.rule_file import read_rules
from data.kept.rules import keep_rules
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import links
from pages._ui.core.state.view import View

KEPT = "rules.id"
PLAIN_NAME = re.compile(r'[^\s()（）|｜&"“”＂@\[\]]+')


def offered(view: View, text: str, code: str) -> None:
    """Keep the rules for searches on a press; then the query, and the way to the utterances it finds."""
    labels, kept = view.labels, view.key(KEPT)
    name = code or read_rules(text)[0].name

    def keep() -> None:
        st.session_state[kept] = (text, keep_rules(text))

    of_text, short = st.session_state.get(kept, ("", ""))
    with st.container(horizontal=True, vertical_alignment="center"):
        if of_text != text:
            st.button(
                labels("rules.to_search"),
                icon=":material/search:",
                type="tertiary",
                help=labels("rules.to_search_help"),
                key=view.key("rules.keep"),
                on_click=keep,
            )
            return
        named = f"{name}@{short}"
        query = f"code:{named}" if PLAIN_NAME.fullmatch(name) else f'code:"{named}"'
        searched = view.selection.filter.having(query=query)
        st.markdown(plain(labels("rules.query", query=query)), width="content")
        link = {"lang": labels.lang, "corpus": view.corpus.id, **searched.to_params()}
        links.link(view, "pages/dialogues.py", labels("rules.search"), ":material/search:", link)
