"""The words page's frame: what is shown, whose words, which, and the stop words."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import get_args

import streamlit as st

from analysis.text.lexicon import Role, Unit, Words, language
from analysis.text.stop_words import AUTO, stop_words
from data.problems import Missing
from data.tokenizers import JAPANESE
from pages._ui.parts.escape import plain
from pages._ui.state import options
from pages._ui.state.view import View
from pages._ui.words import build, panels
from pages._ui.words.panels import Asked

PARTS: dict[str, Callable[[View, Asked], None]] = {
    "frequency": panels.frequency,
    "keyness": panels.keyness,
    "ngrams": panels.runs,
    "concordance": panels.concordance,
    "word": panels.word,
}
LISTED = ("frequency", "keyness", "ngrams", "word")


def show(view: View) -> None:
    """One of the parts, with the widgets all of them share; or the offer to make the words."""
    labels = view.labels
    try:
        told = view.corpus.tokens.about
    except Missing as missing:
        build.offer(view, missing)
        return
    view = _comparable(view)
    shown = options.one_of(view, "show", tuple(PARTS), labels("words_page.show"), partial(labels.value, "show"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role = options.one_of(
            view, "role", get_args(Role), labels("words_page.role"), partial(labels.value, "speaks")
        )
        unit = _unit(view)
        words, stop = "content", AUTO
        if shown in LISTED:
            words = options.one_of(
                view, "words", get_args(Words), labels("words_page.words"), partial(labels.value, "kind")
            )
            stop = _stop(view)
    PARTS[shown](view, Asked(role, words, stop, unit))
    st.caption(plain(labels(f"words_page.made_with.{told['tokenizer']}", about=told["about"])))
    build.lists(view)


def _unit(view: View) -> str:
    """Short words or compound nouns, where the tokenizer knows nouns."""
    if all(s.corpus.tokens.about["tokenizer"] != JAPANESE for s in (view.selection, view.other) if s is not None):
        return "short"
    labels = view.labels
    return options.one_of(
        view,
        "unit",
        get_args(Unit),
        labels("words_page.unit"),
        partial(labels.value, "word_unit"),
        help_text=labels("words_page.unit_help"),
        resets=("page",),
    )


def _comparable(view: View) -> View:
    """The view without a cohort B whose corpus has no words."""
    if view.other is None:
        return view
    try:
        _ = view.other.corpus.tokens
    except Missing as missing:
        st.info(plain(view.labels("words_page.b_lacks", corpus=missing.corpus)), icon=":material/info:")
        return replace(view, other=None)
    return view


def _stop(view: View) -> str:
    """The stop words: the language's list until it is edited; ``-`` in the address is an empty list."""
    labels = view.labels
    asked = options.option("stop", AUTO)
    stop = "" if asked == "-" else asked
    listed = stop_words(stop, language(view.selection.corpus))
    standard = " ".join(stop_words(AUTO, language(view.selection.corpus)))

    def change(text: str) -> dict[str, str]:
        words = " ".join(stop_words(text, "")) if text.strip() != AUTO else AUTO
        return {"stop": "" if words == standard else words or "-"}

    with st.popover(labels("words_page.stop", n=len(listed)), icon=":material/filter_alt:"):
        st.text_area(
            labels("words_page.stop", n=len(listed)),
            help=labels("words_page.stop_help"),
            height=260,
            width=460,
            **options.follow(view, "stop", " ".join(listed), change),
        )
        st.button(
            labels("words_page.stop_reset"),
            type="tertiary",
            disabled=stop == AUTO,
            key=view.key("stop.reset"),
            on_click=options.go,
            args=({"stop": ""},),
        )
    return stop
