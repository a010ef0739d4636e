"""The shape of a course: a value over the fifths of a session, a line for each role, cohorts dashed."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import Theme
from analysis.interaction.steps import ROLES
from analysis.labels import Labels

PALE = 0.18


def course_lines(course: pl.DataFrame, *, title: str, labels: Labels, theme: Theme) -> go.Figure:
    """Means in bands of their 95 % intervals.

    ``course`` has role, phase, mean, low, high and n_dialogues, and may have cohort.
    """
    cohorts = course.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    course = numbered(course)
    bands: list[Any] = []
    traces: list[Any] = []
    for place, cohort in enumerate(cohorts or [None]):
        part = course if cohort is None else course.filter(pl.col("cohort") == cohort)
        for index, role in enumerate(ROLES):
            here = part.filter(pl.col("role") == role)
            if here.is_empty():
                continue
            name = " · ".join([*([cohort] if cohort else []), labels.value("role", role)])
            if here["low"].count():
                bands.append(_band(here, theme.colour(index)))
            traces.append(
                go.Scatter(
                    name=name,
                    ids=ids(here),
                    x=here["phase"].to_list(),
                    y=here["mean"].to_list(),
                    mode="lines+markers",
                    marker={"size": 8, "symbol": theme.symbol(index), "color": theme.colour(index)},
                    line={"width": 2, "color": theme.colour(index), "dash": "dash" if place else "solid"},
                    customdata=here["n_dialogues"].to_list(),
                    hovertemplate="%{x}: %{y:.2f}<br>n = %{customdata:,}" + f"<extra>{name}</extra>",
                )
            )
    return theme.draw(
        *bands,
        *traces,
        xaxis={"title": {"text": labels("axis.phase")}, "type": "category", "showgrid": False},
        yaxis={"title": {"text": title}},
        showlegend=True,
    )


def _band(line: pl.DataFrame, colour: str) -> Any:
    """The intervals of one line as an area, where there are any."""
    there = line.filter(pl.col("low").is_not_null())
    return go.Scatter(
        x=[*there["phase"], *there["phase"].reverse()],
        y=[*there["low"], *there["high"].reverse()],
        mode="lines",
        line={"width": 0, "color": colour},
        fill="toself",
        fillcolor=colour,
        opacity=PALE,
        hoverinfo="skip",
        showlegend=False,
    )
