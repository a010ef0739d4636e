"""Residuals and random effects beside the normal distribution."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.residuals import crossed_residuals

SHOWN = ("residual", "client", "counselor")


@figure(of=crossed_residuals)
def residual_quantile_lines(checks: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Whether residuals and persons' effects are spread as the model takes them to be."""
    cohorts = checks.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    traces = []
    for place, cohort in enumerate(cohorts or [None]):
        part = checks if cohort is None else checks.filter(pl.col("cohort") == cohort)
        for index, name in enumerate(SHOWN):
            here = part.filter(pl.col("quantity") == name)
            said = " · ".join([*([cohort] if cohort else []), labels.value("component", name)])
            traces.append(
                go.Scatter(
                    name=f"{said}  n={labels.number(here['n'].max())}",  # type: ignore[arg-type]
                    x=here["expected"].to_list(),
                    y=here["seen"].to_list(),
                    mode="lines" if place else "markers",
                    marker={"size": 5, "color": theme.colour(index), "symbol": theme.symbol(index)},
                    line={"color": theme.colour(index), "width": 1.5},
                    hovertemplate="%{x:.2f} → %{y:.2f}" + f"<extra>{said}</extra>",
                )
            )
    reach = [-3, 3]
    line = {"width": 1, "color": theme.quiet, "dash": "dot"}
    traces.append(go.Scatter(x=reach, y=reach, mode="lines", line=line, showlegend=False, hoverinfo="skip"))
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.normal_quantile")}, "showgrid": False},
        yaxis={"title": {"text": labels("axis.seen_quantile")}},
        showlegend=True,
    )
