"""Session durations as a histogram."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.overview import session_durations
from analysis.registry import figure


@figure(of=session_durations)
def session_duration_histogram(durations: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How long sessions last."""
    low, high = durations["low"].to_list(), durations["high"].to_list()
    unit = labels("axis.minutes")
    bars = go.Bar(
        x=[(a + b) / 2 for a, b in zip(low, high, strict=True)],
        y=durations["n_dialogues"].to_list(),
        width=[b - a for a, b in zip(low, high, strict=True)],
        marker={"color": theme.accent, "line": {"width": 1, "color": theme.surface}},
        customdata=[f"{a}–{b} {unit}" for a, b in zip(low, high, strict=True)],
        hovertemplate="%{customdata}<br>n = %{y:,}<extra></extra>",
    )
    return theme.draw(
        bars,
        xaxis={"title": {"text": unit}, "showgrid": False},
        yaxis={"title": {"text": labels("axis.n_dialogues")}, "rangemode": "tozero"},
    )
