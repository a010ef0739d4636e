"""Dialogues by a measure of interaction and their score."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.interaction.names import measure_in_words
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.interaction.scores import interaction_points
from analysis.labels import Labels


@figure(of=interaction_points)
def interaction_point_scatter(points: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Each dialogue as a point: how it was talked, and how it was rated."""
    cohorts = points.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    points, traces = numbered(points), []
    for place, cohort in enumerate(cohorts or [None]):
        here = points if cohort is None else points.filter(pl.col("cohort") == cohort)
        traces.append(
            go.Scattergl(
                name=cohort or "",
                ids=ids(here),
                x=here["amount"].to_list(),
                y=here["score"].to_list(),
                mode="markers",
                marker={"size": 4, "color": theme.colour(place), "opacity": 0.5, "symbol": theme.symbol(place)},
                customdata=here["dialogue_id"].to_list(),
                hovertemplate="%{customdata}<br>%{x:.2f} · %{y:.0f}" + f"<extra>{cohort or ''}</extra>",
            )
        )
    first = points.row(0, named=True) if points.height else {"measure_name": "char_share", "role": "counselor"}
    return theme.draw(
        *traces,
        xaxis={"title": {"text": measure_in_words(first["measure_name"], first["role"], labels)}},
        yaxis={"title": {"text": labels("axis.points")}, "range": [-2, 102]},
        showlegend=len(traces) > 1,
    )
