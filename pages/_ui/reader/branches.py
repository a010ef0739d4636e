"""Regenerations side by side with their original from the fork on, and how all of the corpus differ."""

import polars as pl
import streamlit as st

from analysis.reader.branches import branch_differences, branch_lines, branch_summary, fork_of
from pages._ui.core.cards.card import table_card
from pages._ui.core.parts.escape import plain, plain_lines
from pages._ui.core.state import cache, links
from pages._ui.reader.state import Reading

MOST_COLUMNS, MOST_LINES = 4, 30


def show(reading: Reading) -> None:
    """The dialogue's family beside each other, and the tables of all regenerations; nothing without any."""
    view, labels = reading.view, reading.view.labels
    if not view.corpus.dialogues["branch_of"].count():
        return
    st.subheader(labels("branches.title"))
    lines = cache.table(view.question(branch_lines, reading.options))
    ids = lines["dialogue_id"].unique(maintain_order=True).to_list()
    if ids:
        st.caption(labels("branches.fork", at=fork_of(view.corpus, reading.id)))
        with st.container(key="branches"):
            columns = st.columns(min(len(ids), MOST_COLUMNS), gap="small")
        for column, dialogue in zip(columns, ids, strict=False):
            with column, st.container(border=True, gap="small"):
                _version(reading, lines.filter(pl.col("dialogue_id") == dialogue))
        if len(ids) > MOST_COLUMNS:
            st.caption(labels("branches.fewer", n=labels.number(len(ids) - MOST_COLUMNS)))
    table_card(view, branch_summary)
    table_card(view, branch_differences)


def _version(reading: Reading, lines: pl.DataFrame) -> None:
    """One version of the dialogue from the fork on, with its outcomes."""
    view, labels = reading.view, reading.view.labels
    dialogue = int(lines["dialogue_id"][0])
    kind = "original" if lines["is_original"][0] else "regenerated"
    links.reader_link(view, dialogue, label=labels(f"branches.{kind}", id=links.name_of(view, dialogue)))
    for name, value in _outcomes(reading, dialogue):
        st.caption(plain(labels("branches.outcome", name=name, value=value)))
    for role, text in lines.select("role", "text").head(MOST_LINES).iter_rows():
        st.markdown(f"**{plain(labels.value('role', role))}**  \n{plain_lines(text)}")
    if lines.height > MOST_LINES:
        st.caption(labels("branches.more", n=labels.number(lines.height - MOST_LINES)))


def _outcomes(reading: Reading, dialogue: int) -> list[tuple[str, str]]:
    """Score and predicted outcome, where they are given."""
    view, labels = reading.view, reading.view.labels
    score = view.corpus.dialogues.filter(pl.col("dialogue_id") == dialogue)["score"][0]
    outcomes = [] if score is None else [(labels("axis.score"), labels.number(score))]
    for side, name in (("dialogue_id", "predicted_branch"), ("branch_of", "predicted_original")):
        rows = cache.table(view.question(branch_differences)).filter(pl.col(side) == dialogue)[name].drop_nulls()
        if len(rows):
            return [*outcomes, (labels("branches.predicted"), labels.number(float(rows[0])))]
    return outcomes
