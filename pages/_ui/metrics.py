"""The row of key figures on top of a page."""

from collections.abc import Iterator

import streamlit as st

from pages._ui.view import View


def row(view: View) -> None:
    """What is selected, in a few bordered numbers; only what the corpus holds."""
    with st.container(horizontal=True):
        for name, value, explained in _figures(view):
            st.metric(view.labels(f"metric.{name}"), value, help=explained, border=True, width=164)


def _figures(view: View) -> Iterator[tuple[str, str, str | None]]:
    selection, number = view.selection, view.labels.number
    dialogues = selection.dialogues
    yield "dialogues", number(selection.n_dialogues), None
    yield "utterances", number(selection.n_utterances), None
    if view.corpus.has("persons"):
        yield "persons", number(selection.n_persons), None
    if view.corpus.has("times"):
        yield "duration", number(dialogues["duration_min"].median(), 0), None  # type: ignore[arg-type]
    if view.corpus.has("score"):
        spread = view.labels("metric.sd", sd=number(dialogues["score"].std(), 1))  # type: ignore[arg-type]
        yield "mean_score", number(dialogues["score"].mean(), 1), spread  # type: ignore[arg-type]
