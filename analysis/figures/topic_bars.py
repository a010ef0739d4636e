"""Shares of topics as sorted bars."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.theme import LIGHT, Theme, rows_axis
from analysis.labels import Labels
from analysis.registry import figure
from analysis.topics import topic_counts


@figure(of=topic_counts)
def topic_bars(counts: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which share each topic has, the most frequent on top."""
    names = [labels.value("topic", topic) for topic in counts["topic_main"]]
    percent = {name: (counts[name] * 100).to_list() for name in ("share", "low", "high")}
    bars = go.Bar(
        x=percent["share"],
        y=list(range(len(names))),
        orientation="h",
        marker={"color": theme.soft},
        error_x=theme.error(percent["low"], percent["share"], percent["high"]),
        customdata=counts["n_dialogues"].to_list(),
        hovertemplate="%{x:.1f}%<br>n = %{customdata:,}<extra></extra>",
    )
    rows = [f"{name}  n={labels.number(n)}" for name, n in zip(names, counts["n_dialogues"], strict=True)]
    return theme.draw(
        bars,
        rows=len(rows),
        xaxis={"title": {"text": labels("axis.share")}, "rangemode": "tozero"},
        yaxis=rows_axis(rows),
        bargap=0.35,
    )
