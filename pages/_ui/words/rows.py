"""A table of words whose cells lead to the word's uses."""

from collections.abc import Callable, Sequence
from typing import Any

import polars as pl
import streamlit as st

from analysis.core.question import Question
from analysis.display.tables import present
from data.core.schema import ROLES
from pages._ui.core.cards import table_rows, table_widths
from pages._ui.core.parts import basis
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View

RATE_OF = "per_million_"
WIDTHS = {"lemma": 84, "form": 84, "phrase": 150, "ngram": 150}


def word_rows(
    view: View,
    question: Question,
    *,
    columns: Sequence[str],
    leads: Callable[[str], dict[str, str]],
    tall: int,
    room: int = table_widths.ROOM,
) -> None:
    """Some columns of a table in a card; pressing a cell goes where ``leads`` says for its row's first of them.

    ``room``: px that the table has.
    """
    by = columns[0]
    frame, name = cache.table(question), question.table.name
    columns = ["cohort", *columns] if "cohort" in frame.columns else columns
    shown = _rounded(frame.select(columns))
    worded = present(shown, view.labels)
    key = view.key(f"words.{name}")
    config = {
        heading: written
        for heading, column in zip(worded.columns, columns, strict=True)
        if (written := _narrow(view, column, heading) or table_rows.column(shown, "", column))
    }

    def pressed() -> None:
        cells = st.session_state[key].selection.cells
        if cells:
            options.go(leads(str(cache.table(question)[by][int(cells[0][0])])))

    with st.container(border=True, gap="small"):
        st.markdown(f"**{view.labels.title(name)}** :gray[{view.labels('words_page.click')}]")
        st.dataframe(
            worded,
            hide_index=True,
            row_height=table_rows.ROW,
            height=tall if table_rows.ROW * (worded.height + 1) > tall else "content",
            column_config=table_widths.fitted(worded, columns, config, view.labels, room),
            placeholder="–",
            key=key,
            on_select=pressed,
            selection_mode="single-cell",
            alt=view.labels.title(name),
        )
        basis.line(view, question)


def _narrow(view: View, column: str, heading: str) -> Any:
    """Room for words, which come longer below the rows in sight, and for many columns beside each other.

    A role's rate stands beside the rate of both and needs the role's name alone; the whole heading is its help.
    """
    if width := WIDTHS.get(column):
        return st.column_config.TextColumn(width=width)
    if (role := column.removeprefix(RATE_OF)) in ROLES:
        return st.column_config.NumberColumn(view.labels.value("role", role), help=heading, format="localized")
    return None


def _rounded(frame: pl.DataFrame) -> pl.DataFrame:
    """Rates per million words, and their intervals, as whole numbers."""
    rates = [name for name in frame.columns if name.startswith("per_million")]
    if "per_million" in rates:
        rates += [name for name in ("low", "high") if name in frame.columns]
    return frame.with_columns(pl.col(name).round(0).cast(pl.Int64) for name in rates)
