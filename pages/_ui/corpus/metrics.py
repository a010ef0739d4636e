"""The row of key figures on top of a page."""

from collections.abc import Iterator

import streamlit as st

from analysis.core.query.selection import Selection
from analysis.core.question import Question
from analysis.scores.distribution import score_summary
from pages._ui.core.state import cache
from pages._ui.core.state.view import View


def row(view: View) -> None:
    """What is selected, in a few bordered numbers; only what the corpus holds; cohort B below A."""
    other = {name: value for name, value, _ in _figures(view, view.other)} if view.other is not None else {}
    with st.container(horizontal=True):
        for name, value, note in _figures(view, view.selection):
            st.metric(
                view.labels(f"metric.{name}"),
                value,
                delta=f"B  {other[name]}" if name in other else note or None,
                delta_color="off",
                delta_arrow="off",
                border=True,
                width="stretch",
            )


def _figures(view: View, selection: Selection) -> Iterator[tuple[str, str, str]]:
    """Name, value, and a note on the value."""
    number, dialogues, has = view.labels.number, selection.dialogues, selection.corpus.has
    yield "dialogues", number(selection.n_dialogues), ""
    yield "utterances", number(selection.n_utterances), ""
    if has("persons"):
        yield "persons", number(selection.n_persons), ""
    if has("times"):
        yield "duration", number(dialogues["duration_min"].median(), 0), ""  # type: ignore[arg-type]
    if has("score"):
        yield "mean_score", number(dialogues["score"].mean(), 1), _interval(view, selection)  # type: ignore[arg-type]


def _interval(view: View, selection: Selection) -> str:
    """The interval of the mean score, where there is one."""
    frame = cache.table(Question.of(score_summary, selection))
    low, high = frame.select("low", "high").row(0) if frame.height else (None, None)
    number = view.labels.number
    return "" if low is None else view.labels("metric.interval", low=number(low, 1), high=number(high, 1))
