"""A coded number over the fifths of a session."""

import plotly.graph_objects as go
import polars as pl

from analysis.codes.courses import label_course
from analysis.core.registry import figure
from analysis.figures.interaction.course import course_lines
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=label_course)
def label_course_lines(course: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How the coded number runs over a session for each role, with 95 % intervals."""
    scheme = next(iter(course["scheme"]), None)
    title = labels("axis.label_mean") if scheme is None else labels.value("scheme", scheme)
    return course_lines(course, title=title, labels=labels, theme=theme)
