"""A table as people read it: its rows to pick, its columns as they are written, its file."""

from typing import Any, Literal

import polars as pl
import streamlit as st

from analysis.core import registry
from analysis.display.tables import P_VALUES, present
from pages._ui.core.cards import drilldown, table_widths
from pages._ui.core.state import selected_marks
from pages._ui.core.state.view import View

TALLEST = 600
EXCERPT = 50
WORDS = {"topic_sub"}
IDS = ("dialogue_id", "dialogue_a", "dialogue_b", "nearest_id", "position", "person", "partner")
DAYS = ("first_at", "last_at")
ROW = 34
WIDTHS = {"cluster_words": 205}  # px: a list of words leaves room for the numbers beside it
Width = int | Literal["stretch"]


def rows(
    view: View,
    frame: pl.DataFrame,
    name: str,
    title: str,
    width: Width = "stretch",
    table: registry.Table | None = None,
) -> None:
    """A table as people read it; ``title`` is what a screen reader says of it.

    ``table``: the registered one; where its rows lead to dialogues they can be picked.
    """
    if frame.is_empty():
        st.caption(view.labels("card.no_rows"))
        return
    frame = without_repeated_names(frame)
    worded = present(frame, view.labels)
    tall = ROW * (worded.height + 1) > TALLEST
    config = {
        heading: written
        for heading, code in zip(worded.columns, frame.columns, strict=True)
        if (written := column(frame, name, code))
    }
    st.dataframe(
        worded,
        width=width,
        hide_index=True,
        row_height=ROW,
        height=TALLEST if tall else "content",
        column_config=table_widths.fitted(worded, frame.columns, config, view.labels),
        placeholder="–",
        alt=title,
        **picking(view, frame, name, table),
    )


def without_repeated_names(frame: pl.DataFrame) -> pl.DataFrame:
    """A table without the names of the source where each only repeats the id before it."""
    if "source_id" not in frame.columns:
        return frame
    ids = frame.select(pl.col(name).cast(pl.String) for name in IDS if name in frame.columns)
    repeats = any(column.eq_missing(frame["source_id"]).all() for column in ids)
    return frame.drop("source_id") if repeats else frame


def picking(view: View, frame: pl.DataFrame, name: str, table: registry.Table | None) -> dict[str, Any]:
    """Key and callback of a table that follows the address: set before it is drawn, written once."""
    key = view.key(f"rows.{name}")
    if table is None or not drilldown.leading(table):
        return {"key": key}
    shown = selected_marks.rows(name, table, frame)
    before = st.session_state.get(key)
    if (before["selection"]["rows"] if before else []) != shown:
        st.session_state[key] = {"selection": {"rows": shown, "columns": [], "cells": []}}

    def pick() -> None:
        selected_marks.put(name, table, frame, st.session_state[key].selection.rows)

    return {"key": key, "on_select": pick, "selection_mode": "multi-row"}


def excerpt(view: View, frame: pl.DataFrame) -> tuple[pl.DataFrame, str]:
    """A table that holds the corpus' own words, cut to what its licence lets out of the app."""
    free = view.corpus.manifest.card.text_export == "free"
    if free or not WORDS & set(frame.columns) or frame.height <= EXCERPT:
        return frame, ""
    return frame.head(EXCERPT), view.labels("card.excerpt", n=EXCERPT, of=view.labels.number(frame.height))


def column(frame: pl.DataFrame, table: str, name: str) -> Any:
    """How a column of numbers is written."""
    dtype = frame.schema[name]
    if width := WIDTHS.get(name):
        return st.column_config.TextColumn(width=width)
    if dtype == pl.Datetime:
        return st.column_config.DatetimeColumn(format="YYYY-MM-DD" if name in DAYS else "YYYY-MM-DD HH:mm")
    if name in IDS:
        return st.column_config.NumberColumn(format="%d")
    if (table == "overview" or name == "n") and dtype.is_float():
        return st.column_config.NumberColumn(format="localized")
    if name in P_VALUES:
        return st.column_config.TextColumn(alignment="right")
    if "estimator" in frame.columns and name in ("estimate", "low", "high"):
        return st.column_config.NumberColumn(format="%.3f")
    bounds = name in ("low", "high") and "share" in frame.columns and "mean" not in frame.columns
    if dtype.is_integer():
        return st.column_config.NumberColumn(format="localized")
    if bounds or "share" in name or name in ("floor", "ceiling"):
        return st.column_config.NumberColumn(format="percent")
    if dtype.is_float():
        return st.column_config.NumberColumn(format="%.2f")
    return None
