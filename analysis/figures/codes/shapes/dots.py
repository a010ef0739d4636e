"""Estimates of codes as dots with intervals: a line a code, groups moved apart."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.dodge import by_cohort
from analysis.figures.kit.theme import Theme
from analysis.labels import Labels

TALL = 0.66


def code_dots(
    frame: pl.DataFrame,
    key: str,
    *,
    value: str,
    group: str,
    groups: dict[str, str],
    names: dict[str, str],
    axis: str,
    labels: Labels,
    theme: Theme,
    n: str,
    digits: int = 2,
) -> go.Figure:
    """One line for each ``key`` (``names``: in words), one mark for each of its groups that has a value."""
    there = numbered(frame).filter(pl.col(value).is_not_null())
    lines, points = place(there, key, value=value, group=group, n=n)
    apart = "cohort" in points.columns
    if apart:
        points, groups = by_cohort(points, groups)
    drawn = rows(
        theme,
        labels,
        points,
        [names.get(line, line) for line in lines],
        axis={"title": {"text": axis}},
        groups=groups,
        digits=digits,
        counted=False,
        roomy=max(1.0, 0.5 * len(groups)),
    )
    last = len(drawn.data) - 1
    for index, trace in enumerate(drawn.data):  # the groups of a line stay nearer to each other than to the next
        trace.y = [row + TALL * (index - last / 2) / max(1, last + 1) for row in trace.y]
    return drawn
