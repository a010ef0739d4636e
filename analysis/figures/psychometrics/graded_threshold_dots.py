"""Thresholds of the graded response model."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import cohort_before, numbered, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.item_response import graded_items


@figure(of=graded_items)
def graded_threshold_dots(parameters: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Where on the trait each item's next higher rating becomes likely; the slope stands beside its name."""
    parameters = numbered(parameters)
    slopes = parameters.filter(pl.col("parameter") == "discrimination")
    keys = ["cohort", "item"] if "cohort" in parameters.columns else ["item"]
    named = [
        f"{labels.value('item', item)}  a = {slope:.2f}"
        for item, slope in slopes.select("item", "estimate").iter_rows()
    ]
    lines = slopes.select(keys).with_row_index("row")
    points = parameters.filter(pl.col("parameter") != "discrimination").join(lines, on=keys, maintain_order="left")
    points = points.select(
        "mark",
        pl.col("row").cast(pl.Int32),
        pl.col("estimate").alias("value"),
        "low",
        "high",
        pl.col("n_dialogues").alias("n"),
        pl.col("parameter").alias("group"),
    )
    groups = {code: labels.value("parameter", code) for code in points["group"].unique(maintain_order=True)}
    axis = {"title": {"text": labels("axis.trait")}, "zeroline": True, "zerolinecolor": theme.quiet}
    names = cohort_before(named, slopes)
    return rows(theme, labels, points, names, axis=axis, groups=groups, digits=2, counted=False)
