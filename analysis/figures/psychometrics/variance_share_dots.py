"""Shares of variance with their intervals."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.variance import variance_share_intervals


@figure(of=variance_share_intervals)
def variance_share_dots(shares: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How sure the shares of clients, counselors and the rest are."""
    parts = shares.with_columns(pl.col("share", "low", "high") * 100)
    names, points = place(parts, "component", value="share")
    axis = {"title": {"text": labels("axis.variance_share")}, "rangemode": "tozero"}
    shown = [labels.value("component", name) for name in names]
    return rows(theme, labels, points, shown, axis=axis, roomy=1.3)
