"""Shares by machine labels, as they are and corrected."""

import plotly.graph_objects as go
import polars as pl

from analysis.codes.corrected import ESTIMATORS, corrected_shares
from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=corrected_shares)
def corrected_share_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share (of scales: the mean) of each code, naive and corrected, with 95 % intervals."""
    is_mean = frame.filter(pl.col("label_code") != "").is_empty()
    shown = frame.with_row_index("mark")
    if not is_mean:
        shown = shown.with_columns(pl.col("estimate", "low", "high") * 100)
    names = {code: labels.value("code_of", code) for code in frame["label_code"].unique()}
    names[""] = labels.value("scheme", next(iter(frame["scheme"]), ""))
    return code_dots(
        shown,
        "label_code",
        value="estimate",
        group="estimator",
        groups={one: labels.value("estimator", one) for one in ESTIMATORS},
        names=names,
        axis=labels("axis.label_mean") if is_mean else labels("axis.share"),
        labels=labels,
        theme=theme,
        n="n_units",
        digits=2 if is_mean else 1,
    )
