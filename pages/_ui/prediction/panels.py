"""What the page says of predictions: agreement, pairs, items, calibration, learning curve, largest misses."""

from functools import partial
from typing import Any

import streamlit as st

from analysis.core.query.filter import Filter
from analysis.figures.prediction.prediction_bias_dots import prediction_bias_dots
from analysis.figures.prediction.prediction_calibration_lines import prediction_calibration_lines
from analysis.figures.prediction.prediction_item_dots import prediction_item_dots
from analysis.figures.prediction.prediction_learning_lines import prediction_learning_lines
from analysis.figures.prediction.prediction_pair_dots import prediction_pair_dots
from analysis.figures.prediction.prediction_score_dots import prediction_score_dots
from analysis.prediction.calibration import prediction_bias, prediction_calibration, prediction_errors
from analysis.prediction.learning import prediction_learning
from analysis.prediction.metrics import METRICS
from analysis.prediction.predicted import EVERY_ITEM
from analysis.prediction.scores import prediction_items, prediction_pairs, prediction_scores
from data.core.schema import ITEMS
from data.predictions.store import SCORE, SUM
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import layout
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, options, url
from pages._ui.core.state.view import View
from pages._ui.prediction.query import Query, systems


def show(view: View, settings: Query, part: str) -> None:
    """One part of the page."""
    systems(view, settings)
    if settings.leaky:
        names = view.labels.listing(settings.leaky)
        st.caption(plain(view.labels("prediction.leaky", names=names)))
    PARTS[part](view, settings)


def _scores(view: View, settings: Query) -> None:
    of = {**settings.options, "target": _target(view, (SUM, SCORE, EVERY_ITEM, *ITEMS))}
    if not _there(view, cache.table(view.question(prediction_scores, of)).is_empty()):
        return
    with layout.pair() as (left, right):
        with left:
            card(view, prediction_score_dots, **of)
        with right, st.container(border=True, gap="xsmall"):
            st.markdown(f"**{view.labels('prediction.limits')}**")
            st.markdown(view.labels("prediction.limits_text"))
    table_card(view, prediction_scores, **of)


def _pairs(view: View, settings: Query) -> None:
    if len(settings.systems) < 2:
        st.info(view.labels("prediction.one_system"), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        of = {
            **settings.options,
            "target": _target(view, (SUM, SCORE, EVERY_ITEM, *ITEMS)),
            "metric": _metric(view, "mae"),
        }
    if not _there(view, cache.table(view.question(prediction_pairs, of))["n_dialogues"].sum() == 0):
        return
    card(view, prediction_pair_dots, **of)
    table_card(view, prediction_pairs, **of)


def _items(view: View, settings: Query) -> None:
    of = {**settings.options, "metric": _metric(view, "mae")}
    if _there(view, cache.table(view.question(prediction_items, of)).is_empty()):
        card(view, prediction_item_dots, **of)
        table_card(view, prediction_items, **of)


def _calibration(view: View, settings: Query) -> None:
    labels = view.labels
    of = {**settings.options, "target": _target(view, (SUM, SCORE, *ITEMS))}
    if not _there(view, cache.table(view.question(prediction_calibration, of)).is_empty()):
        return
    card(view, prediction_calibration_lines, **of)
    by = options.one_of(
        view, "by", ("band", "item"), labels("prediction.by"), partial(labels.value, "predicted_by")
    )
    grouped = {**of, "by": by}
    if not cache.table(view.question(prediction_bias, grouped)).is_empty():
        card(view, prediction_bias_dots, **grouped)
    table_card(view, prediction_bias, **grouped)
    table_card(view, prediction_calibration, **of)


def _learning(view: View, settings: Query) -> None:
    of: dict[str, Any] = {"predictions": settings.predictions, "metric": _metric(view, "pearson")}
    if cache.table(view.question(prediction_learning, of)).is_empty():
        st.info(view.labels("prediction.no_curve"), icon=":material/info:")
        return
    card(view, prediction_learning_lines, **of)
    table_card(view, prediction_learning, **of)


def _errors(view: View, settings: Query) -> None:
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        target = _target(view, (SUM, SCORE, *ITEMS))
        sort = options.one_of(
            view,
            "sort",
            ("far", "over", "under"),
            labels("prediction.sort"),
            partial(labels.value, "predicted_sort"),
        )
    of = {**settings.options, "target": target, "sort": sort}
    if _there(view, cache.table(view.question(prediction_errors, of)).is_empty()):
        table_card(view, prediction_errors, **of)


PARTS = {
    "scores": _scores,
    "pairs": _pairs,
    "items": _items,
    "calibration": _calibration,
    "learning": _learning,
    "errors": _errors,
}


def _target(view: View, codes: tuple[str, ...]) -> str:
    """What is predicted: a total, the items together where that can be shown, or one item."""
    labels = view.labels
    has = [code for code in codes if view.corpus.has("feedback") or code == SCORE]
    with st.container(width=300):
        return options.one_of(
            view, "target", has, labels("prediction.target"), partial(labels.value, "target"), as_list=True
        )


def _metric(view: View, default: str) -> str:
    labels = view.labels
    with st.container(width=260):
        return options.one_of(
            view,
            "metric",
            METRICS,
            labels("prediction.metric"),
            partial(labels.value, "metric"),
            default,
            as_list=True,
        )


def _there(view: View, is_empty: bool) -> bool:
    """Whether there is anything to show; a line and a way out where there is not."""
    if is_empty:
        st.info(view.labels("prediction.nothing"), icon=":material/info:")
        st.button(
            view.labels("prediction.whole"),
            on_click=url.write_selection,
            args=(view, Filter()),
            key=view.key("whole"),
        )
    return not is_empty
