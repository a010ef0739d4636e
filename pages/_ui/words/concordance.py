"""The concordance: every hit counted, a hundred lines shown, a file with what the licence allows."""

from functools import partial
from typing import Any, get_args

import polars as pl
import streamlit as st

from analysis.core.errors import Mistake
from analysis.core.question import Question
from analysis.display.files import for_spreadsheets
from analysis.display.tables import present
from analysis.labels import Labels
from analysis.words.concordance import LINES, Sort, concordance, concordance_counts, excerpt
from pages._ui.cards import drilldown, table_rows
from pages._ui.core.parts import basis, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, links
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View

SORTS: tuple[str, ...] = get_args(Sort)
HEIGHT = 620
ORDER = ("left", "keyword", "right", "role", "score", "topic_main", "said_at", "dialogue_id", "position")


def kwic(view: View, query: str, role: str, unit: str) -> None:
    """The lines of a query, the way to more of them, and their file."""
    labels = view.labels
    sorts = [
        s for s in SORTS if s not in ("time", "score") or view.corpus.has("times" if s == "time" else "score")
    ]
    asked: dict[str, Any] = {"query": query, "role": role, "unit": unit}
    try:
        counts = cache.table(view.question(concordance_counts, asked))
    except Mistake as error:
        st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
        return
    n = int(counts["n"].sum())
    if not n:
        st.info(labels("words_page.no_hits"), icon=":material/info:")
        return
    page = state_options.page_number(most=-(-n // LINES))
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
            st.markdown(_counted(counts, labels), width="content")
            with st.container(width=190):
                sort = state_options.one_of(
                    view,
                    "sort",
                    sorts,
                    labels("words_page.sort"),
                    partial(labels.value, "sort"),
                    resets=("page",),
                    as_list=True,
                )
        question = view.question(concordance, {**asked, "sort": sort, "page": page})
        lines = cache.table(question)
        _lines(view, lines, question)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            _pager(view, page, n, lines.height)
            _download(view, lines)
        basis.line(view, question)


def _counted(counts: pl.DataFrame, labels: Labels) -> str:
    whole = labels("words_page.hits", n=labels.number(int(counts["n"].sum())))
    roles = [
        labels(
            "words_page.hits_of",
            role=labels.value("role", row["role"]),
            n=labels.number(row["n"]),
            dialogues=labels.number(row["n_dialogues"]),
            rate=labels.number(row["per_million"], 0),
        )
        for row in counts.iter_rows(named=True)
    ]
    return f"{whole}  \n:gray[{labels.listing(roles)}]"


@st.fragment
def _lines(view: View, lines: pl.DataFrame, question: Question) -> None:
    """The lines, and what the picked ones lead to; a pick runs this part alone."""
    has = view.corpus.has
    left_out = [
        name
        for name, there in (("topic_main", has("topics")), ("score", has("score")), ("said_at", has("times")))
        if not there
    ]
    shown = lines.select([name for name in ORDER if name not in left_out])
    worded = present(shown, view.labels)
    names = dict(zip(shown.columns, worded.columns, strict=True))
    opens = view.labels("column.open")
    urls = links.reader_urls(view, lines["dialogue_id"], lines["position"])
    worded = worded.select(pl.Series(opens, urls), pl.all())
    text = st.column_config.TextColumn
    config: dict[str, Any] = {
        names["left"]: text(alignment="right", width=226),
        names["keyword"]: text(alignment="center", width=84),
        names["right"]: text(width=226),
        names["role"]: text(width=100),
    }
    if "topic_main" in names:
        config[names["topic_main"]] = text(width=116)
    config[opens] = st.column_config.LinkColumn("", display_text=":material/forum:", width=36)
    config |= {names[name]: st.column_config.NumberColumn(format="%d") for name in ("dialogue_id", "position")}
    if "said_at" in names:
        config[names["said_at"]] = st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm", width=126)
    st.dataframe(
        worded,
        hide_index=True,
        row_height=table_rows.ROW,
        height=HEIGHT if table_rows.ROW * (worded.height + 1) > HEIGHT else "content",
        column_config=config,
        placeholder="–",
        alt=view.labels.title("concordance"),
        **table_rows.picking(view, lines, question.table.name, question.table),
    )
    drilldown.offer(view, question.table.name, question, lines)


def _pager(view: View, page: int, n: int, shown: int) -> None:
    labels, first = view.labels, (page - 1) * LINES
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        for step, name, there in ((-1, "previous", page > 1), (1, "next", first + LINES < n)):
            st.button(
                labels(f"words_page.{name}", n=LINES),
                disabled=not there,
                key=view.key(f"page.{name}"),
                on_click=state_options.go,
                args=({"page": str(page + step) if page + step > 1 else ""},),
            )
        ends = {"first": labels.number(first + 1), "last": labels.number(first + shown)}
        st.caption(labels("words_page.shown", **ends), width="content")


def _download(view: View, lines: pl.DataFrame) -> None:
    free = view.corpus.manifest.card.text_export == "free"
    st.download_button(
        view.labels("words_page.excerpt"),
        lambda: for_spreadsheets(excerpt(lines, view.selection)),
        file_name=f"kokoroscope_{view.corpus.id}_concordance.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        help=view.labels("words_page.excerpt_free" if free else "words_page.excerpt_help"),
        key=view.key("csv.kwic"),
        on_click="ignore",
    )
