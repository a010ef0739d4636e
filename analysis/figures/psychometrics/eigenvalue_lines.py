"""Eigenvalues of a scale beside those of chance."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.core.statistics.models.rating_kinds import KINDS
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.dimensions import scale_eigenvalues


@figure(of=scale_eigenvalues)
def eigenvalue_lines(values: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Scree of pooled, within-client and between-client correlations; dotted lines are permuted items."""
    cohorts = values.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    values, traces = numbered(values), []
    for place, cohort in enumerate(cohorts or [None]):
        part = values if cohort is None else values.filter(pl.col("cohort") == cohort)
        for index, kind in enumerate(KINDS):
            here = part.filter(pl.col("kind") == kind)
            if here.is_empty():
                continue
            name = " · ".join([*([cohort] if cohort else []), labels.value("kind", kind)])
            colour = theme.colour(index)
            common = {"x": here["number"].to_list(), "legendgroup": name}
            traces.append(
                go.Scatter(
                    name=name,
                    ids=ids(here),
                    y=here["eigenvalue"].to_list(),
                    mode="lines+markers",
                    marker={
                        "size": 7,
                        "symbol": theme.symbol(index) + ("-open" if place else ""),
                        "color": colour,
                    },
                    line={"width": 1.5, "color": colour, "dash": "dash" if place else "solid"},
                    customdata=here["n_dialogues"].to_list(),
                    hovertemplate="%{x}: %{y:.2f}<br>n = %{customdata:,}" + f"<extra>{name}</extra>",
                    **common,
                )
            )
            traces.append(
                go.Scatter(
                    name=labels("axis.by_chance"),
                    y=here["chance"].to_list(),
                    mode="lines",
                    line={"width": 1, "color": colour, "dash": "dot"},
                    showlegend=False,
                    hoverinfo="skip",
                    **common,
                )
            )
    top = values["number"].max()
    few = {"dtick": 1} if isinstance(top, int) and top < 12 else {}
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.factor_number")}, "showgrid": False, **few},
        yaxis={"title": {"text": labels("axis.eigenvalue")}, "type": "log", "dtick": "D2"},
        showlegend=True,
    )
