"""What changes over the sessions of one client."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.series import series_in_words
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.persons.session_courses import session_courses

PALE = 0.14
PERCENT = ("topic", "theme", "label")


@figure(of=session_courses)
def session_course_lines(courses: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """A line for each series over the sessions, in bands of 95 % intervals; cohort B dashed."""
    of = next(iter(courses["course_of"]), "score")
    is_share = of in PERCENT and "number" not in courses["series"]
    scale = 100.0 if is_share else 1.0
    cohorts = (
        courses.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    )
    placed = numbered(courses)
    bands: list[Any] = []
    lines: list[Any] = []
    for place, cohort in enumerate(cohorts or [None]):
        part = placed if cohort is None else placed.filter(pl.col("cohort") == cohort)
        for index, series in enumerate(part["series"].unique(maintain_order=True)):
            here = part.filter(pl.col("series") == series)
            colour = theme.colour(index)
            name = " · ".join([*([cohort] if cohort else []), series_in_words(of, series, labels)])
            bounded = here.filter(pl.col("low").is_not_null())
            if bounded.height > 1 and place == 0:
                bands.append(_band(bounded, colour, scale))
            lines.append(
                go.Scatter(
                    name=name,
                    ids=ids(here),
                    x=here["session"].to_list(),
                    y=(scale * here["mean"]).to_list(),
                    mode="lines+markers",
                    marker={"size": 8, "symbol": theme.symbol(index), "color": colour},
                    line={"width": 2, "color": colour, "dash": "dash" if place else "solid"},
                    customdata=[
                        (n, _interval(low, high, scale))
                        for n, low, high in here.select("n_dialogues", "low", "high").iter_rows()
                    ],
                    hovertemplate="%{x}: %{y:.2f}%{customdata[1]}<br>n = %{customdata[0]:,}"
                    f"<extra>{name}</extra>",
                )
            )
    unit = f"axis.course.{of}" if is_share or of not in PERCENT else "axis.label_mean"
    return theme.draw(
        *bands,
        *lines,
        xaxis={"title": {"text": labels("axis.session")}, "dtick": 1, "showgrid": False},
        yaxis={"title": {"text": labels(unit)}},
        showlegend=True,
    )


def _interval(low: float | None, high: float | None, scale: float) -> str:
    return "" if low is None or high is None else f" [{scale * low:.2f}, {scale * high:.2f}]"


def _band(line: pl.DataFrame, colour: str, scale: float) -> Any:
    """The intervals of one line as an area."""
    return go.Scatter(
        x=[*line["session"], *line["session"].reverse()],
        y=[*(scale * line["low"]), *(scale * line["high"].reverse())],
        mode="lines",
        line={"width": 0, "color": colour},
        fill="toself",
        fillcolor=colour,
        opacity=PALE,
        hoverinfo="skip",
        showlegend=False,
    )
