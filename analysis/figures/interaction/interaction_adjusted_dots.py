"""Measures of interaction against the score, adjusted by the crossed model."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.interaction.names import line_in_words
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.interaction.scores import interaction_adjusted
from analysis.labels import Labels


@figure(of=interaction_adjusted)
def interaction_adjusted_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How each measure goes with the score once who rates, who counsels, topic and year are held apart."""
    keyed = frame.with_columns(line=pl.concat_str("measure_name", "role", separator=" "))
    lines, points = place(keyed, "line", value="estimate")
    names = [line_in_words(line, labels) for line in lines]
    axis = {"title": {"text": labels("axis.points_per_sd")}, "zeroline": True, "zerolinecolor": theme.quiet}
    return rows(theme, labels, points, names, axis=axis, counted=False)
