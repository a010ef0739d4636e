"""Strengths of systems."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.judgement.strengths import judgement_strengths
from analysis.labels import Labels


@figure(of=judgement_strengths)
def judgement_strength_dots(strengths: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Each system's strength with its interval, the strongest on top, and the letters that tell systems apart."""
    points = numbered(strengths).select(
        "mark",
        pl.int_range(pl.len(), dtype=pl.Int32).alias("row"),
        pl.col("log_strength").alias("value"),
        "low",
        "high",
        "n",
    )
    names = [
        f"{labels.value('system', system)} ({letters})"
        for system, letters in strengths.select("system", "letters").iter_rows()
    ]
    axis = {"title": {"text": labels("axis.strength")}, "zeroline": True, "zerolinecolor": theme.quiet}
    return rows(theme, labels, points, names, axis=axis, digits=2)
