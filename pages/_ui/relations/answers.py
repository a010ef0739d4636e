"""Question and answer: the links, the exchanges behind one, and the links as a table."""

from collections.abc import Mapping
from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.figures.relations.question_answer_links import question_answer_links
from analysis.relations.answer_permutations import answer_permutations
from analysis.relations.counting.turn_pairs import Asks, Speaker
from analysis.relations.question_answer import answer_lines, question_answers
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.cards.kept_card import kept_table_card
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View

SEPARATOR = "\x1f"


def show(view: View, words: Mapping[str, Any]) -> None:
    """The links of the selection."""
    labels = view.labels
    settings = {name: value for name, value in words.items() if name != "role"} | _options(view)
    if cache.table(view.question(question_answers, settings, view.other)).is_empty():
        st.info(labels("relations.no_links"), icon=":material/info:")
        return
    card(view, question_answer_links, opens=_open, **settings)
    st.caption(labels("relations.press_link"))
    _exchanges(view, settings)
    table_card(view, question_answers, **settings)
    kept_table_card(view, answer_permutations, **settings)


def _options(view: View) -> dict[str, Any]:
    """Who speaks first, what is looked at, which answer, and what chance is."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = options.one_of(
            view, "first", get_args(Speaker), labels("relations.first"), partial(labels.value, "first")
        )
        asks = options.one_of(
            view, "asks", get_args(Asks), labels("relations.asks"), partial(labels.value, "asks")
        )
        lag = options.one_of(view, "lag", ("1", "2"), labels("relations.lag"), partial(labels.value, "lag"))
        strata = options.one_of(
            view,
            "strata",
            ("fifth", "dialogue"),
            labels("relations.strata"),
            partial(labels.value, "strata"),
            help_text=labels("relations.strata_help"),
        )
    return {"first": first, "asks": asks, "lag": int(lag), "strata": strata}


def _open(row: dict[str, Any]) -> None:
    options.go({"link": SEPARATOR.join((row["word_before"], row["word_after"]))})
    st.rerun()


def _exchanges(view: View, settings: dict[str, Any]) -> None:
    """The exchanges of the pressed link."""
    before, _, after = options.option("link", "").partition(SEPARATOR)
    if not before or not after:
        return
    labels = view.labels
    named = labels("relations.link_of", before=labels.value("question_type", before), after=after)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(named)}**", width="content")
        st.button(
            labels("relations.close"),
            type="tertiary",
            icon=":material/close:",
            key=view.key("link.close"),
            on_click=options.go,
            args=({"link": ""},),
        )
    kept = {name: value for name, value in settings.items() if name != "strata"}
    table_card(view, answer_lines, before=before, after=after, **kept)
