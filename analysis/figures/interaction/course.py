"""The shape of a course: a value over the fifths of a session, a line for each role, cohorts dashed."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import Theme
from analysis.interaction.steps import ROLES
from analysis.labels import Labels


def course_lines(course: pl.DataFrame, *, title: str, labels: Labels, theme: Theme) -> go.Figure:
    """Means with 95 % intervals; ``course`` has role, phase, mean, low, high, n_dialogues, and may have cohort."""
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
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.phase")}, "type": "category", "showgrid": False},
        yaxis={"title": {"text": title}},
        showlegend=True,
    )
