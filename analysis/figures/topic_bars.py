"""Shares of topics as sorted bars."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.shapes import place, rows
from analysis.figures.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.registry import figure
from analysis.small import marked
from analysis.topics import topic_counts


@figure(of=topic_counts)
def topic_bars(counts: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which share each topic has, the most frequent on top."""
    percent = counts.with_columns(pl.col("share", "low", "high") * 100)
    topics, points = place(percent, "topic_main", value="share")
    names = marked([labels.value("topic", topic) for topic in topics], points)
    axis = {"title": {"text": labels("axis.share")}, "rangemode": "tozero"}
    return rows(theme, labels, points, names, axis=axis, bars=True)
