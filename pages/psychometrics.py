"""Psychometrics: reliability, dimensions, item response, whose variance, sessions needed, change over time."""

from typing import Any

import streamlit as st

from analysis.figures.psychometrics.crossed_effect_dots import crossed_effect_dots
from analysis.figures.psychometrics.eigenvalue_lines import eigenvalue_lines
from analysis.figures.psychometrics.experience_dots import experience_dots
from analysis.figures.psychometrics.factor_loading_cells import factor_loading_cells
from analysis.figures.psychometrics.functioning_cells import functioning_cells
from analysis.figures.psychometrics.graded_threshold_dots import graded_threshold_dots
from analysis.figures.psychometrics.information_lines import information_lines
from analysis.figures.psychometrics.item_total_dots import item_total_dots
from analysis.figures.psychometrics.person_effect_dots import person_effect_dots
from analysis.figures.psychometrics.reliability_dots import reliability_dots
from analysis.figures.psychometrics.residual_fitted_dots import residual_fitted_dots
from analysis.figures.psychometrics.residual_quantile_lines import residual_quantile_lines
from analysis.figures.psychometrics.session_reliability_lines import session_reliability_lines
from analysis.figures.psychometrics.variance_share_bars import variance_share_bars
from analysis.figures.psychometrics.variance_share_dots import variance_share_dots
from analysis.figures.scores.item_correlation_cells import item_correlation_cells
from analysis.figures.scores.score_change_dots import score_change_dots
from analysis.psychometrics.change import experience_effects, experience_scores
from analysis.psychometrics.dimensions import factor_summary
from analysis.psychometrics.generalizability import comparison_sizes, sessions_needed
from analysis.psychometrics.reliability import item_statistics, scale_reliability
from analysis.psychometrics.response_styles import response_styles
from analysis.psychometrics.scale import scale_names
from analysis.psychometrics.social_relations import social_relations
from analysis.psychometrics.variance import crossed_effects, group_iccs, variance_shares
from analysis.scores.drift import score_slopes
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.cards.kept_card import kept_card, kept_table_card
from pages._ui.core.parts import layout
from pages._ui.core.state import options
from pages._ui.frame import page
from pages._ui.psychometrics import choices, sentences

view = page.page("psychometrics")
labels, has = view.labels, view.corpus.has
KINDS = ("pooled", "within_client", "between_clients")
ROLES = ("counselor", "client")

st.caption(labels("psychometrics.about"))
scale = choices.scale(view)
is_rated, is_scored = bool(scale_names(view.selection)), has("score") and has("persons")
if not is_rated and not is_scored:
    layout.absent_whole(view, "scale")
there = {
    "reliability": is_rated,
    "dimensions": is_rated,
    "items": is_rated,
    "variance": is_scored,
    "sessions": is_scored,
    "change": is_scored and has("times"),
}
named = {code: labels(f"psychometrics.tab.{code}") for code, is_there in there.items() if is_there}
opened = options.tabs(view, named) if named else {}

if "reliability" in opened:
    with opened["reliability"]:
        choices.incomplete(view, scale)
        with layout.pair() as (left, right):
            with left:
                sentences.reliability(view, scale=scale)
                if kept_card(view, reliability_dots, scale=scale):
                    table_card(view, scale_reliability, scale=scale)
            with right:
                card(view, item_total_dots, scale=scale)
        table_card(view, item_statistics, scale=scale)
        table_card(view, response_styles, scale=scale)

if "dimensions" in opened:
    with opened["dimensions"]:
        sentences.dimensions(view, scale=scale)
        kept_card(view, eigenvalue_lines, scale=scale)
        with st.container(horizontal=True):
            kind = options.one_of(
                view, "kind", KINDS, labels("psychometrics.kind"), lambda code: labels.value("kind", code)
            )
            factors = options.number_of(
                view, "factors", (1, 2, 3, 4, 5), labels("psychometrics.factors"), default=3
            )
            rotation = options.one_of(
                view,
                "rotation",
                ("oblimin", "varimax", "none"),
                labels("psychometrics.rotation"),
                lambda code: labels.value("rotation", code),
            )
            correlation = options.one_of(
                view,
                "correlation",
                ("pearson", "polychoric"),
                labels("psychometrics.correlation"),
                lambda code: labels.value("correlation", code),
            )
        settings: dict[str, Any] = {
            "scale": scale,
            "kind": kind,
            "factors": factors,
            "rotation": rotation,
            "correlation": correlation,
        }
        card(view, factor_loading_cells, **settings)
        table_card(view, factor_summary, **settings)
        if not scale and has("feedback"):
            card(view, item_correlation_cells, kind=kind)

if "items" in opened:
    with opened["items"]:
        if kept_card(view, graded_threshold_dots, scale=scale):
            sentences.information(view, scale=scale)
            card(view, information_lines, scale=scale)
        groups = [code for code, needed in (("year", "times"), ("topic", "topics")) if has(needed)]
        if groups:
            by = options.one_of(
                view, "by", groups, labels("psychometrics.by"), lambda code: labels.value("by", code)
            )
            sentences.functioning(view, scale=scale, by=by)
            card(view, functioning_cells, scale=scale, by=by)

if "variance" in opened:
    with opened["variance"]:
        measure = choices.measure(view)
        model: dict[str, Any] = {"measure": measure, "predictors": choices.predictors(view, measure)}
        is_fitted = sentences.fitted(view, **model)
        if is_fitted:
            sentences.shares(view, **model)
            with layout.pair() as (left, right):
                with left:
                    card(view, variance_share_bars, **model)
                with right:
                    kept_card(view, variance_share_dots, **model)
            table_card(view, variance_shares, **model)
        table_card(view, group_iccs, measure=measure)
        if is_fitted:
            with layout.pair() as (left, right):
                with left:
                    card(view, crossed_effect_dots, **model)
                with right:
                    card(view, residual_quantile_lines, **model)
                    card(view, residual_fitted_dots, **model)
            table_card(view, crossed_effects, **model)
            role = options.one_of(
                view, "role", ROLES, labels("psychometrics.role"), lambda code: labels.value("role", code)
            )
            card(view, person_effect_dots, role=role, **model)
            kept_table_card(view, social_relations, **model)

if "sessions" in opened:
    with opened["sessions"]:
        measure = choices.measure(view)
        if sentences.fitted(view, measure=measure):
            sentences.sessions(view, measure=measure)
            card(view, session_reliability_lines, measure=measure)
            sentences.sizes(view, measure=measure)
            table_card(view, sessions_needed, measure=measure)
            table_card(view, comparison_sizes, measure=measure)

if "change" in opened:
    with opened["change"]:
        measure = choices.measure(view)
        sentences.drift(view, measure=measure)
        with layout.pair() as (left, right):
            with left:
                card(view, score_change_dots, measure=measure)
            with right:
                card(view, experience_dots, measure=measure)
        table_card(view, score_slopes, measure=measure)
        st.caption(labels("psychometrics.survivors"))
        table_card(view, experience_scores, measure=measure)
        kept_table_card(view, experience_effects, measure=measure)
