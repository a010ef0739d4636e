"""What responses do beyond overlap: acts, words to look at, repetition and persona, whole dialogues."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from analysis.conduct.acts import response_act_confusion, response_acts
from analysis.conduct.course import response_drift, response_repeats
from analysis.conduct.free_runs import response_free_runs, response_run_ranks
from analysis.conduct.rules import read_rules, shipped
from analysis.conduct.safety import response_safety, response_safety_hits
from analysis.figures.conduct.response_act_dots import response_act_dots
from analysis.figures.conduct.response_repeat_lines import response_repeat_lines
from data.core.problems import UserError
from data.responses.importing import language_of
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View

PARTS = ("acts", "safety", "course", "runs")
HEIGHT = 260


def conduct(view: View, settings: dict[str, Any]) -> None:
    """One of four things, of the systems as ``asked`` names them."""
    labels = view.labels
    part = options.one_of(view, "conduct", PARTS, labels("conduct.show"), partial(labels.value, "conduct_part"))
    if part == "acts":
        of = {**settings, "scheme": _scheme(view)}
        if not of["scheme"]:
            of["rules"] = _rules(view, "acts")
        if cache.table(view.question(response_acts, of)).is_empty():
            st.info(labels("conduct.no_labels"), icon=":material/info:")
            return
        card(view, response_act_dots, **of)
        table_card(view, response_acts, **of)
        table_card(view, response_act_confusion, **of)
    if part == "safety":
        st.info(labels("conduct.caveat"), icon=":material/info:")
        of = {**settings, "rules": _rules(view, "safety")}
        table_card(view, response_safety, **of)
        table_card(view, response_safety_hits, **of)
    if part == "course":
        card(view, response_repeat_lines, **settings)
        table_card(view, response_repeats, **settings)
        table_card(view, response_drift, **settings, rules=_rules(view, "persona"))
    if part == "runs":
        if cache.table(view.question(response_free_runs, settings)).is_empty():
            st.info(labels("conduct.no_runs"), icon=":material/info:")
            return
        table_card(view, response_free_runs, **settings)
        table_card(view, response_run_ranks, **settings)


def _scheme(view: View) -> str:
    """Acts by rule, or by the labels of a scheme where the corpus has some."""
    labels = view.labels
    coded = view.corpus.labels.filter(pl.col("code").is_not_null())
    schemes = coded["scheme"].unique().sort().to_list()
    if not schemes:
        return ""
    return options.one_of(
        view,
        "scheme",
        ("", *schemes),
        labels("conduct.by"),
        lambda code: labels.value("scheme", code) if code else labels("conduct.by_rule"),
    )


def _rules(view: View, kind: str) -> str:
    """The rules in force, of this session; empty for those that come with the project."""
    labels = view.labels
    built_in = shipped(kind, language_of(view.corpus))
    kept, field = view.key(f"conduct.{kind}.kept"), view.key(f"conduct.{kind}.text")
    st.session_state.setdefault(field, st.session_state.get(kept) or built_in)

    def use() -> None:
        written = st.session_state[field]
        try:
            read_rules(written)
        except UserError as error:
            st.session_state[view.key("conduct.wrong")] = messages.raised(labels, error)
        else:
            st.session_state[kept] = "" if written == built_in else written

    def reset() -> None:
        st.session_state[kept], st.session_state[field] = "", built_in

    with st.expander(labels("conduct.rules"), type="compact", icon=":material/rule:"):
        st.text_area(
            labels("conduct.rules"),
            height=HEIGHT,
            help=labels("conduct.rules_help"),
            key=field,
            label_visibility="collapsed",
        )
        st.caption(labels("conduct.rules_help"))
        with st.container(horizontal=True):
            st.button(labels("conduct.apply"), type="primary", key=view.key(f"conduct.{kind}.apply"), on_click=use)
            st.button(labels("conduct.reset"), key=view.key(f"conduct.{kind}.reset"), on_click=reset)
    if wrong := st.session_state.pop(view.key("conduct.wrong"), None):
        st.error(plain(wrong))
    return str(st.session_state.get(kept) or "")
