"""Word categories of a dictionary: its file, the rates by group, and the words behind them."""

from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.figures.words.category_rate_dots import category_rate_dots
from analysis.words.categories import By, category_rates, category_words, dictionary
from data.core.problems import UserError
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import lexicon_file, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current, options
from pages._ui.core.state.view import View
from pages._ui.words.rows import word_rows
from pages._ui.words.settings import Settings

NEEDS = {"topic": "topics", "band": "score", "year": "times"}
COLUMNS = ("lemma", "form", "pos", "n", "share", "n_dialogues")
TALL = 520


def show(view: View, settings: Settings) -> None:
    """The categories of the dictionary that the address names."""
    labels, short = view.labels, options.option("dictionary", "")
    if current.may_add():
        words = labels("categories.file"), labels("categories.file_help")
        lexicon_file.field(view, *words, lambda added: {"dictionary": added, "category": ""})
    if not short:
        st.info(labels("categories.none"), icon=":material/info:")
        return
    try:
        named = dictionary(short)
    except UserError as error:
        st.warning(plain(messages.raised(labels, error)), icon=":material/warning:")
        return
    there = [by for by in get_args(By) if by not in NEEDS or view.corpus.has(NEEDS[by])]
    by = options.one_of(view, "by", there, labels("rules.by"), partial(labels.value, "by"))
    table_options: dict[str, Any] = {"dictionary": short, "role": settings.role, **settings.counted}
    st.caption(plain(labels("categories.of", name=named.name, n=labels.number(len(named.categories)))))
    card(view, category_rate_dots, by=by, **table_options)
    table_card(view, category_rates, by=by, **table_options)
    category = options.one_of(view, "category", named.categories, labels("column.category"), str, as_list=True)
    question = view.question(category_words, {**table_options, "category": category}, view.other)
    word_rows(view, question, columns=COLUMNS, leads=_to_word, tall=TALL)


def _to_word(lemma: str) -> dict[str, str]:
    return {"show": "word", "word": lemma, "page": ""}
