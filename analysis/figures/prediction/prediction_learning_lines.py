"""How predictions improve with more clients to learn from."""

from html import escape

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.prediction.learning import prediction_learning


@figure(of=prediction_learning)
def prediction_learning_lines(curve: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """One metric by the number of clients learned from, with intervals."""
    curve, traces = numbered(curve), []
    cohorts = curve.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    for place, cohort in enumerate(cohorts or [None]):
        part = curve if cohort is None else curve.filter(pl.col("cohort") == cohort)
        for index, system in enumerate(part["system"].unique(maintain_order=True)):
            mine = part.filter((pl.col("system") == system) & pl.col("estimate").is_not_null())
            name = " · ".join([*([cohort] if cohort else []), escape(system)])
            values = [mine[column].to_list() for column in ("low", "estimate", "high")]
            traces.append(
                go.Scatter(
                    name=name,
                    ids=ids(mine),
                    x=mine["trained_on"].to_list(),
                    y=values[1],
                    error_y=theme.error(*values),
                    mode="lines+markers",
                    marker={"size": 7, "symbol": theme.symbol(index), "color": theme.colour(index)},
                    line={"width": 2, "color": theme.colour(index), "dash": "dash" if place else "solid"},
                    hovertemplate="%{x}: %{y:.3f}" + f"<extra>{name}</extra>",
                )
            )
    metric = labels.value("metric", next(iter(curve["metric"]), "pearson"))
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.trained_on")}, "rangemode": "tozero", "showgrid": False},
        yaxis={"title": {"text": metric}},
        showlegend=len(traces) > 1,
    )
