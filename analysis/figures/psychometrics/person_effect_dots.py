"""Shrunken effects of persons in order, without names."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.person_effects import person_effects


@figure(of=person_effects)
def person_effect_dots(effects: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How far persons lie apart once topic, year and the other person are held apart."""
    cohorts = (
        effects.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    )
    traces = []
    for place, cohort in enumerate(cohorts or [None]):
        here = effects if cohort is None else effects.filter(pl.col("cohort") == cohort)
        low, value, high = (here[name].to_list() for name in ("low", "effect", "high"))
        traces.append(
            go.Scatter(
                name=cohort or "",
                x=here["rank"].to_list(),
                y=value,
                mode="markers",
                marker={"size": 3.5, "color": theme.colour(place)},
                error_y=theme.error(low, value, high)
                | {"thickness": 0.6, "color": theme.soft if not place else theme.grid},
                customdata=here["n_dialogues"].to_list(),
                hovertemplate="%{y:.1f}<br>n = %{customdata:,}<extra></extra>",
            )
        )
    role = next(iter(effects["role"]), "counselor")
    return theme.draw(
        *traces,
        xaxis={"title": {"text": labels(f"axis.ranked_{role}")}, "showgrid": False},
        yaxis={"title": {"text": labels("axis.effect_points")}, "zeroline": True, "zerolinecolor": theme.quiet},
        showlegend=len(traces) > 1,
    )
