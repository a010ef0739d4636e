"""Session durations as a histogram."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.theme import LIGHT, Theme, counts_axis
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
        xaxis={"title": {"text": unit}, "showgrid": False, "range": _range(low, high)},
        yaxis=counts_axis(labels("axis.n_dialogues"), durations["n_dialogues"].to_list()),
    )


def _range(low: list[int], high: list[int]) -> list[float] | None:
    """At least an hour, so that a single bar does not fill the chart."""
    if not low:
        return None
    spare = max(0.0, (60 - (high[-1] - low[0])) / 2)
    return [low[0] - spare, high[-1] + spare]
