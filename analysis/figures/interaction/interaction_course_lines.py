"""A measure over the fifths of a session."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.interaction.names import measure_in_words
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.interaction.overview import interaction_course
from analysis.interaction.steps import ROLES
from analysis.labels import Labels


@figure(of=interaction_course)
def interaction_course_lines(course: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How a measure runs over a session for each role, with 95 % bands."""
    cohorts = course.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    course, traces = numbered(course), []
    for place, cohort in enumerate(cohorts or [None]):
        part = course if cohort is None else course.filter(pl.col("cohort") == cohort)
        for index, role in enumerate(ROLES):
            here = part.filter(pl.col("role") == role)
            if here.is_empty():
                continue
            name = " · ".join([*([cohort] if cohort else []), labels.value("role", role)])
            low, value, high = (here[column].to_list() for column in ("low", "mean", "high"))
            traces.append(
                go.Scatter(
                    name=name,
                    ids=ids(here),
                    x=here["phase"].to_list(),
                    y=value,
                    mode="lines+markers",
                    marker={"size": 8, "symbol": theme.symbol(index), "color": theme.colour(index)},
                    line={"width": 2, "color": theme.colour(index), "dash": "dash" if place else "solid"},
                    error_y=theme.error(low, value, high),
                    customdata=here["n_dialogues"].to_list(),
                    hovertemplate="%{x}: %{y:.2f}<br>n = %{customdata:,}" + f"<extra>{name}</extra>",
                )
            )
    of = next(iter(course["measure_name"]), "message_chars")
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.phase")}, "type": "category", "showgrid": False},
        yaxis={"title": {"text": measure_in_words(of, "both", labels)}},
        showlegend=True,
    )
