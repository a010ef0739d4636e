"""The row of key figures on top of a page."""

from collections.abc import Iterator

import streamlit as st

from analysis.query.selection import Selection
from pages._ui.state.view import View


def row(view: View) -> None:
    """What is selected, in a few bordered numbers; only what the corpus holds; cohort B below A."""
    other = dict(_figures(view, view.other)) if view.other is not None else {}
    with st.container(horizontal=True):
        for name, value in _figures(view, view.selection):
            st.metric(
                view.labels(f"metric.{name}"),
                value,
                delta=f"B  {other[name]}" if name in other else None,
                delta_color="off",
                delta_arrow="off",
                border=True,
                width="stretch",
            )


def _figures(view: View, selection: Selection) -> Iterator[tuple[str, str]]:
    number, dialogues, has = view.labels.number, selection.dialogues, selection.corpus.has
    yield "dialogues", number(selection.n_dialogues)
    yield "utterances", number(selection.n_utterances)
    if has("persons"):
        yield "persons", number(selection.n_persons)
    if has("times"):
        yield "duration", number(dialogues["duration_min"].median(), 0)  # type: ignore[arg-type]
    if has("score"):
        yield "mean_score", number(dialogues["score"].mean(), 1)  # type: ignore[arg-type]
