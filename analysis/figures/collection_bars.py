"""When the dialogues were held."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.theme import LIGHT, Theme, counts_axis
from analysis.labels import Labels
from analysis.overview import collection_over_time
from analysis.registry import figure


@figure(of=collection_over_time)
def collection_bars(periods: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How many dialogues were held when."""
    bars = go.Bar(
        x=periods["begins"].to_list(),
        y=periods["n_dialogues"].to_list(),
        marker={"color": theme.accent},
        hovertemplate="%{x|%Y-%m}–<br>n = %{y:,}<extra></extra>",
    )
    return theme.draw(
        bars,
        xaxis={"title": {"text": labels("axis.begins")}, "tickformat": "%Y", "dtick": "M12", "showgrid": False},
        yaxis=counts_axis(labels("axis.n_dialogues"), periods["n_dialogues"].to_list()),
    )
