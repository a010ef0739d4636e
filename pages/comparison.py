"""Corpus comparison: how this corpus differs from others, human and generated on the same axes."""

from functools import partial

from analysis.comparison.facts import compared_corpora
from analysis.figures.comparison.corpus_difference_panels import corpus_difference_panels
from analysis.figures.comparison.corpus_likeness_dots import corpus_likeness_dots
from analysis.figures.comparison.label_course_panels import label_course_panels
from analysis.figures.comparison.shared_map_scatter import shared_map_scatter
from analysis.figures.comparison.telling_feature_bars import telling_feature_bars
from pages._ui.comparison import choices
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.state import options
from pages._ui.frame import page

PARTS = ("differences", "likeness", "telling", "map", "courses")
view = page.page("comparison")
labels = view.labels

beside = choices.beside(view)
found = choices.compared(view, beside)
if found:
    opened = options.tabs(view, {code: labels(f"comparison.tab.{code}") for code in PARTS})
    if "differences" in opened:
        with opened["differences"]:
            table_card(view, compared_corpora, beside=beside)
            card(view, corpus_difference_panels, beside=beside)
    if "likeness" in opened:
        with opened["likeness"]:
            card(view, corpus_likeness_dots, beside=beside)
    if "telling" in opened:
        with opened["telling"]:
            by = options.one_of(
                view, "by", ("words", "form"), labels("comparison.by"), partial(labels.value, "told_by")
            )
            card(view, telling_feature_bars, beside=beside, by=by)
    if "map" in opened:
        with opened["map"]:
            card(view, shared_map_scatter, beside=beside)
    if "courses" in opened:
        with opened["courses"]:
            scheme = choices.scheme(view, found)
            if scheme is not None:
                card(view, label_course_panels, beside=beside, scheme=scheme)
