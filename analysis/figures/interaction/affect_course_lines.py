"""Feeling over the fifths of a session."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.interaction.course import course_lines
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.interaction.affect import affect_course
from analysis.labels import Labels


@figure(of=affect_course)
def affect_course_lines(course: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How feeling runs over a session for each role, with 95 % intervals."""
    return course_lines(course, title=labels("axis.affect"), labels=labels, theme=theme)
