"""The dialogue in time, on top of the reader: a click on a line's bar leads to the line."""

import streamlit as st

from analysis.core.registry import FIGURES
from analysis.display.filters import in_words
from analysis.figures.reader.dialogue_timeline_bars import dialogue_timeline_bars
from pages._ui.core.cards import card, plotly_locale
from pages._ui.core.parts import chart
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, url
from pages._ui.reader import display
from pages._ui.reader.state import Reading

TALL = 356
CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False}


def timeline(reading: Reading) -> None:
    """The figure with its numbers and export; what it shows belongs to this one dialogue."""
    view, labels = reading.view, reading.view.labels
    figure = FIGURES[dialogue_timeline_bars.__name__]
    codes = {"codes": coded} if (coded := display.coded(view)) else {}
    question = view.question(figure.table.function, {**reading.options, **codes})
    drawn = cache.figure(dialogue_timeline_bars, question, labels, view.theme)
    key = view.key(f"timeline.{reading.id}")

    def jump(told: chart.Press) -> None:
        if told.data is not None:
            url.write(at=told.data, dialogue=str(reading.id))

    title = labels.title(figure.name)
    with st.container(border=True, gap="xxsmall"):
        with card.head(title):
            card.tools(view, figure, question)
        alt = labels("card.alt", title=title, filter=labels("reader.dialogue", id=reading.name))
        chart.show(drawn, key=key, alt=alt, config=plotly_locale.config(CONFIG, labels), press=jump)
        corpus = reading.place.corpus
        of = labels(
            "reader.one",
            id=reading.id,
            utterances=labels.number(reading.place.stop - reading.place.first),
            corpus=corpus.id,
            version=corpus.version[:7],
        )
        selected = labels("reader.selected_as", filter=in_words(view.selection.filter, labels))
        about = labels.caption(figure.name)
        if not view.corpus.has("times"):
            about = f"{labels('absent.times')} {labels('reader.timeline_plain')}"
        lines = [f"{about} {labels('reader.timeline_click')}", f"{of} · {selected}"]
        st.caption("  \n".join(plain(line) for line in lines))
