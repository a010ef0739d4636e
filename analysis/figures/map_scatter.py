"""The map: a point a dialogue."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.figures.label_places import places
from analysis.figures.map_marks import BELOW, ROWS, context, groups, hover, plane, scale, tools
from analysis.figures.shapes import ids, numbered
from analysis.figures.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.map_points import map_points
from analysis.registry import figure

SIZE = 5
SIDE = 320.0  # the plane on a narrow screen, in pixels
LONGEST = 14


@figure(of=map_points)
def map_scatter(points: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Dialogues by likeness: near means alike. What is not selected stays as grey context.

    Each point carries its dialogue_id as customdata; the first trace is the context. Clusters carry their
    names, as far as there is room.
    """
    chosen = numbered(points).filter("chosen")
    if "cohort" in points.columns:
        chosen = chosen.with_columns(map_group=pl.col("cohort"), map_number=None, coloured_by=pl.lit("cohort"))
    traces: list[Any] = [context(theme, points, labels)] if chosen.height < points.height else []
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
        annotations=_names(theme, chosen, x["range"], y["range"]) if by == "cluster" else [],
        hovermode="closest",
        dragmode="pan",
        showlegend=not numbers,
        legend=BELOW,
        modebar=tools(theme),
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
        ids=ids(points) if theme.on_screen else None,
        customdata=points["dialogue_id"],
        marker={"size": SIZE, "opacity": 0.8, "symbol": theme.symbol(index // 5), **colour},
        hovertext=hover(points, labels),
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 0.25}},
    )


def _names(theme: Theme, chosen: pl.DataFrame, across: list[float], up: list[float]) -> list[dict[str, Any]]:
    """The clusters' names at their middles, the largest first; one that finds no room is left out."""
    middles = (
        chosen.group_by("map_cluster")
        .agg(pl.len(), pl.col("x", "y").median(), pl.col("cluster_name").first())
        .sort("len", "map_cluster", descending=[True, False])
    )
    texts = [_short(f"{row['map_cluster']} {row['cluster_name']}") for row in middles.iter_rows(named=True)]
    to_x, to_y = SIDE / (across[1] - across[0]), SIDE / (up[1] - up[0])
    found = places(
        [(v - across[0]) * to_x for v in middles["x"]],
        [(up[1] - v) * to_y for v in middles["y"]],
        texts,
        SIDE,
        SIDE,
    )
    anchors = {"right": "left", "left": "right", "center": "center"}
    rises = {"top": "bottom", "bottom": "top", "middle": "middle"}
    drawn = []
    for x, y, text, place in zip(middles["x"], middles["y"], texts, found, strict=True):
        if place is None:
            continue
        upright, beside = place.split(" ")
        drawn.append(
            {
                "x": x,
                "y": y,
                "text": escape(text),
                "showarrow": False,
                "xanchor": anchors[beside],
                "yanchor": rises[upright],
                "bgcolor": theme.surface,
                "opacity": 0.9,
                "borderpad": 1,
                "font": {"color": theme.ink},
            }
        )
    return drawn


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
