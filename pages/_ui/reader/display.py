"""How the transcript is shown: by turn or by utterance, with highlighted words and a parallel text."""

from dataclasses import dataclass

import streamlit as st

from pages._ui.core.state import options, selected_marks
from pages._ui.core.state.view import View
from pages._ui.reader import translation
from pages._ui.reader.state import Reading
from pages._ui.reader.translation import Beside

FIELD = 200
CODES = "codes"


@dataclass(frozen=True)
class Display:
    """What is chosen: one bubble a turn, the words to highlight, and the text under each utterance."""

    by_turn: bool
    highlighted: str
    parallel: Beside
    #: Whose labels colour the lines, as SCHEME@CODER; empty: none.
    codes: str = ""


def choose(reading: Reading) -> Display:
    """The widgets, in one row."""
    view, labels = reading.view, reading.view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shown_by = options.one_of(
            view,
            "view",
            ("turns", "utterances"),
            labels("reader.layout"),
            lambda code: labels(f"layout.{code}"),
        )
        with st.container(width=FIELD):
            highlighted = _highlighted(view)
        with st.container(width=FIELD):
            code = translation.choose(reading)
        codes = chosen_codes(view) if view.corpus.coding.coders() else ""
    return Display(shown_by == "turns", highlighted, translation.beside(reading, code), codes)


def coded(view: View) -> str:
    """Whose labels colour the dialogue, as the address says."""
    return options.option(CODES, "")


def chosen_codes(view: View) -> str:
    """A scheme and a coder, to colour the lines and the timeline."""
    labels, schemes = view.labels, view.corpus.schemes
    names = {"": labels("reader.codes_none")}
    for scheme, coders in view.corpus.coding.coders().items():
        for coder in coders:
            name = labels("words.label_parts").join(
                [schemes[scheme].name(labels.lang), labels.value("coder", coder)]
            )
            names[f"{scheme}@{coder}"] = name
    with st.container(width=FIELD):
        return options.one_of(view, CODES, list(names), labels("reader.codes"), names.__getitem__, as_list=True)


def _highlighted(view: View) -> str:
    """The words to highlight: ``o.highlight``, or ``o.mark`` in links made before pressed marks had that name."""
    words = options.option(selected_marks.OPTION, "")
    older = "" if selected_marks.is_code(words) else words
    return options.words(
        view,
        "highlight",
        view.labels("reader.mark"),
        view.labels("reader.mark_hint"),
        default=older,
        resets=(selected_marks.OPTION,) if older else (),
    )
