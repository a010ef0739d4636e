"""The relations page's frame: which analysis, whose words, which."""

from collections.abc import Callable
from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.text.lexicon import Role, Words
from analysis.text.stop_words import AUTO
from data.problems import Missing, UserError
from pages._ui.parts import messages
from pages._ui.parts.escape import plain
from pages._ui.relations import clusters, correspondence, network
from pages._ui.state import options
from pages._ui.state.view import View
from pages._ui.words import build, choices

Panel = Callable[[View, dict[str, Any]], None]
PARTS: dict[str, Panel] = {
    "network": network.show,
    "correspondence": correspondence.show,
    "clusters": clusters.show,
}


def show(view: View) -> None:
    """One of the analyses, with the widgets all of them share; or the offer to make the words."""
    labels = view.labels
    try:
        made = view.corpus.tokens.about
    except Missing as missing:
        build.offer(view, missing)
        return
    analysis = options.one_of(
        view, "show", tuple(PARTS), labels("relations.show"), partial(labels.value, "relation")
    )
    try:
        PARTS[analysis](view, chosen_words(view))
    except UserError as error:
        st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
    st.caption(plain(labels(f"words_page.made_with.{made['tokenizer']}", about=made["about"])))


def chosen_words(view: View) -> dict[str, Any]:
    """Whose words, in which unit, which kind, and the stop words; as the tables take them."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role = options.one_of(
            view, "role", get_args(Role), labels("words_page.role"), partial(labels.value, "speaks")
        )
        unit = choices.word_unit(view)
        words = options.one_of(
            view, "words", get_args(Words), labels("words_page.words"), partial(labels.value, "kind")
        )
        stop = choices.stop_list(view)
    chosen = {"role": role, "unit": unit, "words": words, "stop": stop}
    usual = {"role": "both", "unit": "short", "words": "content", "stop": AUTO}
    return {name: value for name, value in chosen.items() if value != usual[name]}
