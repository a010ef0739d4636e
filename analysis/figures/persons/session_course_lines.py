"""What changes over the sessions of one client."""

from html import escape

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.series import series_in_words
from analysis.figures.kit.courses import course_traces
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.persons.session_courses import session_courses

PERCENT = ("topic", "theme", "label")


@figure(of=session_courses)
def session_course_lines(courses: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """A line for each series over the sessions, in bands of 95 % intervals; cohort B dashed."""
    of = next(iter(courses["course_of"]), "score")
    is_share = of in PERCENT and "number" not in courses["series"]
    every = courses["series"].unique(maintain_order=True)
    names = {series: escape(series_in_words(of, series, labels)) for series in every}
    unit = f"axis.course.{of}" if is_share or of not in PERCENT else "axis.label_mean"
    return theme.draw(
        *course_traces(
            courses, along="session", by="series", names=names, theme=theme, scale=100.0 if is_share else 1.0
        ),
        xaxis={"title": {"text": labels("axis.session")}, "dtick": 1, "showgrid": False},
        yaxis={"title": {"text": labels(unit)}},
        showlegend=True,
    )
