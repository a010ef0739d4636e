"""The failures one by one: read, tagged into a set, and saved as a file."""

from typing import Any

import polars as pl
import streamlit as st

from analysis.core.errors import Absent
from analysis.display.tables import present
from analysis.failures.listing import response_failures
from data.coding.store import Place, text_hash
from data.core.problems import UserError
from data.judgement import failures
from data.judgement.failures import Failure
from pages._ui.core.cards.table_rows import column
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, current, links
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View

LINES, HEIGHT = 100, 380
SHOWN = (
    "own_value", "other_value", "gap", "preference", "mean_rating", "before", "response", "other_response", "gold",
    "topic_main", "fifth", "tags",
)  # fmt: skip
TEXT = ("before", "response", "other_response", "gold", "tags", "topic_main")
EXCERPT = 50


def listed(view: View, given: dict[str, Any]) -> None:
    """The list of failures, those that are marked tagged or taken out of a set, and the set as a file."""
    labels = view.labels
    sort = state_options.one_of(
        view,
        "sort",
        ("difference", "value", "judged"),
        labels("failures.sort"),
        lambda one: labels(f"failures.by_{one}"),
    )
    try:
        frame = cache.table(view.question(response_failures, {**given, "sort": sort}))
    except (Absent, UserError) as error:
        st.info(plain(messages.raised(labels, error)), icon=":material/info:")
        return
    st.markdown(labels("failures.n", n=labels.number(frame.height)))
    if frame.is_empty():
        return
    page = frame.head(LINES)
    kept = [name for name in SHOWN if page[name].null_count() < page.height or name == "own_value"]
    worded = present(page.select(kept), labels)
    key = view.key("failures.list")
    event = st.dataframe(
        worded,
        hide_index=True,
        height=HEIGHT,
        placeholder="–",
        key=key,
        on_select="rerun",
        selection_mode="multi-row",
        column_config={
            labels.column(name): st.column_config.TextColumn(width="medium")
            if name in TEXT
            else column(page, "response_failures", name)
            for name in kept
        },
    )
    chosen = [int(row) for row in event.selection.rows]
    if frame.height > LINES:
        st.caption(labels("failures.first", n=LINES))
    _tag(view, given, page, chosen)
    if len(chosen) == 1:
        _whole(view, page.row(chosen[0], named=True))
    _save(view, frame)


def _tag(view: View, given: dict[str, Any], page: pl.DataFrame, chosen: list[int]) -> None:
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(labels("failures.into"), key=view.key("failures.into"), max_chars=80)
        tag = st.text_input(labels("failures.tag"), key=view.key("failures.tag"), max_chars=80)
        st.button(
            labels("failures.do_tag", n=len(chosen)),
            type="primary",
            disabled=not chosen or not name.strip(),
            key=view.key("failures.do_tag"),
            on_click=_keep,
            args=(view, given, page, chosen, name, tag),
        )
        if given.get("failure_set"):
            st.button(
                labels("failures.take_out", n=len(chosen)),
                disabled=not chosen,
                key=view.key("failures.take_out"),
                on_click=_take_out,
                args=(view, given, page, chosen),
            )


def _places(
    view: View, given: dict[str, Any], page: pl.DataFrame, chosen: list[int], tag: str = ""
) -> list[Failure]:
    corpus = view.corpus
    at = {dialogue: row for row, dialogue in enumerate(corpus.dialogues["dialogue_id"])}
    sources, places = corpus.dialogues["source_id"], []
    for dialogue, position in page[chosen].select("dialogue_id", "position").iter_rows():
        row = at[dialogue]
        text = text_hash(corpus.texts[int(corpus.offsets[row]) + position])
        place = Place(str(sources[row]), position, corpus.version, text)
        places.append(Failure(place, given["system"], tag))
    return places


def _keep(view: View, given: dict[str, Any], page: pl.DataFrame, chosen: list[int], name: str, tag: str) -> None:
    try:
        wanted = _places(view, given, page, chosen, tag)
        failures.tag(current.common(), view.corpus.id, name, wanted, current.now())
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))
        return
    st.toast(view.labels("failures.tagged", n=len(wanted), name=plain(name)))


def _take_out(view: View, given: dict[str, Any], page: pl.DataFrame, chosen: list[int]) -> None:
    try:
        failures.untag(current.common(), view.corpus.id, given["failure_set"], _places(view, given, page, chosen))
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))


def _whole(view: View, row: dict[str, Any]) -> None:
    """The one that is marked, with what was answered, the gold response and the way to its dialogue."""
    labels = view.labels
    with st.container(border=True, gap="xsmall"):
        for name in ("before", "response", "other_response", "gold"):
            if row[name]:
                st.caption(labels.column(name))
                st.markdown(plain(row[name]))
        links.reader_link(view, row["dialogue_id"], row["position"], label=labels("failures.open"))


def _save(view: View, frame: pl.DataFrame) -> None:
    """The list as a file; of a corpus whose license allows excerpts only, with the texts of the first lines."""
    labels, corpus = view.labels, view.corpus
    free = corpus.manifest.card.text_export == "free"
    short = frame if free else frame.head(EXCERPT)
    st.download_button(
        labels("failures.save", n=labels.number(short.height)),
        lambda: short.write_csv(include_bom=True).encode(),
        f"{corpus.id}-failures.csv",
        "text/csv",
        icon=":material/download:",
        key=view.key("failures.save"),
        on_click="ignore",
        help=None if free else labels("failures.save_excerpt", n=EXCERPT),
    )
