"""Codes: whether coders agree, machine labels checked and corrected, shares, courses, transitions, portraits."""

from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.codes.agreement import Among
from analysis.codes.checks import Split
from analysis.codes.coders import coder_summary
from analysis.codes.corrected import corrected_shares
from analysis.codes.courses import label_course, label_dynamics
from analysis.codes.fidelity import fidelity_items
from analysis.codes.portraits import Color, Sort
from analysis.codes.shares import label_shares
from analysis.codes.study import coding_study
from analysis.codes.transition_tests import transition_chance
from analysis.figures.codes.agreement_dots import agreement_dots
from analysis.figures.codes.confusion_cells import confusion_cells
from analysis.figures.codes.corrected_group_dots import corrected_group_dots
from analysis.figures.codes.corrected_share_dots import corrected_share_dots
from analysis.figures.codes.corrected_topic_dots import corrected_topic_dots
from analysis.figures.codes.fidelity_dots import fidelity_dots
from analysis.figures.codes.fidelity_item_dots import fidelity_item_dots
from analysis.figures.codes.label_check_dots import label_check_dots
from analysis.figures.codes.label_course_lines import label_course_lines
from analysis.figures.codes.label_share_dots import label_share_dots
from analysis.figures.codes.portrait_tiles import portrait_tiles
from analysis.figures.codes.transition_cells import transition_cells
from analysis.figures.codes.transition_difference_cells import transition_difference_cells
from analysis.figures.codes.transition_links import transition_links
from pages._ui.codes import choices, lines, sentences, study
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.cards.kept_card import kept_card, kept_table_card
from pages._ui.core.parts import layout
from pages._ui.core.state import options
from pages._ui.frame import page

view = page.page("codes")
labels, has = view.labels, view.corpus.has

st.caption(labels("codes.about"))
if not choices.is_coded(view):
    st.stop()
TABS = ("agreement", "machine", "shares", "course", "transitions", "fidelity", "portraits", "study")
opened = options.tabs(view, {code: labels(f"codes.tab.{code}") for code in TABS})

if "agreement" in opened:
    with opened["agreement"]:
        table_card(view, coder_summary)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            scheme = choices.scheme(view)
            among = options.one_of(
                view, "among", get_args(Among), labels("codes.among"), partial(labels.value, "setting.among")
            )
        sentences.agreed(view, scheme=scheme, among=among)
        card(view, agreement_dots, scheme=scheme, among=among)
        pair = choices.two_coders(view, scheme)
        if pair:
            card(view, confusion_cells, opens=lines.opener("code_a", "code_b"), scheme=scheme, **pair)
            lines.disagreements(view, scheme=scheme, **pair)

if "machine" in opened:
    with opened["machine"]:
        settings = choices.machine(view)
        if settings:
            split = options.one_of(
                view, "split", get_args(Split), labels("codes.split"), partial(labels.value, "setting.split")
            )
            sentences.checked(view, split=split, **settings)
            card(view, label_check_dots, split=split, **settings)
            sentences.corrected(view, **settings)
            card(view, corrected_share_dots, **settings)
            card(view, corrected_group_dots, **settings, **choices.corrected_groups(view, settings["scheme"]))
            table_card(view, corrected_shares, **settings)
        else:
            layout.absent(view, "machine_and_gold")
        if has("topics") and choices.are_topics_coded(view):
            card(view, corrected_topic_dots)
        elif has("topics"):
            layout.absent(view, "coded_topics")

if "shares" in opened:
    with opened["shares"]:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            settings = choices.coded(view)
            by = choices.groups(view)
        card(view, label_share_dots, by=by, **settings)
        table_card(view, label_shares, by=by, **settings)

if "course" in opened:
    with opened["course"]:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            settings = choices.coded(view, numbers=True)
        if settings:
            card(view, label_course_lines, **settings)
            table_card(view, label_course, **settings)
            table_card(view, label_dynamics, **settings)
        else:
            layout.absent(view, "coded_numbers")

if "transitions" in opened:
    with opened["transitions"]:
        settings = choices.transitions(view)
        card(view, transition_cells, opens=lines.opener("code_before", "code_after"), **settings)
        lines.transition(view, **settings)
        if kept_card(view, transition_links, **settings):
            sentences.transitions(view, **settings)
            kept_table_card(view, transition_chance, **settings)
        if has("persons") and (view.other is not None or has("score")):
            card(view, transition_difference_cells, **settings)

if "fidelity" in opened:
    with opened["fidelity"]:
        settings = choices.coded(view, acts=True)
        if settings:
            card(view, fidelity_dots, **settings)
            if has("feedback"):
                settings |= choices.measure(view, settings["scheme"])
                if kept_card(view, fidelity_item_dots, **settings):
                    table_card(view, fidelity_items, **settings)
        else:
            layout.absent(view, "acts")

if "portraits" in opened:
    with opened["portraits"]:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            settings = choices.coded(view)
            sort = options.one_of(
                view, "sort", get_args(Sort), labels("codes.sort"), partial(labels.value, "setting.sort")
            )
            color = options.one_of(
                view, "color", get_args(Color), labels("codes.color"), partial(labels.value, "setting.color")
            )
            chosen: dict[str, Any] = choices.code_to_sort_by(view, settings) if sort == "code" else {}
        card(view, portrait_tiles, sort=sort, color=color, **settings, **chosen)

if "study" in opened:
    with opened["study"]:
        study.show(view)
        table_card(view, coding_study)
