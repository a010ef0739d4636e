"""Scores: their distribution, by group, the 20 items, drift over the years, and what goes with them."""

import streamlit as st

from analysis.figures.scores.feature_dots import feature_dots
from analysis.figures.scores.item_correlation_cells import item_correlation_cells
from analysis.figures.scores.item_dots import item_dots
from analysis.figures.scores.item_profile_dots import item_profile_dots
from analysis.figures.scores.label_bars import label_bars
from analysis.figures.scores.rating_agreement_dots import rating_agreement_dots
from analysis.figures.scores.rating_change_dots import rating_change_dots
from analysis.figures.scores.rating_dots import rating_dots
from analysis.figures.scores.rating_mean_dots import rating_mean_dots
from analysis.figures.scores.rating_score_dots import rating_score_dots
from analysis.figures.scores.score_change_dots import score_change_dots
from analysis.figures.scores.score_curve_lines import score_curve_lines
from analysis.figures.scores.score_group_dots import score_group_dots
from analysis.figures.scores.score_histogram import score_histogram
from analysis.scores.distribution import band_counts, regime_counts, score_summary
from analysis.scores.drift import score_slopes
from analysis.scores.features import feature_correlations
from analysis.scores.items import half_correlations, item_halves
from analysis.scores.rating_agreement import rating_agreement
from analysis.scores.rating_changes import rating_changes
from analysis.scores.straight_lining import straight_lining
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import layout
from pages._ui.core.state import cache, options
from pages._ui.frame import page
from pages._ui.scores import rating_files

view = page.page("scores")
labels, has = view.labels, view.corpus.has

GROUPS = {"year": "times", "topic": "topics", "band": "score", "minutes": "times", "utterances": "score"}
KINDS = ("pooled", "within_client", "between_clients")
there = {
    "distribution": has("score"),
    "groups": has("score"),
    "items": has("feedback"),
    "correlations": has("feedback"),
    "drift": has("score") and has("times"),
    "features": has("score"),
    "subsets": has("score"),
    "other": True,
    "labels": has("labels"),
}
measure = "score"

if not has("score"):
    layout.absent_whole(view, "score")
if has("score") and has("feedback"):
    st.caption(labels("scores.rule"))
    measure = options.one_of(
        view,
        "measure",
        ("score", "item_sum"),
        labels("scores.measure"),
        lambda code: labels.value("measure", code),
    )
named = {code: labels(f"scores.tab.{code}") for code, is_there in there.items() if is_there}
opened = options.tabs(view, named) if named else {}

if "distribution" in opened:
    with opened["distribution"]:
        width = options.number_of(view, "bin", (1, 5, 10), labels("scores.bin_width"), default=5)
        with layout.pair() as (left, right):
            with left:
                card(view, score_histogram, bin_width=width, measure=measure)
            with right:
                card(view, score_curve_lines)
        table_card(view, score_summary)

if "groups" in opened:
    with opened["groups"]:
        codes = [code for code, needed in GROUPS.items() if has(needed)]
        by = options.one_of(view, "by", codes, labels("scores.by"), lambda code: labels.value("by", code))
        card(view, score_group_dots, by=by, measure=measure)

if "items" in opened:
    with opened["items"]:
        with layout.pair() as (left, right):
            with left:
                card(view, item_dots)
            with right:
                card(view, item_profile_dots)
        table_card(view, item_halves)
        table_card(view, half_correlations)
        table_card(view, straight_lining)

if "correlations" in opened:
    with opened["correlations"]:
        kinds = KINDS if has("persons") else KINDS[:1]
        kind = options.one_of(view, "kind", kinds, labels("scores.kind"), lambda code: labels.value("kind", code))
        card(view, item_correlation_cells, kind=kind)

if "drift" in opened:
    with opened["drift"]:
        with layout.pair() as (left, right):
            with left:
                card(view, score_group_dots, by="year")
            with right:
                card(view, score_change_dots)
        table_card(view, score_slopes)

if "features" in opened:
    with opened["features"]:
        card(view, feature_dots, measure=measure)
        table_card(view, feature_correlations, measure=measure)

if "subsets" in opened:
    with opened["subsets"], layout.pair() as (left, right):
        with left:
            table_card(view, band_counts)
        with right:
            table_card(view, regime_counts)

if "other" in opened:
    with opened["other"]:
        if has("ratings"):
            by = options.one_of(
                view,
                "rating_by",
                ("rater_kind", "system", "topic"),
                labels("scores.rating_by"),
                lambda code: labels.value("rating_by", code),
            )
            with layout.pair() as (left, right):
                with left:
                    card(view, rating_dots)
                with right:
                    card(view, rating_mean_dots, by=by)
            if not cache.table(view.question(rating_changes)).is_empty():
                card(view, rating_change_dots)
                table_card(view, rating_changes)
            if not cache.table(view.question(rating_agreement)).is_empty():
                card(view, rating_agreement_dots)
            if has("score"):
                card(view, rating_score_dots)
        else:
            layout.absent(view, "ratings")
        rating_files.add(view)

if "labels" in opened:
    with opened["labels"]:
        card(view, label_bars)
