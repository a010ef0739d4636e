"""Ratings at each predicted value."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.prediction.calibration import prediction_calibration

WIDE = 5.0  # ratings above it are of a total


@figure(of=prediction_calibration)
def prediction_calibration_lines(bins: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The mean rating at each predicted value; on the diagonal predictions are right on average."""
    bins = numbered(bins)
    top = 100.0 if bins.select((pl.max_horizontal("predicted", "mean") > WIDE).any()).item() else WIDE
    even: dict[str, Any] = {"color": theme.quiet, "dash": "dot", "width": 1}
    traces = [go.Scatter(x=[0, top], y=[0, top], mode="lines", line=even, showlegend=False, hoverinfo="skip")]
    cohorts = bins.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    for place, cohort in enumerate(cohorts or [None]):
        part = bins if cohort is None else bins.filter(pl.col("cohort") == cohort)
        for index, system in enumerate(part["system"].unique(maintain_order=True)):
            mine = part.filter(pl.col("system") == system)
            name = " · ".join([*([cohort] if cohort else []), escape(system)])
            traces.append(
                go.Scatter(
                    name=name,
                    ids=ids(mine),
                    x=mine["predicted"].to_list(),
                    y=mine["mean"].to_list(),
                    error_y=theme.error(mine["low"].to_list(), mine["mean"].to_list(), mine["high"].to_list()),
                    mode="lines+markers",
                    marker={"size": 7, "symbol": theme.symbol(index), "color": theme.colour(index)},
                    line={"width": 1.5, "color": theme.colour(index), "dash": "dash" if place else "solid"},
                    customdata=mine["n_dialogues"].to_list(),
                    hovertemplate="%{x:.1f} → %{y:.1f}<br>n = %{customdata:,}" + f"<extra>{name}</extra>",
                )
            )
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.predicted")}, "range": [0, top], "showgrid": False},
        yaxis={"title": {"text": labels("axis.rated")}, "range": [0, top]},
        showlegend=len(traces) > 2,
    )
