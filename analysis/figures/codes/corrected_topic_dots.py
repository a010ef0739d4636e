"""Shares of topics, as labeled and corrected."""

import plotly.graph_objects as go
import polars as pl

from analysis.codes.corrected import ESTIMATORS, corrected_topics
from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=corrected_topics)
def corrected_topic_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of each topic, naive and corrected, with 95 % intervals."""
    return code_dots(
        frame.with_row_index("mark").with_columns(pl.col("estimate", "low", "high") * 100),
        "topic_main",
        value="estimate",
        group="estimator",
        groups={one: labels.value("estimator", one) for one in ESTIMATORS},
        names={topic: labels.value("topic", topic) for topic in frame["topic_main"].unique()},
        axis=labels("axis.share"),
        labels=labels,
        theme=theme,
        n="n_units",
        digits=1,
    )
