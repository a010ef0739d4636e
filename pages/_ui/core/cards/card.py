"""Cards: a registered figure or table with its title, what stands behind it, and its numbers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from analysis.core import registry
from analysis.core.errors import Absent
from analysis.core.question import Question
from analysis.display.filters import differences_in_words, in_words
from data.core.problems import Missing
from pages._ui.core.cards import (
    drilldown,
    explanation,
    export_dialog,
    keyboard,
    page_copy,
    plotly_locale,
    table_export,
    veil,
)
from pages._ui.core.cards.table_rows import excerpt, rows
from pages._ui.core.parts import basis, chart, layout
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, selected_marks
from pages._ui.core.state.view import View

SHARED = {
    "displaylogo": False,
    "plotGlPixelRatio": 1.5,  # Plotly's own 2 is twice the pixels, which a computer without a GPU draws in 0.15 s
}
CONFIG = {**SHARED, "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"]}
WITH_AREA = {
    **SHARED,
    "displayModeBar": True,
    "modeBarButtonsToRemove": ["autoScale2d", "toImage", "zoomIn2d", "zoomOut2d"],
}
Area = Callable[[list[int]], None]
Outline = Callable[[tuple[str, list[tuple[float, float]]]], None]
Opens = Callable[[dict[str, Any]], None]
POPOVER = 640


def card(
    view: View,
    function: Callable[..., go.Figure],
    *,
    area: Area | None = None,
    outline: Outline | None = None,
    opens: Opens | None = None,
    fills: bool = False,
    **options: Any,
) -> None:
    """Draw a registered figure in its card; what the corpus lacks becomes a line.

    ``area``: what to do with the rows that a lasso or a box was drawn around; ``outline``: what to do with the
    corners of the drawing (box or lasso), in place of that; ``opens``: what to do with the row of a pressed mark,
    in place of leading to its dialogues; ``fills``: whether it takes the height of what it stands in.
    """
    figure = registry.FIGURES[function.__name__]
    view, lacks = _comparable(view, figure.table, options)
    question = view.question(figure.table.function, options, view.other)
    try:
        cache.figure(function, question, view.labels, view.theme)
    except (Absent, Missing) as lacking:
        layout.lacking(view, lacking)
        return
    page_copy.note(view, figure.name, question)
    with st.container(border=True, gap="xsmall", height="stretch" if fills else "content"):
        with head(view.labels.title(figure.name)):
            tools(view, figure, question)
        is_outline = area is None and outline is not None
        _chart(view, figure, question, area or outline, opens, is_outline=is_outline, fills=fills)
        _difference(view, figure.name, question)
        _foot(view, figure.name, lacks, question)


@st.fragment
def _chart(
    view: View,
    figure: registry.Figure,
    question: Question,
    area: Callable[[Any], None] | None,
    opens: Opens | None,
    *,
    is_outline: bool = False,
    fills: bool = False,
) -> None:
    """The figure, and what its pressed marks lead to; a press runs this part alone."""
    labels, table = view.labels, figure.table
    drawn = veil.over(cache.figure(figure.function, question, labels, view.theme))
    frame = cache.table(question)
    key = view.key(figure.name)
    around, taken, opened = f"{key}.around", f"{key}.taken", f"{key}.opens"
    if area is not None and (drawing := st.session_state.pop(around, None)) is not None:
        area(drawing)  # before the figure is sent once more, which costs more than all else
        st.session_state[taken] = st.session_state.get(taken, 0) + 1
    drawn = selected_marks.lit(view, key, drawn, selected_marks.rows(figure.name, table, frame), question.values)

    def press(told: chart.Press) -> None:  # holds no frame and no figure, for a session keeps it
        if told.outline is not None and area is not None:
            st.session_state[around] = told.outline if is_outline else list(told.rows)
        elif opens is None and area is None:
            selected_marks.put(figure.name, table, cache.table(question), told.rows)
        elif opens is not None and told.rows:
            st.session_state[opened] = told.rows[0]

    filter_words = in_words(view.selection.filter, labels)
    chart.show(
        drawn,
        key=key,
        alt=labels("card.alt", title=labels.title(figure.name), filter=filter_words),
        config=plotly_locale.config(CONFIG if area is None else WITH_AREA, labels),
        press=press if area is not None or drilldown.leading(table) else None,
        modes=chart.POINTS if area is None else chart.AROUND,
        fills=fills,
        taken=st.session_state.get(taken, 0),
    )
    if area is not None:
        keyboard.box(labels, view.key(f"{figure.name}.keys"), key, is_outline=is_outline)
    row = st.session_state.pop(opened, None)
    if opens is not None and row is not None and row < frame.height:
        opens(frame.row(row, named=True))
    drilldown.offer(view, figure.name, question, frame)


def table_card(view: View, function: Callable[..., pl.DataFrame], **options: Any) -> None:
    """Draw a registered table in its card; what the corpus lacks becomes a line."""
    table = registry.TABLES[function.__name__]
    view, lacks = _comparable(view, table, options)
    question = view.question(function, options, view.other)
    try:
        frame = cache.table(question)
    except (Absent, Missing) as lacking:
        layout.lacking(view, lacking)
        return
    page_copy.note(view, table.name, question)
    frame, cut = excerpt(view, frame)
    with st.container(border=True, gap="small"):
        with head(view.labels.title(table.name)):
            _table_tools(view, frame, question)
        _rows(view, frame, question)
        _difference(view, table.name, question)
        _foot(view, table.name, " ".join(filter(None, (cut, lacks))), question)


@st.fragment
def _rows(view: View, frame: pl.DataFrame, question: Question) -> None:
    """A table, and what its picked rows lead to; a pick runs this part alone."""
    name = question.table.name
    rows(view, frame, name, view.labels.title(name), table=question.table)
    drilldown.offer(view, name, question, frame)


def _comparable(view: View, table: registry.Table, options: dict[str, Any]) -> tuple[View, str]:
    """The view with cohort B, if its corpus holds what the table is made from; else A alone and a line."""
    if view.other is None:
        return view, ""
    if table.within_corpus and view.other.corpus.id != view.corpus.id:
        return replace(view, other=None), view.labels("cohort.own", corpus=view.other.corpus.id)
    try:
        cache.table(view.of_other.question(table.function, options))
    except (Absent, Missing) as absent:
        what = view.labels(f"absent.{absent.what}")
        line = view.labels("cohort.lacks", corpus=view.other.corpus.id, what=what)
        return replace(view, other=None), line
    return view, ""


def _difference(view: View, name: str, question: Question) -> None:
    """The differences of B, made when they are opened; why there are none where nothing can be subtracted."""
    table, labels = question.table, view.labels
    if question.b is None or table.compares:
        return
    if table.not_comparable:
        st.caption(plain(labels(f"cohort.apart.{table.not_comparable}")))
    if table.samples is None:
        return
    opened = st.expander(
        labels("cohort.difference"), type="compact", key=view.key(f"difference.{name}"), on_change="rerun"
    )
    if opened.open:
        with opened:
            frame = cache.differences(question)
            rows(view, frame, f"difference.{name}", labels("cohort.difference"))
            st.caption(plain(differences_in_words(frame, labels)))


def head(title: str) -> "st.delta_generator.DeltaGenerator":
    """The title on the left; gives the place for what goes to the right."""
    head = st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute")
    head.markdown(f"**{plain(title)}**", width="content")
    return head


def _foot(view: View, name: str, lacks: str, question: Question) -> None:
    reasons = cache.interval_reasons(question, view.labels)
    lines = [view.labels.caption(name), *filter(None, (reasons, lacks)), *basis.own(view, question)]
    st.caption("  \n".join(plain(line) for line in lines))


@st.fragment
def _table_tools(view: View, frame: pl.DataFrame, question: Question) -> None:
    """What a table's statistics mean, and its file; only this part runs again."""
    with layout.tools(view, f"table.{question.table.name}"):
        explanation.button(view, question.table.name, question)
        table_export.button(view, question, frame)


@st.fragment
def tools(view: View, figure: registry.Figure, question: Question) -> None:
    """The figure's numbers and its export, each made when it is opened; only this part runs again."""
    with layout.tools(view, figure.name):
        explanation.button(view, figure.name, question)
        export_dialog.button(view, figure, question)
        data = st.popover(
            view.labels("card.data"),
            icon=":material/table:",
            type="tertiary",
            help=view.labels("card.data"),
            key=view.key(f"data.{figure.name}"),
            on_change="rerun",
        )
    if data.open:
        frame = cache.table(question)
        with data:
            rows(view, frame, figure.name, view.labels.title(figure.name), POPOVER, figure.table)
            drilldown.offer(view, figure.name, question, frame, "rows")
            table_export.form(view, question, frame)
