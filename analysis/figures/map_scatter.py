"""The map: a point a dialogue."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.map_marks import ROWS, context, groups, hover, plane, scale
from analysis.figures.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.map_points import map_points
from analysis.registry import figure

SIZE = 5


@figure(of=map_points)
def map_scatter(points: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Dialogues by likeness: near means alike. What is not selected stays as grey context.

    Each point carries its dialogue_id as customdata; the first trace is the context.
    """
    chosen = points.filter("chosen")
    if "cohort" in points.columns:
        chosen = chosen.with_columns(map_group=pl.col("cohort"), map_number=None, coloured_by=pl.lit("cohort"))
    traces = [context(theme, points, labels)] if chosen.height < points.height else []
    by = next(iter(chosen["coloured_by"]), "topic")
    numbers = chosen["map_number"].null_count() < chosen.height
    if numbers:
        traces.append(_marks(theme, chosen, labels, 0, "", numbers=True))
    else:
        for index, (code, name) in enumerate(groups(chosen, labels)):
            traces.append(_marks(theme, chosen.filter(pl.col("map_group") == code), labels, index, name))
        unknown = chosen.filter(pl.col("map_group").is_null())
        if unknown.height:
            traces.append(_marks(theme, unknown, labels, 5, labels("value.none")))
    x, y = plane(points)
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis=x,
        yaxis={**y, "scaleanchor": "x"},
        hovermode="closest",
        dragmode="lasso",
        showlegend=not numbers,
        legend={"itemsizing": "constant"},
        coloraxis={
            "colorscale": scale(theme),
            "colorbar": {"title": {"text": labels(f"map.by.{by}")}, "thickness": 10, "outlinewidth": 0},
        },
    )


def _marks(
    theme: Theme, points: pl.DataFrame, labels: Labels, index: int, name: str, *, numbers: bool = False
) -> go.Scattergl:
    colour = (
        {"color": points["map_number"], "coloraxis": "coloraxis"}
        if numbers
        else {"color": theme.series[index % 5]}
    )
    return go.Scattergl(
        mode="markers",
        x=points["x"],
        y=points["y"],
        name=name,
        customdata=points["dialogue_id"],
        marker={"size": SIZE, "opacity": 0.8, "symbol": theme.symbol(index // 5), **colour},
        hovertext=hover(points, labels),
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 0.25}},
    )
