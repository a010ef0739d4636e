"""What the numbers of a tab say, in a sentence or two; and warnings of models that did not settle."""

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from analysis.core.errors import Absent
from analysis.core.kept import is_ready
from analysis.core.statistics.models.generalizability import sessions_for
from analysis.psychometrics.change import experience_effects
from analysis.psychometrics.dimensions import scale_eigenvalues
from analysis.psychometrics.generalizability import comparison_sizes, session_reliability
from analysis.psychometrics.item_functioning import item_functioning
from analysis.psychometrics.item_response import WHOLE, graded_information
from analysis.psychometrics.reliability import scale_reliability
from analysis.psychometrics.variance import variance_shares
from pages._ui.core.parts import layout
from pages._ui.core.state import cache
from pages._ui.core.state.view import View

TWELVE = 12
POINTS = 5
ENOUGH, HIGH = 0.8, 0.9
ALPHA = 0.05


def fitted(view: View, **settings: Any) -> bool:
    """Whether there is a model; what it lacks, or a warning where a variance is 0 or the fit did not converge."""
    try:
        settled = cache.table(view.question(variance_shares, settings))["settled"][0]
    except Absent as lacking:
        layout.lacking(view, lacking)
        return False
    if settled != "ok":
        st.warning(view.labels(f"psychometrics.{settled}"), icon=":material/warning:")
    return True


def reliability(view: View, **settings: Any) -> None:
    """Alpha with its interval, and what is left of it within clients."""
    frame = _kept(view, scale_reliability, settings)
    if frame is None:
        return
    by_kind = {row["kind"]: row for row in frame.filter(pl.col("coefficient") == "alpha").iter_rows(named=True)}
    pooled, labels = by_kind["pooled"], view.labels
    if pooled["estimate"] is None:
        return
    n, alpha = labels.number(pooled["n_dialogues"]), _bounded(pooled, "estimate")
    sentences = [labels("psychometrics.alpha", alpha=alpha, n=n)]
    if all(by_kind.get(kind, {}).get("estimate") is not None for kind in ("within_client", "between_clients")):
        told = {kind: _bare(by_kind[kind]["estimate"]) for kind in ("within_client", "between_clients")}
        sentences.append(labels("psychometrics.alpha_within", **told))
    st.markdown(labels.sentences(sentences))


def dimensions(view: View, **settings: Any) -> None:
    """How many factors parallel analysis keeps, and how much the first eigenvalue holds."""
    frame = _kept(view, scale_eigenvalues, settings)
    if frame is None or frame["retained"].null_count() == frame.height:
        return
    labels, first = view.labels, frame.row(0, named=True)
    kept = frame.group_by("kind", maintain_order=True).agg(pl.col("retained").sum())
    listed = [f"{labels.value('kind', kind)} {n}" for kind, n in kept.drop_nulls().iter_rows()]
    value = f"{first['eigenvalue']:.2f}"
    share = labels.percent(first["variance_share"])
    st.markdown(labels("psychometrics.factors_kept", kept=labels.listing(listed), value=value, share=share))


def information(view: View, **settings: Any) -> None:
    """In which range of the trait the scale is reliable."""
    try:
        curve = cache.table(view.question(graded_information, settings)).filter(pl.col("item") == WHOLE)
    except Absent:
        return
    good = curve.filter(pl.col("reliability") >= HIGH)["trait"]
    if len(good):
        low, high = (f"{value:.1f}".replace("-", "−") for value in (good[0], good[-1]))
        st.markdown(view.labels("psychometrics.informed", low=low, high=high, reliability=_bare(HIGH, 2)))


def functioning(view: View, **settings: Any) -> None:
    """How many items differ between groups after correction, and the largest difference."""
    try:
        frame = cache.table(view.question(item_functioning, settings)).drop_nulls(["p_adjusted", "standardized"])
    except Absent:
        return
    if frame.is_empty():
        return
    labels, differing = view.labels, frame.filter(pl.col("p_adjusted") < ALPHA)
    largest = frame.sort(pl.col("standardized").abs(), descending=True).row(0, named=True)
    st.markdown(
        labels(
            "psychometrics.dif",
            n=frame.height,
            differing=differing.height,
            largest=f"{largest['standardized']:+.2f}".replace("-", "−"),
            item=labels.value("item", largest["item"]),
            group=labels.value("topic", largest["group"]),
            size=labels.value("dif_size", largest["dif_size"]),
        )
    )


def shares(view: View, **settings: Any) -> None:
    """Whose variance the score is."""
    try:
        frame = cache.table(view.question(variance_shares, settings))
    except Absent:
        return
    labels = view.labels
    told = {name: labels.percent(share) for name, share in frame.select("component", "share").iter_rows()}
    fixed = labels.percent(frame.filter(pl.col("component") == "fixed")["share_of_all"][0])
    parts = {name: told[name] for name in ("client", "counselor", "residual")}
    st.markdown(labels("psychometrics.whose", **parts, fixed=fixed))


def drift(view: View, **settings: Any) -> None:
    """What a year and tenfold experience change, persons held apart."""
    frame = _kept(view, experience_effects, settings)
    if frame is None:
        return
    by_term = {row["term"]: row for row in frame.iter_rows(named=True)}
    for term in ("years", "counselor_within"):
        if term in by_term:
            row = by_term[term]
            value, low, high = (f"{row[name]:+.2f}".replace("-", "−") for name in ("estimate", "low", "high"))
            st.markdown(view.labels(f"psychometrics.drift.{term}", value=value, low=low, high=high))


def sessions(view: View, **settings: Any) -> None:
    """What one session tells of a counselor and of a client, and how many tell enough."""
    try:
        curve = cache.table(view.question(session_reliability, settings))
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


def sizes(view: View, **settings: Any) -> None:
    """How many dialogues a comparison of two cohorts needs, as people return here and if they did not."""
    try:
        frame = cache.table(view.question(comparison_sizes, settings)).filter(pl.col("points") == POINTS)
    except Absent:
        return
    labels, n = view.labels, dict(frame.select("design", "dialogues").iter_rows())
    worded = {name: labels.number(n[code]) for name, code in (("here", "as_here"), ("new", "new_clients"))}
    st.markdown(labels("psychometrics.sizes", points=POINTS, plain=labels.number(n["independent"]), **worded))


def _kept(view: View, function: Callable[..., pl.DataFrame], settings: dict[str, Any]) -> pl.DataFrame | None:
    """A table that takes long, where it is kept; None where it is not, or cannot be had."""
    try:
        ready = is_ready(function.__name__, view.selection, settings)
        return cache.table(view.question(function, settings)) if ready else None
    except Absent:
        return None


def _bounded(row: dict[str, Any], name: str) -> str:
    known = row["low"] is not None and row["high"] is not None
    return _bare(row[name]) + (f" [{_bare(row['low'])}, {_bare(row['high'])}]" if known else "")


def _bare(value: float, digits: int = 3) -> str:
    """A number that cannot exceed 1, as APA writes it."""
    return f"{value:.{digits}f}".removeprefix("0")


def _two(value: float) -> str:
    return f"{value:.2f}"
