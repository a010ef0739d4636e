"""Judgement: who is preferred, how surely, what else moves a judgement, and the paper's table."""

from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.figures.judgement.judgement_agreement_dots import judgement_agreement_dots
from analysis.figures.judgement.judgement_bias_dots import judgement_bias_dots
from analysis.figures.judgement.judgement_group_dots import judgement_group_dots
from analysis.figures.judgement.judgement_inflation_dots import judgement_inflation_dots
from analysis.figures.judgement.judgement_metric_dots import judgement_metric_dots
from analysis.figures.judgement.judgement_pair_dots import judgement_pair_dots
from analysis.figures.judgement.judgement_strength_dots import judgement_strength_dots
from analysis.judgement.agreement import judgement_agreement
from analysis.judgement.biases import judgement_biases, judgement_length
from analysis.judgement.comparisons import Grouping, judgement_inflation
from analysis.judgement.overview import judgement_overview, judgement_power, judgement_reasons
from analysis.judgement.pairs import judgement_pairs
from analysis.judgement.raters import judgement_left_out, judgement_raters
from analysis.judgement.results import judgement_results
from analysis.judgement.strengths import judgement_cycles, judgement_strengths
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.judgement import choices, paper, sentences
from pages._ui.responses import systems

view = systems.alone(page.page("judgement"))
labels = view.labels

st.caption(labels("judgement.about"))
if not choices.is_judged(view):
    st.stop()
TABS = ("systems", "biases", "raters", "judges", "groups", "paper")
opened = options.tabs(view, {code: labels(f"judgement.tab_{code}") for code in TABS})

if "systems" in opened:
    with opened["systems"]:
        settings = choices.settings(view)
        cluster = choices.cluster(view)
        margin = choices.margin(view)
        pairs: dict[str, Any] = {**settings, "cluster": cluster, "margin": margin}
        if sentences.said(view, pairs):
            card(view, judgement_strength_dots, **settings, cluster=cluster)
            table_card(view, judgement_strengths, **settings, cluster=cluster)
            card(view, judgement_pair_dots, **pairs)
            table_card(view, judgement_pairs, **pairs)
            table_card(view, judgement_reasons, **settings)
            table_card(view, judgement_cycles, **settings)
            table_card(view, judgement_power, attribute=settings["attribute"], raters=settings["raters"])

if "biases" in opened:
    with opened["biases"]:
        attribute = choices.attribute(view)
        card(view, judgement_bias_dots, attribute=attribute)
        table_card(view, judgement_biases, attribute=attribute)
        table_card(view, judgement_length, attribute=attribute)

if "raters" in opened:
    with opened["raters"]:
        attribute = choices.attribute(view)
        sentences.patterns(view, attribute)
        table_card(view, judgement_raters, attribute=attribute)
        card(view, judgement_agreement_dots, attribute=attribute)
        table_card(view, judgement_agreement, attribute=attribute)
        table_card(view, judgement_left_out, attribute=attribute)
        table_card(view, judgement_overview)

if "judges" in opened:
    with opened["judges"]:
        card(view, judgement_inflation_dots)
        table_card(view, judgement_inflation)
        settings = choices.settings(view)
        card(view, judgement_metric_dots, **settings)

if "groups" in opened:
    with opened["groups"]:
        settings = choices.settings(view)
        by = options.one_of(
            view, "by", get_args(Grouping), labels("responses_page.by"), partial(labels.value, "by")
        )
        card(view, judgement_group_dots, by=by, **settings)

if "paper" in opened:
    with opened["paper"]:
        paper.printed(view)
        table_card(view, judgement_results)
