"""What the models say, in sentences: one session, the sessions needed, the dialogues of a comparison, warnings."""

from typing import Any

import polars as pl
import streamlit as st

from analysis.core.registry import Absent
from analysis.psychometrics.generalizability import comparison_sizes, session_reliability
from analysis.psychometrics.variance import variance_shares
from analysis.statistics.models.generalizability import sessions_for
from pages._ui.state import cache
from pages._ui.state.view import View

TWELVE = 12
POINTS = 5
ENOUGH = 0.8


def state(view: View, **asked: Any) -> None:
    """A warning where a variance is estimated as 0, or the fit did not converge."""
    try:
        found = cache.table(view.question(variance_shares, asked))["settled"][0]
    except Absent:
        return
    if found != "ok":
        st.warning(view.labels(f"psychometrics.{found}"), icon=":material/warning:")


def sessions(view: View, **asked: Any) -> None:
    """What one session tells of a counselor and of a client, and how many tell enough."""
    try:
        curve = cache.table(view.question(session_reliability, asked))
    except Absent:
        return
    labels = view.labels
    shares = {role: curve.filter(pl.col("role") == role)["share"][0] for role in ("counselor", "client")}
    needed = {role: sessions_for(share, ENOUGH) for role, share in shares.items()}
    if needed["counselor"] is None:
        st.markdown(labels("psychometrics.no_reliability"))
    else:
        at_twelve = curve.filter((pl.col("role") == "counselor") & (pl.col("sessions") == TWELVE))["reliability"][
            0
        ]
        numbers = {"one": _two(shares["counselor"]), "twelve": _two(at_twelve)}
        st.markdown(labels("psychometrics.one_session", twelve_n=TWELVE, needed=needed["counselor"], **numbers))
    if needed["client"] is not None:
        st.markdown(labels("psychometrics.one_rating", one=_two(shares["client"]), needed=needed["client"]))


def sizes(view: View, **asked: Any) -> None:
    """How many dialogues a comparison of two cohorts needs, as people return here and if they did not."""
    try:
        frame = cache.table(view.question(comparison_sizes, asked)).filter(pl.col("points") == POINTS)
    except Absent:
        return
    labels, n = view.labels, dict(frame.select("design", "dialogues").iter_rows())
    worded = {name: labels.number(n[code]) for name, code in (("here", "as_here"), ("new", "new_clients"))}
    st.markdown(labels("psychometrics.sizes", points=POINTS, plain=labels.number(n["independent"]), **worded))


def _two(value: float) -> str:
    return f"{value:.2f}"
