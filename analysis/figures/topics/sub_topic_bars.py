"""Clusters of sub-topics as sorted bars."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.small_samples import marked
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.topics.sub_topics import sub_topic_clusters


@figure(of=sub_topic_clusters)
def sub_topic_bars(clusters: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which share each cluster of sub-topics has, the most frequent on top."""
    percent = clusters.with_columns(pl.col("share", "low", "high") * 100)
    names, points = place(percent, "cluster", value="share")
    axis = {"title": {"text": labels("axis.share")}, "rangemode": "tozero"}
    return rows(theme, labels, points, marked(names, points), axis=axis, bars=True)
