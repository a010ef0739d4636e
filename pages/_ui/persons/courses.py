"""What changes over a client's sessions, which pairs meet again, and who changes counselor."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from analysis.core.coded.coded import scheme_ids
from analysis.core.errors import Absent
from analysis.figures.persons.session_course_lines import session_course_lines
from analysis.persons.meetings import counselor_changes, pair_meetings
from analysis.persons.order import in_order
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import layout
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View


def courses(view: View) -> None:
    """The course of what is chosen, with its figure."""
    labels = view.labels
    if not _has_order(view):
        return
    schemes = scheme_ids(view.corpus)
    there = {
        "item_sum": view.corpus.has("feedback"),
        "score": view.corpus.has("score"),
        "rating": view.corpus.has("ratings"),
        "label": bool(schemes),
        "word": "lemmas" in view.corpus.manifest.stages,
        "topic": view.corpus.has("topics"),
        "theme": "utterances" in view.corpus.manifest.stages,
    }
    kinds = tuple(code for code, is_there in there.items() if is_there)
    if not kinds:
        layout.absent(view, "score")
        return
    of = options.one_of(view, "of", kinds, labels("persons.course_of"), partial(labels.value, "course_of"))
    settings: dict[str, Any] = {"course_of": of}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        settings["counted"] = options.one_of(
            view, "counted", ("client", "pair"), labels("persons.counted"), partial(labels.value, "counted")
        )
        settings["since"] = options.one_of(
            view, "since", ("none", "first"), labels("persons.since"), partial(labels.value, "since")
        )
        if of in ("label", "word", "theme"):
            settings["role"] = options.one_of(
                view,
                "spoken",
                ("both", "counselor", "client"),
                labels("persons.spoken_by"),
                partial(labels.value, "role"),
            )
    if of == "label":
        settings["code_scheme"] = options.one_of(
            view, "scheme", schemes, labels("persons.scheme"), partial(labels.value, "scheme")
        )
    if of == "word":
        settings["word_list"] = options.words(view, "words", labels("persons.words"))
    card(view, session_course_lines, **settings)


def meetings(view: View) -> None:
    """Pairs that meet again, and how often the counselor is another."""
    labels, pairs = view.labels, cache.table(view.question(pair_meetings))
    again = pairs.filter(pl.col("meetings") > 1)
    n, met = (labels.number(int(again[name].sum())) for name in ("n_met_before", "n_speaker_pairs"))
    st.markdown(f"**{labels('persons.met_before', n=n, pairs=met)}**")
    table_card(view, pair_meetings)
    if _has_order(view):
        table_card(view, counselor_changes)


def _has_order(view: View) -> bool:
    try:
        in_order(view.selection)
    except Absent:
        layout.absent(view, "sessions")
        return False
    return True
