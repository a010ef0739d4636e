"""The hits of a search: all counted, a page of them read where they stand, each leading into its dialogue."""

from collections.abc import Mapping
from html import escape
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Any, get_args

import polars as pl
import streamlit as st

from analysis.core.text.safe_text import StyledSpan, pieces
from analysis.dialogues.search import LINES, Order, read_marks, rows_shown, search_counts, search_hits
from analysis.export.documents.files import for_spreadsheets
from analysis.labels import Labels
from analysis.words.concordance import EXCERPT_LINES, excerpt
from data.kept.marks import Mark
from pages._ui.core.parts import basis
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, links, options
from pages._ui.core.state.view import View
from pages._ui.kept import stars

ORDERS: tuple[str, ...] = get_args(Order)
EACH = ("3", "0")
STYLE = """<style>
[class*=st-key-hit-row] { flex-wrap: nowrap }
[class*=st-key-hit-row] > :last-child { min-width: 0; flex: 1 1 0 }
.hits { line-height: 1.65; overflow-wrap: anywhere }
.hits p { display: grid; grid-template-columns: 5.2rem minmax(0, 1fr); margin: 0 0 .1rem }
.hits .beside, .hits :not(.beside) > .who { color: color-mix(in srgb, currentColor 76%, transparent) }
.hits .who { font-size: .8rem; line-height: 1.9 }
.hits i { font-size: .75em; opacity: .7 }
.hits mark { color: inherit; background: rgba(214, 158, 46, .28); border-bottom: 2px solid #C98A1B }
</style>"""


def show(view: View, marked: Mapping[stars.Place, Mark]) -> None:
    """How many there are, and a page of them, the hits of one dialogue below each other."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.markdown(counted(cache.table(view.question(search_counts)), labels), width="content")
        with st.container(horizontal=True, vertical_alignment="bottom", width="content"):
            each = options.one_of(
                view, "each", EACH, labels("search.each"), lambda n: labels(f"search.each.{n}"), resets=("page",)
            )
            with st.container(width=170):
                order = options.one_of(
                    view,
                    "order",
                    _orders(view),
                    labels("search.order"),
                    lambda name: labels(f"search.order.{name}"),
                    resets=("page",),
                    as_list=True,
                )
    n = len(rows_shown(view.selection, int(each)))
    page = options.page_number(most=-(-n // LINES))
    question = view.question(search_hits, {"order": order, "page": page, "each": int(each)})
    lines = cache.table(question)
    st.html(STYLE)
    for _, hits in groupby(lines.iter_rows(named=True), key=itemgetter("dialogue_id")):
        _dialogue(view, list(hits), marked)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        _pager(view, page, n, lines.height)
        _download(view, order)
    ranked = [labels.caption("dialogue_list")] if order == "relevance" else []
    foot = (labels.caption("search_hits"), *ranked, *basis.own(view, question))
    st.caption("  \n".join(map(plain, foot)))


def first(view: View, n: int) -> None:
    """The most relevant hit of each of the first dialogues."""
    lines = cache.table(view.question(search_hits, {"order": "relevance", "page": 1, "each": 1}))
    st.html(STYLE)
    for hit in lines.head(n).iter_rows(named=True):
        _dialogue(view, [hit], None)


def _orders(view: View) -> tuple[str, ...]:
    return ORDERS if view.corpus.has("times") else tuple(o for o in ORDERS if o not in ("newest", "oldest"))


def counted(counts: pl.DataFrame, labels: Labels) -> str:
    whole = labels("search.found", n=labels.number(int(counts["n"].sum())))
    roles = [
        labels(
            "search.found_of",
            role=labels.value("role", row["role"]),
            n=labels.number(row["n"]),
            dialogues=labels.number(row["n_dialogues"]),
            share=labels.percent(row["share"]),
        )
        for row in counts.iter_rows(named=True)
    ]
    return f"**{whole}**  \n:gray[{labels.listing(roles)}]"


def _dialogue(view: View, hits: list[dict[str, Any]], marked: Mapping[stars.Place, Mark] | None) -> None:
    """The hits of one dialogue: what it is, and each where it stands; with stars where ``marked`` is given."""
    labels, first = view.labels, hits[0]
    language = escape(view.corpus.manifest.card.language or "", quote=True)
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            name = plain(labels("reader.dialogue", id=view.corpus.dialogue_name(first["dialogue_id"])))
            st.markdown(f"**{name}** :gray[{plain(_about(view, first))}]", width="content")
            st.caption(labels("search.hits_here", n=labels.number(first["n_hits"])), width="content")
        before = -1
        for hit, following in zip_longest(hits, hits[1:]):
            with st.container(horizontal=True, gap="small", key=f"hit-row-{hit['hit']}"):
                with st.container(width=68):
                    there, here = str(hit["position"]), labels("search.read_here")
                    links.reader_link(view, hit["dialogue_id"], hit["position"], label=there, help=here)
                if marked is not None:
                    place = (hit["dialogue_id"], hit["position"])
                    stars.button(view, place, marked.get(place))
                lines, before = _lines(hit, labels, before, following["position"] if following else None)
                st.html(f'<div class="hits" lang="{language}">{lines}</div>')


def _lines(hit: dict[str, Any], labels: Labels, before: int, following: int | None) -> tuple[str, int]:
    """A hit with what stands beside it, and the last position shown; nothing is shown twice in a dialogue."""
    at, answer = hit["position"], hit["answer_position"]
    lines, last = [], at
    if before < at - 1:
        lines.append(_utterance(hit["role_before"], hit["text_before"], labels, "beside"))
    lines.append(_utterance(hit["role"], hit["text"], labels, "", read_marks(hit["marks"])))
    if answer != at + 1 and following != at + 1 and hit["role_after"] is not None:
        lines.append(_utterance(hit["role_after"], hit["text_after"], labels, "beside"))
        last = at + 1
    if answer is not None:
        if answer > at + 2:
            lines.append('<p class="beside"><span></span><span>…</span></p>')
        lines.append(
            _utterance(hit["answer_role"], hit["answer_text"], labels, "", read_marks(hit["answer_marks"]))
        )
    return "".join(lines), last


def _about(view: View, line: dict[str, Any]) -> str:
    labels, parts = view.labels, []
    if line["topic_main"] is not None:
        parts.append(labels.value("topic", line["topic_main"]))
    if line["score"] is not None:
        parts.append(labels("search.score", n=line["score"]))
    if line["said_at"] is not None:
        parts.append(f"{line['said_at']:%Y-%m-%d}")
    return " · ".join(parts)


def _utterance(
    role: str | None, text: str | None, labels: Labels, kind: str, spans: list[tuple[int, int]] | None = None
) -> str:
    """A line of dialogue as HTML in which nothing of the text is markup."""
    if role is None or text is None:
        return ""
    parts = []
    for part, words, code in pieces(text, [StyledSpan(begin, end, "hit") for begin, end in spans or []]):
        name = {"hit": "mark", "control": "i"}.get(part)
        about = f' title="{code}"' if code else ""
        parts.append(f"<{name}{about}>{escape(words)}</{name}>" if name else escape(words))
    who = escape(labels.value("role", role))
    html = f'<span dir="auto">{"".join(parts)}</span>'
    return f'<p class="{kind}"><span class="who">{who}</span>{html}</p>'


def _pager(view: View, page: int, n: int, shown: int) -> None:
    labels, first = view.labels, (page - 1) * LINES
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        for step, name, there in ((-1, "previous", page > 1), (1, "next", first + LINES < n)):
            st.button(
                labels(f"search.{name}"),
                disabled=not there,
                key=view.key(f"page.{name}"),
                on_click=options.go,
                args=({"page": str(page + step) if page + step > 1 else ""},),
            )
        ends = {"first": labels.number(first + 1), "last": labels.number(first + shown), "n": labels.number(n)}
        st.caption(labels("search.shown", **ends), width="content")


def _download(view: View, order: str) -> None:
    """The hits as a file, made when it is asked for; what the licence does not let out stays in."""
    free = view.corpus.manifest.card.text_export == "free"
    most = EXCERPT_LINES if view.selection.filter.then is None else EXCERPT_LINES // 2

    def made() -> bytes:
        selection = view.selection
        lines = search_hits(selection, order=order, lines=len(selection.corpus.texts) if free else most)  # type: ignore[arg-type]
        kept = lines if free else lines.drop("role_before", "text_before", "role_after", "text_after")
        return for_spreadsheets(excerpt(kept, selection))

    labels = view.labels
    st.download_button(
        labels("search.excerpt"),
        made,
        file_name=f"kokoroscope_{view.corpus.id}_search.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        help=labels("search.excerpt_free") if free else labels("search.excerpt_help", n=most),
        key=view.key("csv.hits"),
        on_click="ignore",
    )
