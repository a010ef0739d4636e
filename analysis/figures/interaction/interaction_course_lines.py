"""A measure over the fifths of a session."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.interaction.course import course_lines
from analysis.figures.interaction.names import measure_in_words
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.interaction.overview import interaction_course
from analysis.labels import Labels


@figure(of=interaction_course)
def interaction_course_lines(course: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How a measure runs over a session for each role, with 95 % intervals."""
    of = next(iter(course["measure_name"]), "message_chars")
    return course_lines(course, title=measure_in_words(of, "both", labels), labels=labels, theme=theme)
