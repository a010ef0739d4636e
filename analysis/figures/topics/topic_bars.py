"""Shares of topics as sorted bars."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.small_samples import marked
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.kit.topic_looks import in_their_colours
from analysis.labels import Labels
from analysis.topics.counts import topic_counts


@figure(of=topic_counts)
def topic_bars(counts: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which share each topic has, the most frequent on top."""
    percent = counts.with_columns(pl.col("share", "low", "high") * 100)
    topics, points = place(percent, "topic_main", value="share")
    names = marked([labels.value("topic", topic) for topic in topics], points)
    axis = {"title": {"text": labels("axis.share")}, "rangemode": "tozero"}
    drawn = rows(theme, labels, points, names, axis=axis, bars=True)
    one_colour = theme.is_grey or len(drawn.data) != 1
    return drawn if one_colour else in_their_colours(drawn, theme, topics)
