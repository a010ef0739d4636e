"""What the numbers of a tab say, in a sentence."""

from typing import Any

import polars as pl
import streamlit as st

from analysis.core.errors import Absent
from analysis.figures.interaction.names import measure_in_words
from analysis.interaction.alignment import alignment_shuffles
from analysis.interaction.lags import turn_lags
from analysis.interaction.overview import reply_times
from analysis.interaction.scores import interaction_scores
from pages._ui.core.state import cache
from pages._ui.core.state.view import View

ALPHA = 0.05


def replies(view: View) -> None:
    """How fast half of the replies come."""
    frame = cache.table(view.question(reply_times, {})).filter(pl.col("gap_kind") == "reply")
    medians = dict(frame.select("role", "median").iter_rows())
    if {"client", "counselor"} <= medians.keys():
        told = {role: view.labels.number(value, 0) for role, value in medians.items()}
        st.markdown(view.labels("interaction.half_of_replies", **told))


def scores(view: View, **settings: Any) -> None:
    """How many measures go with the score within clients, and which goes with it most."""
    try:
        frame = cache.table(view.question(interaction_scores, settings))
    except Absent:
        return
    within = frame.filter(pl.col("kind") == "within_client").drop_nulls(["r", "p_adjusted"])
    if within.is_empty():
        return
    labels, strongest = view.labels, within.sort(pl.col("r").abs(), descending=True).row(0, named=True)
    st.markdown(
        labels(
            "interaction.strongest",
            n=within.height,
            clear=within.filter(pl.col("p_adjusted") < ALPHA).height,
            measure=measure_in_words(strongest["measure_name"], strongest["role"], labels),
            r=_bare(strongest["r"]),
        )
    )


def lags(view: View) -> None:
    """Which dependence of a turn on the last is strongest."""
    frame = cache.table(view.question(turn_lags, {})).drop_nulls("r")
    if frame.is_empty():
        return
    labels, strongest = view.labels, frame.sort(pl.col("r").abs(), descending=True).row(0, named=True)
    measure = measure_in_words(strongest["measure_name"], strongest["role"], labels)
    lag = labels.value("lag", strongest["lag"])
    st.markdown(labels("interaction.strongest_lag", measure=measure, lag=lag, r=_bare(strongest["r"])))


def alignment(view: View) -> None:
    """How many words counselors take up, and how many of that is more than chance."""
    frame = cache.table(view.question(alignment_shuffles, {}))
    is_it = (
        (pl.col("measure_name") == "overlap") & (pl.col("role") == "counselor") & (pl.col("shuffle") == "turns")
    )
    aligned = frame.filter(is_it)
    if aligned.height:
        row, labels = aligned.row(0, named=True), view.labels
        told = {name: labels.percent(row[name]) for name in ("mean", "chance")}
        st.markdown(labels("interaction.taken_up", **told))


def _bare(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".", 1).replace("-", "−")
