"""The panels of the words page: frequencies, keyness, n-grams, a concordance, one word."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from analysis.core.text.lexicon import NoSuchWord
from analysis.core.text.patterns import MAX_CHARS
from analysis.display.contrasts import side_name
from analysis.display.filters import in_words
from analysis.figures.words.collocate_bars import collocate_bars
from analysis.figures.words.keyness_dots import keyness_dots
from analysis.figures.words.keyness_scatter import keyness_scatter
from analysis.figures.words.ngram_bars import ngram_bars
from analysis.figures.words.pos_dots import pos_dots
from analysis.figures.words.word_dots import word_dots
from analysis.figures.words.word_trend_lines import word_trend_lines
from analysis.figures.words.word_use_dots import word_use_dots
from analysis.words.frequency import word_frequencies
from analysis.words.keyness import keyness as keyness_table
from analysis.words.keyness_options import keyness_options, keyness_word_options
from analysis.words.ngrams import SIZES, ngrams
from analysis.words.profile import word_forms
from data.core.problems import UserError
from data.tokens.tokenizers import WORDS
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import arriving, layout, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View
from pages._ui.words import contrast
from pages._ui.words.concordance import kwic
from pages._ui.words.rows import word_rows
from pages._ui.words.settings import Settings

CLEAR = 0.05
LONGEST_WORD = 60
TALL = 720
CHART, ROOM = 0.4, 560  # of the width, and px for the table beside it in a window of 1440
FREQUENCIES = (
    *("lemma", "form", "pos", "n", "per_million", "low", "high", "per_million_counselor", "per_million_client"),
    *("share_dialogues", "n_dialogues", "dispersion"),
)
KEYNESS = (
    *("lemma", "form", "log_odds", "low", "high", "p_adjusted", "survival", "dispersion", "n_a", "n_b"),
    *("per_million_a", "per_million_b", "dialogues_a", "dialogues_b", "z", "log_likelihood", "pos"),
)
NGRAMS = ("phrase", "ngram", "n", "per_million", "n_dialogues", "n_counselor", "n_client")


def frequency(view: View, settings: Settings) -> None:
    """The most frequent words, parts of speech, and the list."""
    question = view.question(word_frequencies, settings.within, view.other)
    with layout.pair() as (left, right):
        with left:
            card(view, word_dots, opens=_open_word, **settings.within)
        with right:
            if _parts_known(view):
                card(view, pos_dots, codes=settings.codes, **settings.counted)
    word_rows(view, question, columns=_available(view, FREQUENCIES), leads=_to_word, tall=TALL)


def keyness(view: View, settings: Settings) -> None:
    """Words characteristic of each of two cohorts: as a scatter, with intervals, as a list."""
    options: dict[str, Any] = {**settings.options, **contrast.chosen(view)}
    try:
        question = view.question(keyness_table, options, view.other)
        frame = cache.table(question)
    except UserError as error:
        st.warning(plain(messages.raised(view.labels, error)), icon=":material/info:")
        return
    if frame.is_empty():
        st.info(view.labels("words_page.one_side"), icon=":material/info:")
        return
    st.markdown(_tests_in_words(view, frame))
    card(view, keyness_scatter, opens=_open_word, **options)
    word_rows(view, question, columns=_available(view, KEYNESS), leads=_to_word, tall=TALL)
    card(view, keyness_dots, opens=_open_word, **options)
    compared = {name: value for name, value in options.items() if name != "interval"}
    if arriving.is_here(view, compared, keyness_options, keyness_word_options):
        table_card(view, keyness_options, **compared)
        table_card(view, keyness_word_options, **compared)


def _parts_known(view: View) -> bool:
    """Whether a tokenizer here knows parts of speech."""
    sides = (view.selection, view.other)
    return any(side is not None and side.corpus.tokens.about["tokenizer"] != WORDS for side in sides)


def _available(view: View, columns: tuple[str, ...]) -> list[str]:
    return [column for column in columns if column != "pos" or _parts_known(view)]


def _tests_in_words(view: View, frame: pl.DataFrame) -> str:
    labels = view.labels
    clear = int((frame["p_adjusted"] < CLEAR).sum())
    messages = "words_page.family" if frame["p_adjusted"].count() else "words_page.untested"
    names = {side: plain(side_name(frame[f"cohort_{side}"][0], labels)) for side in ("a", "b")}
    return labels(messages, **names, tested=labels.number(frame.height), clear=labels.number(clear))


def n_grams(view: View, settings: Settings) -> None:
    """Sequences of two or three words."""
    labels = view.labels
    sizes = [str(size) for size in SIZES]
    size = state_options.one_of(view, "size", sizes, labels("words_page.size"), partial(labels.value, "size"))
    options: dict[str, Any] = {**settings.within, "size": int(size)}
    with layout.pair(CHART) as (left, right):
        with left:
            card(view, ngram_bars, opens=_open_ngram, **options)
        with right:
            question = view.question(ngrams, options, view.other)
            word_rows(view, question, columns=NGRAMS, leads=_to_ngram, tall=TALL, room=ROOM)


def concordance(view: View, settings: Settings) -> None:
    """A query and its lines."""
    query = state_options.words(
        view,
        "q",
        view.labels("words_page.query"),
        view.labels("words_page.query_hint"),
        longest=MAX_CHARS,
        help_text=view.labels("words_page.query_help"),
        resets=("page",),
    )
    if query:
        _concordances(view, query, settings)


def word(view: View, settings: Settings) -> None:
    """One word: who says it and when, its forms, its collocates, its concordance."""
    labels, counted = view.labels, settings.counted
    named = state_options.words(
        view,
        "word",
        labels("words_page.word"),
        longest=LONGEST_WORD,
        help_text=labels("words_page.word_help"),
        resets=("page",),
    )
    try:
        forms = cache.table(view.question(word_forms, {"word": named, **counted}))
    except NoSuchWord as error:
        st.info(plain(labels("words_page.no_word", word=error.word[:LONGEST_WORD])), icon=":material/info:")
        return
    if forms.is_empty():
        st.info(labels("words_page.unsaid"), icon=":material/info:")
        return
    named = named or forms["lemma"][0]
    view = _with_word(view, named, counted)
    with layout.pair() as (left, right):
        with left:
            by = state_options.one_of(
                view, "by", _periods(view), labels("words_page.by"), partial(labels.value, "when")
            )
            card(view, word_trend_lines, word=named, by=by, **counted)
            card(view, collocate_bars, opens=_open_word, word=named, **settings.options)
        with right:
            whose = state_options.one_of(
                view, "whose", _groupings(view), labels("words_page.whose"), partial(labels.value, "whose")
            )
            card(view, word_use_dots, word=named, by=whose, **counted)
    table_card(view, word_forms, word=named, **counted)
    _concordances(view, f'lemma:"{forms["lemma"][0]}"', settings)


def _with_word(view: View, named: str, counted: Mapping[str, Any]) -> View:
    """The view without a cohort B whose corpus does not have the word."""
    if view.other is None:
        return view
    try:
        cache.table(view.of_other.question(word_forms, {"word": named, **counted}))
    except NoSuchWord:
        line = view.labels("words_page.b_says_not", corpus=view.other.corpus.id, word=named)
        st.info(plain(line), icon=":material/info:")
        return replace(view, other=None)
    return view


def _concordances(view: View, query: str, settings: Settings) -> None:
    """The concordance of A, and of B below it."""
    if view.other is None:
        kwic(view, query, settings)
        return
    for side, seen in (("A", replace(view, other=None)), ("B", view.of_other)):
        st.markdown(f"**{side}** :gray[{plain(in_words(seen.selection.filter, view.labels))}]")
        kwic(seen, query, settings)


def _periods(view: View) -> list[str]:
    return ["fifth", "year"] if view.corpus.has("times") else ["fifth"]


def _groupings(view: View) -> list[str]:
    needs = {"topic": view.corpus.has("topics"), "band": view.corpus.has("score"), "role": True}
    return [name for name, there in needs.items() if there]


def _to_word(lemma: str) -> dict[str, str]:
    return {"show": "word", "word": lemma, "page": ""}


def _to_ngram(ngram: str) -> dict[str, str]:
    query = " ".join(f'lemma:"{lemma}"' for lemma in ngram.split(" "))
    return {"show": "concordance", "q": query, "page": ""}


def _open_word(row: dict[str, Any]) -> None:
    state_options.go(_to_word(row["lemma"]))
    st.rerun()


def _open_ngram(row: dict[str, Any]) -> None:
    state_options.go(_to_ngram(row["ngram"]))
    st.rerun()
