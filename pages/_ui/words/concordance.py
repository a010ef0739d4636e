"""The concordance: every hit counted, a hundred lines shown, a file with what the licence allows."""

from functools import partial
from typing import Any, get_args

import polars as pl
import streamlit as st

from analysis.core.errors import Mistake
from analysis.core.question import Question
from analysis.display.tables import present
from analysis.export.documents.files import for_spreadsheets
from analysis.labels import Labels
from analysis.words.concordance import (
    BESIDE,
    LINES,
    PLACES,
    concordance,
    concordance_counts,
    concordance_positions,
    excerpt,
)
from analysis.words.kwic.order import Sort
from pages._ui.core.cards import drilldown, table_rows, table_widths
from pages._ui.core.parts import basis, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, links
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View
from pages._ui.words import reading
from pages._ui.words.settings import Settings

SORTS: tuple[str, ...] = get_args(Sort)
HEIGHT = 620
SIGNS = {"useful": "○", "not_useful": "×"}
ORDER = ("mark", "left", "keyword", "right", "role", "score", "topic_main", "said_at", "dialogue_id", "position")


def kwic(view: View, query: str, settings: Settings) -> None:
    """The lines of a query, the way to more of them, and their file."""
    labels = view.labels
    sorts = [
        s for s in SORTS if s not in ("time", "score") or view.corpus.has("times" if s == "time" else "score")
    ]
    table_options: dict[str, Any] = {"query": query, "role": settings.role, **settings.counted}
    try:
        counts = cache.table(view.question(concordance_counts, table_options))
    except Mistake as error:
        st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
        return
    if not int(counts["n"].sum()):
        st.info(labels("words_page.no_hits"), icon=":material/info:")
        return
    steps = reading.steps(view, table_options)
    n = reading.left(steps)
    chosen = reading.chosen()
    page = state_options.page_number(most=max(1, -(-n // LINES)))
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
        by_word = reading.controls(view, chosen)
        of = concordance_positions if by_word else concordance
        question = view.question(of, {**table_options, **chosen, "sort": sort, "page": page})
        lines = cache.table(question)
        if by_word:
            _positions(view, lines, question)
        else:
            _lines(view, lines, question)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            _pager(view, page, n, lines.height)
            if not by_word:
                _download(view, lines)
        basis.line(view, question)
    reading.patterns(view, table_options, chosen)
    reading.log(view, query, steps)


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
    left_out += ["mark"] if lines["mark"].null_count() == lines.height else []
    shown = _signed(lines).select([name for name in ORDER if name not in left_out])
    worded = present(shown, view.labels)
    names = dict(zip(shown.columns, worded.columns, strict=True))
    opens = view.labels("column.open")
    urls = links.reader_urls(view, lines["dialogue_id"], lines["position"])
    worded = worded.select(pl.Series(opens, urls), pl.all())
    text = st.column_config.TextColumn
    config: dict[str, Any] = {
        names["left"]: text(alignment="right", width=208),
        names["keyword"]: text(alignment="center", width=84),
        names["right"]: text(width=208),
        names["role"]: text(width=100),
    }
    if "mark" in names:
        config[names["mark"]] = text("", width=36)
    if "topic_main" in names:
        config[names["topic_main"]] = text(width=96)
    config[opens] = st.column_config.LinkColumn("", display_text=":material/forum:", width=36)
    config |= {names[name]: st.column_config.NumberColumn(format="%d") for name in ("dialogue_id", "position")}
    if "said_at" in names:
        config[names["said_at"]] = st.column_config.DatetimeColumn(format="YYYY-MM-DD", width=92)
    st.dataframe(
        worded,
        hide_index=True,
        row_height=table_rows.ROW,
        height=HEIGHT if table_rows.ROW * (worded.height + 1) > HEIGHT else "content",
        column_config=table_widths.fitted(worded, ["", *shown.columns], config, view.labels),
        placeholder="–",
        alt=view.labels.title("concordance"),
        **table_rows.picking(view, lines, question.table.name, question.table),
    )
    drilldown.offer(view, question.table.name, question, lines)
    reading.marks(view, question, lines)


@st.fragment
def _positions(view: View, lines: pl.DataFrame, question: Question) -> None:
    """The lines word by word: a column for each of five words on either side."""
    shown = lines.select(
        ["mark", *PLACES[:BESIDE], "keyword", *PLACES[BESIDE:], "role", "dialogue_id", "position"]
    )
    worded = present(_signed(shown), view.labels)
    opens = view.labels("column.open")
    urls = links.reader_urls(view, lines["dialogue_id"], lines["position"])
    worded = worded.select(pl.Series(opens, urls), pl.all())
    config: dict[str, Any] = {
        opens: st.column_config.LinkColumn("", display_text=":material/forum:", width=36),
        view.labels("column.mark"): st.column_config.TextColumn("", width=36),
    }
    st.dataframe(
        worded,
        hide_index=True,
        row_height=table_rows.ROW,
        height=HEIGHT if table_rows.ROW * (worded.height + 1) > HEIGHT else "content",
        column_config=config,
        placeholder="–",
        alt=view.labels.title("concordance_positions"),
        **table_rows.picking(view, lines, question.table.name, question.table),
    )
    drilldown.offer(view, question.table.name, question, lines)
    reading.marks(view, question, lines)


def _signed(lines: pl.DataFrame) -> pl.DataFrame:
    """Marks as signs."""
    return lines.with_columns(pl.col("mark").replace_strict(SIGNS, default=""))


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
