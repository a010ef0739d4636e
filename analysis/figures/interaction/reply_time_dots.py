"""Quantiles of reply times and pauses."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import cohort_before, numbered, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.interaction.overview import reply_times
from analysis.labels import Labels


@figure(of=reply_times)
def reply_time_dots(times: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Median and middle half of the seconds until a message comes; no interval, but the spread itself."""
    shown = numbered(times).with_row_index("row")
    points = shown.select(
        "mark",
        pl.col("row").cast(pl.Int32),
        pl.col("median").alias("value"),
        pl.col("q25").alias("low"),
        pl.col("q75").alias("high"),
        "n",
    )
    pairs = shown.select("gap_kind", "role").iter_rows()
    names = [f"{labels.value('gap_kind', kind)} · {labels.value('role', role)}" for kind, role in pairs]
    axis = {"title": {"text": labels("axis.seconds_quartiles")}, "rangemode": "tozero"}
    return rows(theme, labels, points, cohort_before(names, shown), axis=axis, roomy=1.2)
