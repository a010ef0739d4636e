"""The distribution of what failures are chosen by."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.failures.values import failure_values
from analysis.figures.kit.charts import columns
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=failure_values)
def failure_histogram(values: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How many responses have which value or difference; those that meet the conditions are dark."""
    middle = (pl.col("bin_low") + pl.col("bin_high")) / 2
    both = values.with_row_index("mark").with_columns(
        x=middle, width=pl.col("bin_high") - pl.col("bin_low"), text=pl.format("{}–{}", "bin_low", "bin_high")
    )
    parts = [
        both.with_columns(n=pl.col("n_chosen"), group=pl.lit("chosen")),
        both.with_columns(n=pl.col("n") - pl.col("n_chosen"), group=pl.lit("other")),
    ]
    groups = {one: labels(f"failures.{one}") for one in ("chosen", "other")}
    metric = next(iter(values["metric"]), "chrf")
    named = labels.value("metric", metric)
    compared = next(iter(values["worse_than"]), "")
    title = labels("failures.gap_axis", metric=named, system=compared) if compared else named
    axis = {"title": {"text": title}, "showgrid": False}
    drawn = columns(theme, labels, pl.concat(parts), axis=axis, groups=groups)
    drawn.layout.yaxis.title.text = labels("axis.n_responses")
    drawn.update_layout(dragmode="select", selectdirection="h")
    return drawn
