"""Courses: a line for each series in a band of its 95 % intervals, cohort B dashed."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import Theme

PALE = 0.18


def course_traces(
    course: pl.DataFrame, *, along: str, by: str, names: Mapping[str, str], theme: Theme, scale: float = 1.0
) -> list[Any]:
    """Bands, and the lines on them.

    ``course`` has the columns ``along`` and ``by``, mean, low, high and n_dialogues, and may have cohort.
    ``names``: the series in the order of their colours, in words.
    """
    cohorts = course.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    bands: list[Any] = []
    lines: list[Any] = []
    course = numbered(course).with_columns(pl.col("mean", "low", "high") * scale)
    for place, cohort in enumerate(cohorts or [None]):
        part = course if cohort is None else course.filter(pl.col("cohort") == cohort)
        for index, (series, words) in enumerate(names.items()):
            here = part.filter(pl.col(by) == series)
            if here.is_empty():
                continue
            bounded = here.filter(pl.col("low").is_not_null())
            if bounded.height > 1:
                bands.append(_band(bounded, along, theme.group(index)[0]))
            name = f"{cohort} · {words}" if cohort else words
            lines.append(_line(here, along, name, theme, index, is_second=place > 0))
    return [*bands, *lines]


def _line(here: pl.DataFrame, along: str, name: str, theme: Theme, index: int, *, is_second: bool) -> Any:
    bounds = here.select("n_dialogues", "low", "high").iter_rows()
    return go.Scatter(
        name=name,
        ids=ids(here),
        x=here[along].to_list(),
        y=here["mean"].to_list(),
        mode="lines+markers",
        marker={"size": 8, "symbol": theme.symbol(index), "color": theme.group(index)[0]},
        line={"width": 2, "color": theme.group(index)[0], "dash": "dash" if is_second else "solid"},
        customdata=[(n, "" if low is None else f" [{low:.2f}, {high:.2f}]") for n, low, high in bounds],
        hovertemplate="%{x}: %{y:.2f}%{customdata[1]}<br>n = %{customdata[0]:,}" + f"<extra>{name}</extra>",
    )


def _band(line: pl.DataFrame, along: str, colour: str) -> Any:
    """The intervals of one line as an area."""
    return go.Scatter(
        x=[*line[along], *line[along].reverse()],
        y=[*line["low"], *line["high"].reverse()],
        mode="lines",
        line={"width": 0, "color": colour},
        fill="toself",
        fillcolor=colour,
        opacity=PALE,
        hoverinfo="skip",
        showlegend=False,
    )
