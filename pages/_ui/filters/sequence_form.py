"""A sequence over turns as a form: who says what, within how many turns, who says what then."""

from typing import cast

import streamlit as st

from analysis.core.query.filter import CODECS, SPOKEN_ROLES
from analysis.core.query.sequences import MAX_TURNS, By, Sequence, Speaker, UtterancePattern
from pages._ui.core.state import url
from pages._ui.core.state.controlled import controlled_form
from pages._ui.core.state.view import View

BLANK = Sequence(UtterancePattern("client", ""), UtterancePattern("counselor", ""))
WAYS = ("text", "lemma", "label")
WIDGETS = ("role", "by", "said", "within", "role2", "by2", "said2")


def form(view: View, place: str) -> None:
    """The form; it follows the address, and writes it when both parts are said."""
    labels = view.labels
    keys = {name: view.key(f"{place}.then.{name}") for name in WIDGETS}
    _follow(view, place, keys)
    with st.form(view.key(f"{place}.then"), border=False, enter_to_submit=True):
        for part, end in (("first", ""), ("then", "2")):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                st.segmented_control(
                    labels(f"search.{part}"),
                    SPOKEN_ROLES,
                    format_func=lambda role: labels.value("role", role),
                    required=True,
                    key=keys[f"role{end}"],
                )
                st.segmented_control(
                    labels("search.by"),
                    WAYS,
                    format_func=lambda by: labels(f"search.by.{by}"),
                    required=True,
                    key=keys[f"by{end}"],
                )
                with st.container(width=320):
                    st.text_input(labels("search.said"), max_chars=300, key=keys[f"said{end}"])
                if end:
                    with st.container(width=150):
                        st.number_input(labels("search.within"), 1, MAX_TURNS, step=1, key=keys["within"])
        go = labels("search.go")
        st.form_submit_button(
            go, icon=":material/search:", on_click=_search, args=(view, keys), help=labels("help.then")
        )


def _follow(view: View, place: str, keys: dict[str, str]) -> None:
    """Set the fields where the URL has another sequence than when they were last set."""
    sequence = url.requested("then", view.selection.filter, view.prefix) or BLANK
    first, then = sequence.first, sequence.then
    values = (first.role, first.by, first.query, sequence.within, then.role, then.by, then.query)
    controlled_form(view.key(f"{place}.then.seen"), sequence, dict(zip(keys.values(), values, strict=True)))


def _search(view: View, keys: dict[str, str]) -> None:
    typed = {name: st.session_state[key] for name, key in keys.items()}
    first, then = (
        UtterancePattern(
            cast(Speaker, typed[f"role{end}"]), typed[f"said{end}"].strip(), cast(By, typed[f"by{end}"] or "text")
        )
        for end in ("", "2")
    )
    if not (first.query and then.query):
        st.toast(view.labels("search.both_said"))
        return
    kind = CODECS["then"]
    try:
        requested = kind.read(kind.write(Sequence(first, then, int(typed["within"]))))
    except ValueError:
        st.toast(view.labels("note.unreadable", name=view.labels("condition.then"), value=""))
        return
    url.write_selection(view, view.selection.filter.having(then=requested))
