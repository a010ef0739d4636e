"""Quotations over several dialogues: collected in the reader, taken along as Word or LaTeX from the sidebar."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from analysis.core.query.filter import Filter
from analysis.core.question import Question
from analysis.export.documents.quotations import Passage, as_docx, as_latex, n_lines, within_licence
from analysis.labels import Labels
from analysis.reader.quotation import quotation
from data.core.problems import UserError
from data.core.store import Manifest
from data.core.store.card import MAX_LINES
from data.kept import quotes
from data.kept.quotes import Quote
from pages._ui.core.parts import layout, messages, undo
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, current, links, url
from pages._ui.core.state.view import View

PLACE = "quotes"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Writer = Callable[[Sequence[Passage], Labels], bytes]
FILES: dict[str, tuple[str, str, Writer]] = {
    "docx": ("Word", WORD, as_docx),
    "tex": ("LaTeX", "text/x-tex", as_latex),
}


def kept() -> list[Quote]:
    """The quotations of whoever is at work; none where the workspace cannot be read."""
    try:
        return quotes.quotes(current.workspace())
    except UserError:
        return []


def add(view: View, quote: Quote) -> None:
    """Put a quotation into the list. For callbacks."""
    _doing(view, partial(quotes.add, current.workspace(), quote))


def remove(view: View, quote: Quote) -> None:
    """Take a quotation out, with a way back. For callbacks."""
    _change(view, _name(view, quote), partial(quotes.remove, current.workspace(), quote))


def sidebar(view: View) -> None:
    """The quotations and the files they leave as, once there is one."""
    labels, collected = view.labels, kept()
    undo.offer(view, PLACE)
    if not collected:
        return
    with st.popover(
        labels("basket.title", n=labels.number(len(collected))),
        icon=":material/format_quote:",
        width="stretch",
        key=view.key("basket"),
        on_change="rerun",
    ) as opened:
        if not opened.open:
            return
        for number, quote in enumerate(collected):
            _row(view, number, quote)
        _files(view, collected)


def _row(view: View, number: int, quote: Quote) -> None:
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        query = {
            "lang": labels.lang,
            "corpus": quote.corpus,
            "dialogue": str(quote.dialogue),
            "at": quote.lines.partition(",")[0].partition("-")[0],
            f"{url.OPTION}lines": quote.lines,
        }
        links.link(view, links.READER, plain(_name(view, quote)), None, query)
        label = labels("basket.remove")
        layout.icon_button(view, f"basket.remove.{number}", label, ":material/close:", remove, (view, quote))


def _files(view: View, collected: list[Quote]) -> None:
    """Word and LaTeX, made when they are asked for."""
    labels = view.labels
    passages, lost = _passages(collected)
    allowed = within_licence(passages)
    if lost:
        st.caption(labels("basket.lost", n=labels.number(lost)))
    if n_lines(allowed) < n_lines(passages):
        st.info(labels("basket.limited", n=MAX_LINES), icon=":material/info:")
    with st.container(horizontal=True, gap="xsmall"):
        for suffix, (name, mime, write) in FILES.items():
            st.download_button(
                name,
                partial(write, allowed, labels),
                file_name=f"kokoroscope_quotations.{suffix}",
                mime=mime,
                icon=":material/download:",
                disabled=not allowed,
                key=view.key(f"basket.{suffix}"),
                on_click="ignore",
            )
        st.button(
            labels("basket.clear"),
            icon=":material/delete:",
            type="tertiary",
            key=view.key("basket.clear"),
            on_click=_change,
            args=(
                view,
                labels("basket.title", n=labels.number(len(collected))),
                partial(quotes.replace, current.workspace(), []),
            ),
        )


def _passages(collected: list[Quote]) -> tuple[list[Passage], int]:
    """The quotations that can be made here, and how many cannot: their corpus or dialogue is gone."""
    manifests = {manifest.id: manifest for manifest in cache.manifests()}
    passages = []
    for quote in collected:
        try:
            passages.append(_passage(manifests[quote.corpus], quote))
        except (KeyError, UserError):
            continue
    return passages, len(collected) - len(passages)


def _passage(manifest: Manifest, quote: Quote) -> Passage:
    whole = cache.selection(cache.corpus(manifest), Filter())
    options = {"dialogue": str(quote.dialogue), "lines": quote.lines}
    return Passage(cache.table(Question.of(quotation, whole, options)), manifest.card)


def _name(view: View, quote: Quote) -> str:
    """A quotation in words."""
    labels = view.labels
    return labels("basket.name", corpus=quote.corpus, dialogue=quote.dialogue, lines=quote.lines.replace("-", "–"))


def _change(view: View, name: str, change: Callable[[], None]) -> None:
    undo.deleted(PLACE, name, partial(quotes.replace, current.workspace(), kept()))
    _doing(view, change)


def _doing(view: View, change: Callable[[], None]) -> None:
    try:
        change()
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))
