"""Whose variance a score is."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import cohort_before, numbered, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.variance import variance_shares


@figure(of=variance_shares)
def variance_share_bars(shares: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How much of a score's variance lies with clients, with counselors, and with what is left."""
    shown = numbered(shares).filter(pl.col("share").is_not_null()).with_row_index("row")
    points = shown.select(
        "mark",
        pl.col("row").cast(pl.Int32),
        (100 * pl.col("share")).alias("value"),
        pl.lit(None, dtype=pl.Float64).alias("low"),
        pl.lit(None, dtype=pl.Float64).alias("high"),
        pl.col("n_dialogues").alias("n"),
    )
    names = cohort_before([labels.value("component", name) for name in shown["component"]], shown)
    axis = {"title": {"text": labels("axis.variance_share")}, "rangemode": "tozero"}
    return rows(theme, labels, points, names, axis=axis, bars=True, roomy=1.3)
