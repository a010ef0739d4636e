"""Mean ratings on other scales, each on its own range."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.ratings import rating_summary


@figure(of=rating_summary)
def rating_dots(summary: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Where the means lie on their scales, moments told apart."""
    span = pl.col("scale_high") - pl.col("scale_low")
    placed = summary.with_columns(
        *((pl.col(name) - pl.col("scale_low")) / span * 100 for name in ("mean", "low", "high")),
        key=pl.concat_str("scale", pl.col("item").fill_null(""), separator="\x1f"),
    )
    keys, points = place(placed, "key", value="mean", group="moment")
    names = [" · ".join(part.replace("_", " ") for part in key.split("\x1f") if part) for key in keys]
    moments = {m: labels.value("moment", m) for m in summary["moment"].cast(pl.String).unique(maintain_order=True)}
    axis = {"title": {"text": labels("axis.of_range")}, "range": [-2, 102], "ticksuffix": "%"}
    return rows(theme, labels, points, names, axis=axis, groups=moments, counted=False)
