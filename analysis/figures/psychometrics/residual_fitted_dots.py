"""Residuals over the fitted score."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.residuals import crossed_residuals


@figure(of=crossed_residuals)
def residual_fitted_dots(checks: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Whether residuals lie around 0, and are spread alike, whatever score is expected."""
    cohorts = checks.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    traces = []
    for place, cohort in enumerate(cohorts or [None]):
        part = checks if cohort is None else checks.filter(pl.col("cohort") == cohort)
        here = part.filter(pl.col("quantity") == "fitted")
        mean, spread = here["seen"].to_list(), here["residual_sd"].to_list()
        low, high = ([m + sign * sd for m, sd in zip(mean, spread, strict=True)] for sign in (-1, 1))
        traces.append(
            go.Scatter(
                name=cohort or "",
                x=here["expected"].to_list(),
                y=mean,
                mode="markers",
                marker={"size": 7, "color": theme.colour(place), "symbol": theme.symbol(place)},
                error_y=theme.error(low, mean, high),
                customdata=list(zip(spread, here["n"].to_list(), strict=True)),
                hovertemplate="%{x:.1f}: %{y:.1f} (SD %{customdata[0]:.1f})<br>n = %{customdata[1]:,}"
                + f"<extra>{cohort or ''}</extra>",
            )
        )
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels("axis.fitted_points")}, "showgrid": False},
        yaxis={"title": {"text": labels("axis.residual_points")}, "zeroline": True, "zerolinecolor": theme.quiet},
        showlegend=len(traces) > 1,
    )
