"""Interaction: how the two talk, over a session, against the score, turn by turn; how alike; with what affect."""

import streamlit as st

from analysis.core.dialogues.measures import PHASED, TIMED, names
from analysis.figures.interaction.alignment_dots import alignment_dots
from analysis.figures.interaction.interaction_adjusted_dots import interaction_adjusted_dots
from analysis.figures.interaction.interaction_course_lines import interaction_course_lines
from analysis.figures.interaction.interaction_point_scatter import interaction_point_scatter
from analysis.figures.interaction.interaction_score_dots import interaction_score_dots
from analysis.figures.interaction.names import measure_in_words
from analysis.figures.interaction.reply_time_dots import reply_time_dots
from analysis.figures.interaction.turn_lag_dots import turn_lag_dots
from analysis.interaction.alignment import alignment_means
from analysis.interaction.overview import interaction_means, parted
from analysis.interaction.scores import interaction_scores
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.cards.kept_card import kept_card
from pages._ui.core.parts import layout
from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.interaction import affect, sentences
from pages._ui.psychometrics import choices

view = page.page("interaction")
labels, has = view.labels, view.corpus.has
is_timed, is_scored = has("times"), has("score") and has("persons")

st.caption(labels("interaction.about"))
there = {"talk": True, "course": True, "scores": is_scored, "lags": True, "alignment": True, "affect": True}
opened = options.tabs(
    view, {code: labels(f"interaction.tab.{code}") for code, is_there in there.items() if is_there}
)

if "talk" in opened:
    with opened["talk"]:
        if is_timed:
            sentences.replies(view)
            card(view, reply_time_dots)
        else:
            layout.absent(view, "times")
        st.caption(labels("interaction.acknowledged"))
        table_card(view, interaction_means)

if "course" in opened:
    with opened["course"]:
        shown = [name for name in PHASED if is_timed or name not in TIMED]
        of = options.one_of(
            view,
            "of",
            shown,
            labels("interaction.of"),
            lambda code: labels.value("interaction", code),
            "message_chars",
            as_list=True,
        )
        card(view, interaction_course_lines, of=of)

if "scores" in opened:
    with opened["scores"]:
        measure = choices.measure(view)
        sentences.scores(view, measure=measure)
        with layout.pair() as (left, right):
            with left:
                card(view, interaction_score_dots, measure=measure)
            with right:
                kept_card(view, interaction_adjusted_dots, measure=measure)
        codes = [name for name in names() if is_timed or name.split(" ")[0] not in TIMED]
        point = options.one_of(
            view,
            "point",
            codes,
            labels("interaction.of"),
            lambda code: measure_in_words(*parted(code), labels),
            "char_share counselor",
            as_list=True,
        )
        card(view, interaction_point_scatter, of=point, measure=measure)
        table_card(view, interaction_scores, measure=measure)

if "lags" in opened:
    with opened["lags"]:
        sentences.lags(view)
        card(view, turn_lag_dots)

if "alignment" in opened:
    with opened["alignment"]:
        table_card(view, alignment_means)
        if kept_card(view, alignment_dots):
            sentences.alignment(view)

if "affect" in opened:
    with opened["affect"]:
        affect.show(view)
