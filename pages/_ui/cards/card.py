"""Cards: a registered figure or table with its title, what stands behind it, and its numbers."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from analysis.core import registry
from analysis.core.registry import Absent
from analysis.display.files import for_spreadsheets
from analysis.display.filters import differences_in_words, in_words
from analysis.display.small_samples import unbounded
from analysis.display.tables import P_VALUES, present
from data.problems import Missing
from pages._ui.cards import drilldown, export_dialog, point
from pages._ui.parts import layout
from pages._ui.parts.escape import plain
from pages._ui.state import cache, selected_marks
from pages._ui.state.view import View

CONFIG = {"displaylogo": False, "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"]}
WITH_AREA = {
    "displaylogo": False,
    "plotGlPixelRatio": 1.5,  # Plotly's own 2 is twice the pixels, which a computer without a GPU draws in 0.15 s
    "displayModeBar": True,
    "modeBarButtonsToRemove": ["autoScale2d", "toImage", "zoomIn2d", "zoomOut2d"],
}
Area = Callable[[list[int]], None]
Opens = Callable[[dict[str, Any]], None]
TALLEST = 600
EXCERPT = 50
WORDS = {"topic_sub"}
IDS = ("dialogue_id", "dialogue_a", "dialogue_b", "nearest_id", "position", "person", "partner")
ROW = 34
POPOVER = 640
Width = int | Literal["stretch"]


def card(
    view: View,
    function: Callable[..., go.Figure],
    *,
    area: Area | None = None,
    opens: Opens | None = None,
    **options: Any,
) -> None:
    """Draw a registered figure in its card; what the corpus lacks becomes a line.

    ``area``: what to do with the rows that a lasso or a box was drawn around; ``opens``: what to do with the
    row of a pressed mark, in place of leading to its dialogues.
    """
    entry = registry.FIGURES[function.__name__]
    if entry.of is None:
        raise TypeError(f"{entry.name} is drawn from no table")
    view, lacks = _comparable(view, entry.of, options)
    try:
        cache.figure(function, view.selection, view.labels, view.theme, options, view.other)
    except (Absent, Missing) as lacking:
        layout.lacking(view, lacking)
        return
    with st.container(border=True, gap="xsmall"):
        with head(view.labels.title(entry.name)):
            tools(view, entry, options)
        _chart(view, entry, entry.of, options, area, opens)
        _difference(view, entry.name, entry.of, options)
        _foot(view, entry.name, lacks, cache.table(entry.of, view.selection, options, view.other))


@st.fragment
def _chart(
    view: View,
    entry: registry.Entry,
    of: Callable[..., Any],
    options: dict[str, Any],
    area: Area | None,
    opens: Opens | None,
) -> None:
    """The figure, and what its pressed marks lead to; a press runs this part alone."""
    labels, table = view.labels, registry.TABLES[of.__name__]
    drawn = cache.figure(entry.function, view.selection, labels, view.theme, options, view.other)
    frame = cache.table(of, view.selection, options, view.other)
    key = around = view.key(entry.name)
    if area is not None:  # what was drawn around belongs to the selection it was drawn in
        around += f".{zlib.crc32(view.selection.filter.to_query().encode()):08x}.around"
        times = f"{around}.times"
        if (rows := st.session_state.pop(around, None)) is not None:
            area(rows)  # before the figure is sent once more, which costs more than all else
            # nothing has changed: drawn anew, or the next line would move this one in place of being drawn
            st.session_state[times] = st.session_state.get(times, 0) + 1
        key = f"{around}.{st.session_state.get(times, 0)}"
    drawn = selected_marks.lit(view, key, drawn, selected_marks.rows(entry.name, table, frame), options)

    def press() -> None:
        found = st.session_state[key].selection
        marks = drilldown.of_marks(drawn, found.points)
        if area is not None and (found.lasso or found.box):
            st.session_state[around] = marks
        elif opens is None:
            selected_marks.put(entry.name, table, frame, marks)
        elif area is None and marks:
            st.session_state[f"{key}.opens"] = marks[0]

    filter_words = in_words(view.selection.filter, labels)
    st.plotly_chart(
        drawn,
        theme=None,
        config=CONFIG if area is None else WITH_AREA,
        key=key,
        on_select=press if drilldown.leading(table) else "ignore",
        selection_mode="points" if area is None else ("points", "box", "lasso"),
        alt=labels("card.alt", title=labels.title(entry.name), filter=filter_words),
    )
    if opens is not None:
        # where one may draw around marks, Streamlit does not tell of a pressed one
        row = st.session_state.pop(f"{key}.opens", None) if area is None else point.pressed(key, frame.height)
        if row is not None:
            opens(frame.row(row, named=True))
    drilldown.offer(view, entry.name, of, frame, options)


def table_card(view: View, function: Callable[..., pl.DataFrame], **options: Any) -> None:
    """Draw a registered table in its card; what the corpus lacks becomes a line."""
    name = function.__name__
    view, lacks = _comparable(view, function, options)
    try:
        frame = cache.table(function, view.selection, options, view.other)
    except (Absent, Missing) as lacking:
        layout.lacking(view, lacking)
        return
    frame, excerpt = _excerpt(view, frame)
    with st.container(border=True, gap="small"):
        with head(view.labels.title(name)):
            download(view, frame, name, label="")
        _rows(view, frame, function, options)
        _difference(view, name, function, options)
        _foot(view, name, " ".join(filter(None, (excerpt, lacks))), frame)


def _excerpt(view: View, frame: pl.DataFrame) -> tuple[pl.DataFrame, str]:
    """A table that holds the corpus' own words, cut to what its licence lets out of the app."""
    free = view.corpus.manifest.card.text_export == "free"
    if free or not WORDS & set(frame.columns) or frame.height <= EXCERPT:
        return frame, ""
    return frame.head(EXCERPT), view.labels("card.excerpt", n=EXCERPT, of=view.labels.number(frame.height))


@st.fragment
def _rows(view: View, frame: pl.DataFrame, of: Callable[..., Any], options: dict[str, Any]) -> None:
    """A table, and what its picked rows lead to; a pick runs this part alone."""
    name = of.__name__
    rows(view, frame, name, view.labels.title(name), of=of)
    drilldown.offer(view, name, of, frame, options)


def rows(
    view: View,
    frame: pl.DataFrame,
    name: str,
    title: str,
    width: Width = "stretch",
    of: Callable[..., Any] | None = None,
) -> None:
    """A table as people read it; ``title`` is what a screen reader says of it.

    ``of``: the registered table; where its rows lead to dialogues they can be picked.
    """
    if frame.is_empty():
        st.caption(view.labels("card.no_rows"))
        return
    worded = present(frame, view.labels)
    tall = ROW * (worded.height + 1) > TALLEST
    st.dataframe(
        worded,
        width=width,
        hide_index=True,
        row_height=ROW,
        height=TALLEST if tall else "content",
        column_config={
            heading: config
            for heading, code in zip(worded.columns, frame.columns, strict=True)
            if (config := column(frame, name, code))
        },
        placeholder="–",
        alt=title,
        **picking(view, frame, name, of),
    )


def picking(view: View, frame: pl.DataFrame, name: str, of: Callable[..., Any] | None) -> dict[str, Any]:
    """Key and callback of a table that follows the address: set before it is drawn, written once."""
    key = view.key(f"rows.{name}")
    table = registry.TABLES[of.__name__] if of is not None else None
    if table is None or not drilldown.leading(table):
        return {"key": key}
    shown = selected_marks.rows(name, table, frame)
    before = st.session_state.get(key)
    if (before["selection"]["rows"] if before else []) != shown:
        st.session_state[key] = {"selection": {"rows": shown, "columns": [], "cells": []}}

    def pick() -> None:
        selected_marks.put(name, table, frame, st.session_state[key].selection.rows)

    return {"key": key, "on_select": pick, "selection_mode": "multi-row"}


def behind(view: View) -> str:
    """n, the filter in words, corpus and version; of both cohorts where there are two."""
    if view.other is None:
        return _behind(view)
    return f"A  {_behind(replace(view, other=None))}  \nB  {_behind(view.of_other)}"


def _behind(view: View) -> str:
    selection, labels = view.selection, view.labels
    clients, counselors, largest = selection.clusters
    n = {
        "dialogues": labels.number(selection.n_dialogues),
        "utterances": labels.number(selection.n_utterances),
        "persons": labels.number(selection.n_persons),
        "clients": labels.number(clients),
        "counselors": labels.number(counselors),
        "largest": labels.percent(largest),
    }
    counted = labels("card.n" if view.corpus.has("persons") else "card.n_plain", **n)
    return f"{counted} · {in_words(selection.filter, labels)} · {view.corpus.id} {view.corpus.version[:7]}"


def _comparable(view: View, of: Callable[..., Any], options: dict[str, Any]) -> tuple[View, str]:
    """The view with cohort B, if its corpus holds what the table is made from; else A alone and a line."""
    if view.other is None:
        return view, ""
    if registry.TABLES[of.__name__].own and view.other.corpus.id != view.corpus.id:
        return replace(view, other=None), view.labels("cohort.own", corpus=view.other.corpus.id)
    try:
        cache.table(of, view.other, options)
    except (Absent, Missing) as absent:
        what = view.labels(f"absent.{absent.what}")
        line = view.labels("cohort.lacks", corpus=view.other.corpus.id, what=what)
        return replace(view, other=None), line
    return view, ""


def _difference(view: View, name: str, of: Callable[..., Any], options: dict[str, Any]) -> None:
    """The differences of B, made when they are opened; why there are none where nothing can be subtracted."""
    entry, labels = registry.TABLES[of.__name__], view.labels
    if view.other is None or entry.pairs:
        return
    if entry.apart:
        st.caption(plain(labels(f"cohort.apart.{entry.apart}")))
    if entry.samples is None:
        return
    opened = st.expander(
        labels("cohort.difference"), type="compact", key=view.key(f"difference.{name}"), on_change="rerun"
    )
    if opened.open:
        with opened:
            frame = cache.differences(of, view.selection, options, view.other)
            rows(view, frame, f"difference.{name}", labels("cohort.difference"))
            st.caption(plain(differences_in_words(frame, labels)))


def head(title: str) -> "st.delta_generator.DeltaGenerator":
    """The title on the left; gives the place for what goes to the right."""
    head = st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute")
    head.markdown(f"**{plain(title)}**", width="content")
    return head


def _foot(view: View, name: str, lacks: str, frame: pl.DataFrame) -> None:
    untold = view.labels("export.unbounded") if unbounded(frame) else ""
    lines = [view.labels.caption(name), *filter(None, (untold, lacks)), *behind(view).splitlines()]
    st.caption("  \n".join(plain(line) for line in lines))


@st.fragment
def tools(view: View, entry: registry.Entry, options: dict[str, Any]) -> None:
    """The figure's numbers and its export, each made when it is opened; only this part runs again."""
    if entry.of is None:
        return
    with st.container(horizontal=True, horizontal_alignment="right", gap="xxsmall"):
        export_dialog.button(view, entry, options)
        data = st.popover(
            "",
            icon=":material/table:",
            type="tertiary",
            help=view.labels("card.data"),
            key=view.key(f"data.{entry.name}"),
            on_change="rerun",
        )
    if data.open:
        frame = cache.table(entry.of, view.selection, options, view.other)
        with data:
            rows(view, frame, entry.name, view.labels.title(entry.name), POPOVER, entry.of)
            drilldown.offer(view, entry.name, entry.of, frame, options, "rows")
            download(view, frame, entry.of.__name__, label=view.labels("card.csv"))


def download(view: View, frame: pl.DataFrame, name: str, *, label: str) -> None:
    st.download_button(
        label,
        for_spreadsheets(frame),
        file_name=f"kokoroscope_{view.corpus.id}_{name}.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        help=None if label else view.labels("card.csv"),
        key=view.key(f"csv.{name}"),
        on_click="ignore",
    )


def column(frame: pl.DataFrame, table: str, name: str) -> Any:
    """How a column of numbers is written."""
    dtype = frame.schema[name]
    if dtype == pl.Datetime:
        return st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm")
    if name in IDS:
        return st.column_config.NumberColumn(format="%d")
    if (table == "overview" or name == "n") and dtype.is_float():
        return st.column_config.NumberColumn(format="localized")
    if name in P_VALUES:
        return st.column_config.TextColumn(alignment="right")
    bounds = name in ("low", "high") and "share" in frame.columns and "mean" not in frame.columns
    if dtype.is_integer():
        return st.column_config.NumberColumn(format="localized")
    if bounds or "share" in name or name in ("floor", "ceiling"):
        return st.column_config.NumberColumn(format="percent")
    if dtype.is_float():
        return st.column_config.NumberColumn(format="%.2f")
    return None
