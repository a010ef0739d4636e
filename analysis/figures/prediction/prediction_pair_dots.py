"""Differences between systems that predict, two by two."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.prediction.scores import prediction_pairs


@figure(of=prediction_pairs)
def prediction_pair_dots(pairs: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Each pair's difference with its interval."""
    shown = numbered(pairs).filter(pl.col("difference").is_not_null())
    points = shown.select(
        "mark",
        pl.int_range(pl.len(), dtype=pl.Int32).alias("row"),
        pl.col("difference").alias("value"),
        "low",
        "high",
        pl.col("n_dialogues").alias("n"),
    )
    names = [f"{b} − {a}" for a, b in shown.select("system_a", "system_b").iter_rows()]
    axis = {
        "title": {"text": labels("axis.prediction_difference")},
        "zeroline": True,
        "zerolinecolor": theme.quiet,
        "rangemode": "tozero",
    }
    return rows(theme, labels, points, names, axis=axis, digits=2)
