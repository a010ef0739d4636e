"""Themes before and after: of all themes, and around those utterances that a search, a lasso or a theme holds."""

from typing import Any

import streamlit as st

from analysis.core.dialogues.theme_names import key_of, theme_name
from analysis.figures.utterances.theme_following_cells import theme_following_cells
from analysis.figures.utterances.themes_around_dots import themes_around_dots
from analysis.utterances.around import themes_around
from analysis.utterances.following import LAGS, theme_following
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.state import options
from pages._ui.core.state.view import View
from pages._ui.utterances import choices

SEARCH = "search"
WHAT = 320


def show(view: View) -> None:
    """Before and after what is searched for or a theme, then which theme follows which."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=WHAT):
            theme = _around(view)
        level = choices.level(view, "2" if theme == SEARCH else "1")
        lag = options.number_of(view, "lag", LAGS, labels("utterances.lag"), LAGS[1])
        speaker = choices.speaker(view)
    if theme == SEARCH and view.selection.matching_utterances is None:
        st.info(labels("utterances.around_start"), icon=":material/info:")
    else:
        settings: dict[str, Any] = {"level": level, "lag": lag, "speaker": speaker}
        settings["of_theme"] = "" if theme == SEARCH else theme
        card(view, themes_around_dots, **settings)
        table_card(view, themes_around, **settings)
    pairs: dict[str, Any] = {"level": min(level, 2), "lag": 1}
    card(view, theme_following_cells, **pairs)
    table_card(view, theme_following, **pairs)


def _around(view: View) -> str:
    """Which utterances: those of the search, or of a theme."""
    themes = [
        key_of(level, theme)
        for level, theme in view.corpus.utterance_map.themes.select("level", "theme")
        .sort("level", "theme")
        .iter_rows()
        if level < 3
    ]
    labels = view.labels

    def called(key: str) -> str:
        if key == SEARCH:
            return labels("utterances.around_search")
        level, _, theme = key.partition(".")
        return theme_name(view.corpus, int(level), int(theme))

    usual = SEARCH if view.selection.matching_utterances is not None or not themes else themes[0]
    return options.one_of(
        view, "theme", (SEARCH, *themes), labels("utterances.around_what"), called, usual, as_list=True
    )
