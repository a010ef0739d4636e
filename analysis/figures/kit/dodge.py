"""Several estimates of one thing on one line: each trace moved a little up or down."""

import plotly.graph_objects as go
import polars as pl

STEP = 0.26
CROWDED = 0.21


def dodge(drawn: go.Figure) -> go.Figure:
    """Move the traces of a figure of rows apart, so that their intervals do not cover each other."""
    last = len(drawn.data) - 1
    for index, trace in enumerate(drawn.data):
        shift = (STEP if last < 2 else CROWDED) * (index - last / 2)
        trace.y = [row + shift for row in trace.y]
    return drawn


def by_cohort(points: pl.DataFrame, groups: dict[str, str]) -> tuple[pl.DataFrame, dict[str, str]]:
    """Points of two cohorts as so many groups more, A's before B's, and what the legend says of each."""
    joined = points.with_columns(group=pl.concat_str("cohort", pl.col("group").cast(pl.String), separator=" "))
    names = {f"{cohort} {code}": f"{cohort} · {name}" for cohort in "AB" for code, name in groups.items()}
    return joined.drop("cohort"), names
