"""Scores by the counselor's experience."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.change import experience_change


@figure(of=experience_change)
def experience_dots(scores: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How the same counselors are rated beside their own first five dialogues."""
    bands, points = place(scores, "experience", value="mean")
    axis = {"title": {"text": labels("axis.change_from_start")}, "zeroline": True, "zerolinecolor": theme.quiet}
    names = [labels("axis.earlier_dialogues", n=band) for band in bands]
    return rows(theme, labels, points, names, axis=axis)
