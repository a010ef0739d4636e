"""Parts of the page beside the map: two cohorts, themes, paths, templates."""

from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.core.dialogues.spoken import NEEDS
from analysis.figures.utterances.path_length_dots import path_length_dots
from analysis.figures.utterances.theme_dots import theme_dots
from analysis.figures.utterances.theme_score_dots import theme_score_dots
from analysis.figures.utterances.theme_share_dots import theme_share_dots
from analysis.figures.utterances.typical_course_bars import typical_course_bars
from analysis.figures.utterances.utterance_difference_map import utterance_difference_map
from analysis.figures.utterances.utterance_path_lines import utterance_path_lines
from analysis.utterances.plane_difference import utterance_plane_difference
from analysis.utterances.templates import templates
from analysis.utterances.theme_scores import theme_scores
from analysis.utterances.themes import Group, utterance_theme_shares, utterance_themes
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.cards.kept_card import kept_card
from pages._ui.core.state import options
from pages._ui.core.state.view import View
from pages._ui.utterances import choices

COURSES = (3, 5, 8)
LEAST = (3, 10, 30, 100)


def difference(view: View) -> None:
    """Where two cohorts, or the selection and the rest, say more or less of what they say."""
    if view.other is None and view.selection.is_whole and not view.corpus.has("score"):
        st.info(view.labels("utterances.difference_start"), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        settings = choices.spoken(view)
    card(view, utterance_difference_map, **settings)
    table_card(view, utterance_plane_difference, **settings)


def themes(view: View) -> None:
    """What the themes are, who says them when, and which go with scores."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        level = choices.level(view)
        settings: dict[str, Any] = {"level": level, **choices.spoken(view)}
    card(view, theme_dots, **settings)
    table_card(view, utterance_themes, **settings)
    groups = [by for by in get_args(Group) if by not in NEEDS or view.corpus.has(NEEDS[by])]
    by = options.one_of(
        view, "group", groups, labels("utterances.group"), partial(labels.value, "utterances_group")
    )
    card(view, theme_share_dots, by=by, **settings)
    table_card(view, utterance_theme_shares, by=by, **settings)
    if view.corpus.has("score") and kept_card(view, theme_score_dots, **settings):
        table_card(view, theme_scores, **settings)


def paths(view: View) -> None:
    """The mean path and that of one dialogue, how far dialogues move, and typical courses."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = options.words(view, "dialogue", labels("utterances.one_dialogue"))
        settings = choices.spoken(view)
        courses = options.number_of(view, "courses", COURSES, labels("utterances.courses"), COURSES[1])
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0
    card(view, utterance_path_lines, dialogue=number, **settings)
    card(view, path_length_dots, **settings)
    card(view, typical_course_bars, courses=courses, **settings)


def templates_said(view: View) -> None:
    """What is said over and over, with near-duplicates."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        least = options.number_of(view, "least", LEAST, labels("utterances.least"), LEAST[1])
        speaker = choices.speaker(view)
    table_card(view, templates, least=least, speaker=speaker)
