"""How much systems repeat themselves over a dialogue."""

from html import escape

import plotly.graph_objects as go
import polars as pl

from analysis.conduct.course import response_repeats
from analysis.core.registry import figure
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=response_repeats)
def response_repeat_lines(repeats: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share that each system has said before, by fifth of the dialogue."""
    repeats, traces = numbered(repeats), []
    for index, system in enumerate(repeats["system"].unique(maintain_order=True)):
        mine = repeats.filter((pl.col("system") == system) & pl.col("estimate").is_not_null())
        low, value, high = (mine[column].to_list() for column in ("low", "estimate", "high"))
        traces.append(
            go.Scatter(
                name=escape(system),
                ids=ids(mine),
                x=mine["fifth"].cast(pl.Int32).to_list(),
                y=value,
                error_y=theme.error(low, value, high),
                mode="lines+markers",
                marker={"size": 7, "symbol": theme.symbol(index), "color": theme.colour(index)},
                line={"width": 2, "color": theme.colour(index)},
                customdata=mine["n"].to_list(),
                hovertemplate="%{x}: %{y:.1f}%<br>n = %{customdata:,}" + f"<extra>{escape(system)}</extra>",
            )
        )
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.fifth_of_dialogue")}, "dtick": 1, "showgrid": False},
        yaxis={"title": {"text": labels("axis.repeated")}, "rangemode": "tozero"},
        showlegend=len(traces) > 1,
    )
