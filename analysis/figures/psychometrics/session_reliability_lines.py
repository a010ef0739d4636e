"""Reliability of a mean over sessions."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.generalizability import session_reliability

ROLES = ("counselor", "client")


@figure(of=session_reliability)
def session_reliability_lines(curve: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How many sessions it takes until a person's mean tells that person from others."""
    cohorts = curve.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    curve, traces = numbered(curve), []
    for place, cohort in enumerate(cohorts or [None]):
        part = curve if cohort is None else curve.filter(pl.col("cohort") == cohort)
        for index, role in enumerate(ROLES):
            here = part.filter(pl.col("role") == role)
            name = " · ".join([*([cohort] if cohort else []), labels(f"axis.mean_of_{role}")])
            traces.append(
                go.Scatter(
                    name=name,
                    ids=ids(here),
                    x=here["sessions"].to_list(),
                    y=here["reliability"].to_list(),
                    mode="lines+markers",
                    marker={"size": 7, "symbol": theme.symbol(index), "color": theme.colour(index)},
                    line={"width": 2, "color": theme.colour(index), "dash": "dash" if place else "solid"},
                    hovertemplate="%{x}: %{y:.2f}" + f"<extra>{name}</extra>",
                )
            )
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.sessions")}, "type": "log", "dtick": "D2", "showgrid": False},
        yaxis={"title": {"text": labels("axis.reliability")}, "range": [0, 1.01], "dtick": 0.2},
        showlegend=True,
    )
