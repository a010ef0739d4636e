"""What pressed marks and rows lead to: how many dialogues, and the ways to them."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from analysis.core.drilldown import Leads
from analysis.core.query.filter import Filter
from analysis.core.question import Question
from analysis.core.registry import Table
from analysis.display.tables import present
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, history, links, selected_marks, url
from pages._ui.core.state.view import View

LONGEST = 60
DIALOGUES = "pages/dialogues.py"


def leading(table: Table) -> bool:
    """Whether the rows of a table lead anywhere."""
    return isinstance(table.drilldown, Leads)


def offer(view: View, card: str, question: Question, frame: pl.DataFrame, place: str = "") -> None:
    """Under a card with pressed marks or rows: the dialogues behind them, of each cohort apart."""
    table = question.table
    rows = selected_marks.rows(card, table, frame)
    if not rows:
        return
    led = cache.row_dialogues(question, tuple(rows), frame)
    names = _names(view, table, frame, rows)
    if not led:
        st.caption(plain(view.labels("lead.nothing", what=names)))
    for side, chosen, at in led:
        seen = view.of_other if side == "B" else view
        _ways(view, seen, f"{card}.{place}{side}", names, chosen, at)


def _ways(view: View, seen: View, name: str, words: str, chosen: Filter, at: int | None) -> None:
    """One line: what is meant, how many dialogues, and where they can be seen."""
    labels = view.labels
    matching = cache.selection(seen.corpus, chosen)
    counted = labels("n.dialogues", n=labels.number(matching.n_dialogues))
    side = "" if view.other is None else f"{name[-1]} · "
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=view.key(f"lead.{name}")):
        st.markdown(f"{plain(side + words)} **{plain(counted)}**", width="content")
        if matching.is_empty:
            return
        query = history.carrying(
            view, url.filtered(links.reader_query(seen, int(matching.dialogue_ids[0]), at), chosen)
        )
        st.page_link(
            DIALOGUES,
            label=labels("lead.list"),
            icon=":material/table_rows:",
            query_params={name: text for name, text in query.items() if name not in url.READ},
        )
        label = labels("lead.read" if matching.n_dialogues > 1 else "lead.read_one")
        st.page_link(links.READER, label=label, icon=":material/forum:", query_params=query)
        if chosen != seen.selection.filter and st.button(
            labels("lead.narrow"),
            icon=":material/filter_alt:",
            type="tertiary",
            help=labels("lead.narrow_help"),
            key=view.key(f"narrow.{name}"),
        ):
            url.write_filter(chosen, seen.prefix, lang=labels.lang, **{f"{seen.prefix}corpus": seen.corpus.id})
            st.rerun()


def _names(view: View, table: Table, frame: pl.DataFrame, rows: Sequence[int]) -> str:
    """What the pressed rows are called, as far as there is room."""
    labels = view.labels
    named = table.drilldown.named if isinstance(table.drilldown, Leads) else ()
    columns = [name for name in (*named, "by") if name in frame.columns]
    worded = present(frame[list(rows)].select(columns), labels)
    spans = {name: place for place, name in enumerate(columns)}
    called = []
    for row in worded.select(worded.columns[: len(named)]).iter_rows():
        parts = ["" if value is None else str(value) for value in row]
        if {"low", "high"} <= spans.keys():
            low, high = spans["low"], spans["high"]
            parts[low : high + 1] = [f"{parts[low]}–{parts[high]}"]
        called.append(" · ".join(part for part in parts if part))
    text = labels.listing(dict.fromkeys(called))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
