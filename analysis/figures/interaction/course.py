"""The shape of a course: a value over the fifths of a session, a line for each role."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.dialogues.steps import ROLES
from analysis.figures.kit.courses import course_traces
from analysis.figures.kit.theme import Theme
from analysis.labels import Labels


def course_lines(course: pl.DataFrame, *, title: str, labels: Labels, theme: Theme) -> go.Figure:
    """Means in bands of their 95 % intervals.

    ``course`` has role, phase, mean, low, high and n_dialogues, and may have cohort.
    """
    names = {role: labels.value("role", role) for role in ROLES}
    return theme.draw(
        *course_traces(course, along="phase", by="role", names=names, theme=theme),
        xaxis={"title": {"text": labels("axis.phase")}, "type": "category", "showgrid": False},
        yaxis={"title": {"text": title}},
        showlegend=True,
    )
