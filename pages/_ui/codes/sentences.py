"""What the numbers of a tab say, in a sentence."""

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from analysis.codes.agreement import agreement
from analysis.codes.checks import label_checks
from analysis.codes.corrected import corrected_shares
from analysis.codes.transition_tests import transition_chance
from analysis.core.coded.coded import schemes_of
from analysis.core.errors import Absent
from pages._ui.codes.choices import coder_name, scheme_name
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state.view import View

ALPHA = ("alpha_nominal", "alpha_ordinal", "alpha_interval")
CLEAR, WHOLE = 0.05, 0.95


def _frame(view: View, function: Callable[..., pl.DataFrame], settings: dict[str, Any]) -> pl.DataFrame | None:
    try:
        return cache.table(view.question(function, settings))
    except Absent:
        return None


def agreed(view: View, **settings: Any) -> None:
    """How many coders, utterances, and alpha: that of the scheme's own scale."""
    frame = _frame(view, agreement, settings)
    if frame is None or frame.is_empty():
        return
    scheme = schemes_of(view.corpus)[frame["scheme"][0]]
    name = {"nominal": ALPHA[0], "ordinal": ALPHA[1], "numeric": ALPHA[2]}[scheme.kind]
    row = frame.filter((pl.col("label_code") == "") & (pl.col("coefficient") == name)).row(0, named=True)
    if row["estimate"] is None:
        return
    labels = view.labels
    bounds = "" if row["low"] is None else f" [{row['low']:.2f}, {row['high']:.2f}]"
    st.markdown(
        plain(
            labels(
                "codes.agreed",
                scheme=scheme_name(view, scheme.id),
                n=labels.number(row["n_units"]),
                coders=row["n_coders"],
                alpha=f"{row['estimate']:.2f}{bounds}",
            )
        )
    )


def checked(view: View, **settings: Any) -> None:
    """The range of F1 over codes."""
    frame = _frame(view, label_checks, settings)
    if frame is None:
        return
    scores = frame.filter(pl.col("coefficient") == "f1").drop_nulls("estimate")
    if scores.is_empty():
        return
    ordered = sorted(scores["estimate"])
    low, high = f"{ordered[0]:.2f}", f"{ordered[-1]:.2f}"
    n = view.labels.number(scores["n_units"][0])
    machine = coder_name(view, scores["coder"][0])
    st.markdown(plain(view.labels("codes.checked", machine=machine, low=low, high=high, n=n)))


def corrected(view: View, **settings: Any) -> None:
    """Which code the correction moves most; and how much of the selection it speaks of."""
    frame = _frame(view, corrected_shares, settings)
    if frame is None or frame.is_empty():
        return
    labels = view.labels
    wide = frame.pivot("estimator", index="label_code", values="estimate", maintain_order=True).drop_nulls()
    if wide.is_empty():
        return
    code, naive, best = wide.sort((pl.col("corrected") - pl.col("naive")).abs(), descending=True).row(0)
    if code:
        name = labels.value("code_of", code)
        told = labels("codes.moved", code=name, naive=labels.percent(naive), corrected=labels.percent(best))
        st.markdown(plain(told))
    if frame["stands_for"][0] < WHOLE:
        share = labels.percent(frame["stands_for"][0], 0)
        st.warning(labels("codes.covered", share=share), icon=":material/warning:")


def transitions(view: View, **settings: Any) -> None:
    """The transition that exceeds shuffles most."""
    frame = _frame(view, transition_chance, settings)
    if frame is None:
        return
    clear = frame.filter((pl.col("p_adjusted") < CLEAR) & (pl.col("share_excess") > 0))
    if clear.is_empty():
        return
    labels, row = view.labels, clear.sort("share_excess", descending=True).row(0, named=True)
    names = {side: labels.value("code_of", row[f"code_{side}"]) for side in ("before", "after")}
    shares = {"share": labels.percent(row["share"]), "chance": labels.percent(row["share_chance"])}
    st.markdown(plain(labels("codes.strongest", **names, **shares)))
