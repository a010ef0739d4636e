"""The figure card: title, chart, what stands behind it, and its numbers as a table."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from analysis import registry
from analysis.present import present
from analysis.registry import Absent
from analysis.words import in_words
from analysis.write import for_spreadsheets
from pages._ui import cache, layout
from pages._ui.plain import plain
from pages._ui.view import View

CONFIG = {"displaylogo": False, "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"]}


def card(view: View, function: Callable[..., go.Figure], **options: Any) -> None:
    """Draw a registered figure in its card; what the corpus lacks becomes a line."""
    entry = registry.FIGURES[function.__name__]
    labels = view.labels
    try:
        drawn = cache.figure(function, view.selection, labels, view.theme, options)
    except Absent as absent:
        layout.absent(view, absent.what)
        return
    title = labels.title(entry.name)
    with st.container(border=True, height="stretch"):
        _head(view, title, entry, options)
        st.plotly_chart(
            drawn,
            theme=None,
            config=CONFIG,
            key=view.key(entry.name),
            alt=labels("card.alt", title=title, filter=in_words(view.selection.filter, labels)),
        )
        _foot(view, entry.name)


def table_card(view: View, function: Callable[..., pl.DataFrame], **options: Any) -> None:
    """Draw a registered table in a card of its own."""
    labels = view.labels
    try:
        frame = cache.table(function, view.selection, options)
    except Absent as absent:
        layout.absent(view, absent.what)
        return
    name = function.__name__
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{labels.title(name)}**")
        rows(view, frame, name)
        _foot(view, name)


def rows(view: View, frame: pl.DataFrame, name: str) -> None:
    """A table as people read it."""
    worded = present(frame, view.labels)
    st.dataframe(
        worded,
        hide_index=True,
        row_height=34,
        height=min(38 + 34 * worded.height, 480) + 2,
        column_config={
            heading: config
            for heading, column, dtype in zip(worded.columns, frame.columns, frame.dtypes, strict=True)
            if (config := _column(name, column, dtype))
        },
        placeholder="–",
        key=view.key(f"rows.{name}"),
        alt=view.labels.title(name),
    )


def behind(view: View) -> str:
    """n, the filter in words, corpus and version."""
    selection, labels = view.selection, view.labels
    n = {
        "dialogues": labels.number(selection.n_dialogues),
        "utterances": labels.number(selection.n_utterances),
        "persons": labels.number(selection.n_persons),
    }
    counted = labels("card.n", **n) if view.corpus.has("persons") else labels("card.n_plain", **n)
    return f"{counted} · {in_words(selection.filter, labels)} · {view.corpus.id} {view.corpus.version}"


def _foot(view: View, name: str) -> None:
    st.caption(f"{plain(view.labels.caption(name))}  \n:small[{plain(behind(view))}]")


def _head(view: View, title: str, entry: registry.Entry, options: dict[str, Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{title}**", width="content")
        data = st.popover(
            "",
            icon=":material/table:",
            type="tertiary",
            help=view.labels("card.data"),
            key=view.key(f"data.{entry.name}"),
            on_change="rerun",
        )
    if data.open and entry.of is not None:
        frame = cache.table(entry.of, view.selection, options)
        with data:
            rows(view, frame, entry.name)
            st.download_button(
                view.labels("card.csv"),
                for_spreadsheets(frame),
                file_name=f"kokoroscope_{view.corpus.id}_{entry.of.__name__}.csv",
                mime="text/csv",
                icon=":material/download:",
                key=view.key(f"csv.{entry.name}"),
                on_click="ignore",
            )


def _column(table: str, name: str, dtype: pl.DataType) -> Any:
    if table == "overview" and dtype.is_float():
        return st.column_config.NumberColumn(format="localized")
    if "share" in name or name in ("floor", "ceiling"):
        return st.column_config.NumberColumn(format="percent")
    if dtype.is_integer():
        return st.column_config.NumberColumn(format="localized")
    if dtype.is_float():
        return st.column_config.NumberColumn(format="%.2f")
    return None
