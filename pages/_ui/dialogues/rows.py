"""The selected dialogues as a table: sort it, choose columns, select rows, open one."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from analysis.core.query.codecs import compact
from analysis.dialogues.listing import dialogue_list, lacking
from analysis.display.tables import present
from analysis.export.documents.files import for_spreadsheets
from data.kept.marks import Mark
from pages._ui.core.cards import table_rows, table_widths
from pages._ui.core.parts import basis
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, links
from pages._ui.core.state.view import View
from pages._ui.filters import search_box
from pages._ui.kept import stars

TALLEST = 640
IDS = ("dialogue_id", "counselor_id", "client_id")


def show(view: View, marked: Mapping[stars.Place, Mark]) -> None:
    """The table, and what to do with its rows."""
    labels, question = view.labels, view.question(dialogue_list)
    frame = cache.table(question)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        chosen = st.container(horizontal=True, vertical_alignment="center", width="content")
        _download(view, frame)
    rows = _table(view, frame, marked)
    with chosen:
        _on_chosen(view, frame["dialogue_id"].gather(rows).to_list())
    ranked = [labels.caption("dialogue_list")] if view.selection.matching_utterances is not None else []
    if foot := (*ranked, *basis.own(view, question)):
        st.caption("  \n".join(map(plain, foot)))


def _table(view: View, frame: pl.DataFrame, marked: Mapping[stars.Place, Mark]) -> list[int]:
    """Draw it; gives the rows that are selected, which sorting does not change."""
    left_out = lacking(view.selection)
    shown = frame.select(name for name in frame.columns if name not in left_out)
    worded = present(shown, view.labels)
    names = dict(zip(shown.columns, worded.columns, strict=True))
    opens = view.labels("list.open")
    worded = worded.insert_column(1, pl.Series(opens, links.reader_urls(view, frame["dialogue_id"])))
    for column in _kept(view, frame, marked):
        worded = worded.insert_column(2, column)
    config: dict[str, Any] = {
        heading: written for name, heading in names.items() if (written := table_rows.column(shown, "", name))
    }
    config |= {names[name]: st.column_config.NumberColumn(format="%d") for name in IDS if name in names}
    if "source_id" in names:
        config[names["source_id"]] = st.column_config.TextColumn(pinned=True, width=110)
    config[names["dialogue_id"]] = st.column_config.NumberColumn(format="%d", pinned=True, width="small")
    config[view.labels("marks.column_note")] = st.column_config.TextColumn(width="medium")
    config[view.labels("marks.column_star")] = st.column_config.TextColumn(width=44)
    config[opens] = st.column_config.LinkColumn(display_text=":material/open_in_new:", width=56, pinned=True)
    if "regime" in names:
        config[names["regime"]] = st.column_config.TextColumn(width=84)
    if "started_at" in names:
        config[names["started_at"]] = st.column_config.DatetimeColumn(format="YYYY-MM-DD", width=92)
        config[names["duration_min"]] = st.column_config.NumberColumn(format="%.0f")
    codes = {heading: name for name, heading in names.items()}
    event: Any = st.dataframe(
        worded,
        hide_index=True,
        row_height=table_rows.ROW,
        height=TALLEST if table_rows.ROW * (worded.height + 1) > TALLEST else "content",
        column_config=table_widths.fitted(
            worded, [codes.get(heading, "") for heading in worded.columns], config, view.labels
        ),
        placeholder="–",
        key=view.key(f"list.{view.selection.filter.to_query()[:200]}"),
        on_select="rerun",
        selection_mode="multi-row",
        alt=view.labels.title("dialogue_list"),
    )
    return [row for row in event.selection.rows if row < frame.height]


def _kept(view: View, frame: pl.DataFrame, marked: Mapping[stars.Place, Mark]) -> list[pl.Series]:
    """The notes on the listed dialogues and their stars, as columns; none where there are none."""
    own = [marked.get((dialogue, None)) for dialogue in frame["dialogue_id"]]
    if not any(own):
        return []
    notes = pl.Series(view.labels("marks.column_note"), [mark.note or None if mark else None for mark in own])
    starred = pl.Series(view.labels("marks.column_star"), ["★" if mark and mark.starred else None for mark in own])
    return [notes, starred]


def _on_chosen(view: View, ids: list[int]) -> None:
    """What can be done with the selected rows."""
    labels = view.labels
    if not ids:
        st.caption(labels("list.hint"), width="content")
        return
    n = labels.number(len(ids))
    st.markdown(f"**{labels('list.chosen', n=n)}**", width="content")
    st.button(
        labels("list.only", n=n),
        icon=":material/filter_alt:",
        key=view.key("list.only"),
        on_click=search_box.write,
        args=(view, view.selection.filter.having(id=compact(ids))),
    )
    st.button(
        labels("marks.star_rows", n=n),
        icon=":material/star:",
        type="tertiary",
        key=view.key("list.star"),
        on_click=stars.put,
        args=(view, [(dialogue, None) for dialogue in ids]),
        kwargs={"starred": True},
    )
    links.reader_link(view, ids[0], label=labels("list.read", id=plain(view.corpus.dialogue_name(ids[0]))))


def _download(view: View, frame: pl.DataFrame) -> None:
    """The whole list; the wording of sub-topics goes along where the licence lets it out."""
    labels, free = view.labels, view.corpus.manifest.card.text_export == "free"
    n = labels.number(frame.height)
    st.download_button(
        labels("list.csv"),
        lambda: for_spreadsheets(frame if free else frame.drop("topic_sub")),
        file_name=f"kokoroscope_{view.corpus.id}_dialogues.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        help=labels("list.csv_free" if free else "list.csv_help", n=n),
        key=view.key("csv.list"),
        on_click="ignore",
    )
