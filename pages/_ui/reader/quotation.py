"""Chosen lines as a quotation for a paper: to copy, or as a file; within what the licence allows."""

import polars as pl
import streamlit as st

from analysis.core.query.codecs import Numbers, Ranges
from analysis.display.filters import seen
from analysis.export.documents.quotation_text import as_latex, as_text, limited
from analysis.reader.quotation import quotation
from data.core.store.card import MAX_LINES
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state import options as state_options
from pages._ui.reader.state import Reading
from pages._ui.reader.translation import Beside

LONGEST = 200
FORMS = {"text": ("txt", "text/plain", None), "latex": ("tex", "text/x-tex", "latex")}


def chosen(reading: Reading) -> list[int]:
    """The positions of the lines that are chosen."""
    last = reading.place.stop - reading.place.first
    return [place for low, high in _ranges() for place in range(low, min(high + 1, last))]


def _ranges() -> Ranges:
    try:
        return Numbers().read(state_options.option("lines", "")[:LONGEST])
    except ValueError:
        return ()


def written() -> str:
    """The chosen positions, in one spelling."""
    return Numbers().write(_ranges())


def lines(reading: Reading, beside: Beside) -> pl.DataFrame:
    """The chosen lines with their source."""
    options = {**reading.options, "lines": written()}
    return cache.table(reading.view.question(quotation, options, beside.edition))


def panel(reading: Reading, beside: Beside) -> None:
    """The lines to quote, and the quotation in both forms, made when it is opened."""
    labels, view = reading.view.labels, reading.view
    opened = st.expander(
        labels("quote.title"),
        icon=":material/format_quote:",
        expanded=bool(state_options.option("lines", "")),
        key=view.key(f"quote.{bool(state_options.option('lines', ''))}"),
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        requested = state_options.words(
            view,
            "lines",
            labels("quote.lines"),
            labels("quote.choose"),
            longest=LONGEST,
            help_text=labels("quote.choose"),
        )
        if not requested:
            st.caption(labels("quote.choose"))
            return
        ranges = _ranges()
        if not ranges:
            st.info(plain(labels("quote.unreadable", value=seen(requested[:40]))), icon=":material/info:")
            return
        quoted = lines(reading, beside)
        if quoted.is_empty():
            st.info(labels("quote.none"), icon=":material/info:")
            return
        if limited(quoted, len(chosen(reading))):
            st.info(labels("quote.limited", n=MAX_LINES), icon=":material/info:")
        form = state_options.one_of(
            view, "form", list(FORMS), labels("quote.form"), lambda code: labels(f"quote.{code}")
        )
        card = view.corpus.manifest.card
        text = (as_text if form == "text" else as_latex)(quoted, card, labels)
        suffix, mime, language = FORMS[form]
        st.code(text, language=language, wrap_lines=True)
        st.download_button(
            labels("quote.save"),
            text.encode(),
            file_name=f"kokoroscope_{view.corpus.id}_{reading.id}.{suffix}",
            mime=mime,
            icon=":material/download:",
            type="tertiary",
            key=view.key("quote.save"),
            on_click="ignore",
        )
