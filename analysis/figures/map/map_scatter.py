"""The map: a point a dialogue."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.map.map_marks import (
    ROWS,
    context,
    groups,
    hover,
    legend,
    looks,
    measured,
    plane,
    scale,
    size,
    steady,
    tools,
)
from analysis.figures.map.map_names import names
from analysis.labels import Labels
from analysis.map.points import map_points

NAMED = ("topic", "cluster")
SOUGHT = ("hit", "likeness")
"""What is high lies on top; of any other number what is low must be seen as well, so their order is mixed."""
MIXED = pl.col("dialogue_id").cast(pl.UInt64) * 2_654_435_761 % 2**32
WHOLE_NUMBERS = 10
BARE_ROWS = 18.0
"""Lines of text that a map without a legend is high."""


@figure(of=map_points)
def map_scatter(points: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Dialogues by likeness: near means alike. What is not selected stays as grey context.

    Each point carries its dialogue_id first in its customdata; the first trace is grey: the rest, and some of the
    selection, for when the legend leaves one group in colour. Topics and clusters
    carry their names, as far as there is room; on a page the groups stand beside the map, to be selected.
    """
    chosen = numbered(points).filter("chosen")
    if "cohort" in points.columns:
        chosen = chosen.with_columns(map_group=pl.col("cohort"), map_number=None, coloured_by=pl.lit("cohort"))
    by = next(iter(chosen["coloured_by"]), "topic")
    numbers = chosen["map_number"].null_count() < chosen.height
    traces: list[Any] = [context(theme, points)]
    large = {"size": size(theme, chosen.height)}
    x, y = plane(points, **steady(theme))
    written: list[dict[str, Any]] = []
    if numbers:
        unknown = chosen.filter(pl.col("map_number").is_null())
        if unknown.height:
            traces.append(_marks(theme, unknown, labels, {"color": theme.quiet, **large}, labels("value.none")))
        chosen = chosen.filter(pl.col("map_number").is_not_null())
        chosen = chosen.sort("map_number" if by in SOUGHT else MIXED)
        traces.append(
            _marks(theme, chosen, labels, {"color": chosen["map_number"], "coloraxis": "coloraxis", **large})
        )
    else:
        named_groups = groups(chosen, labels)
        looking = looks(theme, by, points, (code for code, _, _ in named_groups))
        apart = {str(key[0]): group for key, group in chosen.partition_by("map_group", as_dict=True).items()}
        for code, name, n in named_groups:
            colour, symbol = looking[code]
            marker = {"color": colour, "symbol": symbol, **large}
            traces.append(_marks(theme, apart[code], labels, marker, f"{escape(name)} ({n})"))
        unknown = chosen.filter(pl.col("map_group").is_null())
        if unknown.height:
            traces.append(_marks(theme, unknown, labels, {"color": theme.quiet, **large}, labels("value.none")))
        if by in NAMED:
            called = [(code, name, looking[code][0]) for code, name, _ in named_groups]
            written = names(theme, called, apart, x["range"], y["range"])
    rest = points["dialogue_id"].n_unique() - chosen["dialogue_id"].n_unique()
    return theme.draw(
        *traces,
        rows=BARE_ROWS if theme.on_screen and by != "cohort" else ROWS,
        xaxis=x,
        yaxis={**y, "scaleanchor": "x"},
        annotations=written,
        hovermode="closest",
        dragmode="pan" if "cohort" in points.columns else "lasso",
        showlegend=not numbers and (by == "cohort" or not theme.on_screen),
        legend=legend(theme, labels("map.context", n=labels.number(rest)) if rest else ""),
        modebar=tools(theme),
        coloraxis={
            "colorscale": scale(theme, chosen["map_number"]),
            "colorbar": _bar(chosen, measured(chosen, labels)),
        },
    )


def _bar(chosen: pl.DataFrame, title: str) -> dict[str, Any]:
    """The scale, below the plane as legends are; of few whole numbers each has its tick."""
    below = {"orientation": "h", "y": 0, "yanchor": "top", "len": 0.5, "thickness": 10, "outlinewidth": 0}
    bar: dict[str, Any] = {"title": {"text": title, "side": "top"}, "tickangle": 0, "nticks": 6, **below}
    values = chosen["map_number"].drop_nulls().unique().sort().to_list()
    whole = all(value == int(value) for value in values)
    if values and whole and values[-1] - values[0] < WHOLE_NUMBERS:
        bar |= {"tickmode": "array", "tickvals": values, "ticktext": [str(int(value)) for value in values]}
    return bar


def _marks(
    theme: Theme, points: pl.DataFrame, labels: Labels, look: dict[str, Any], name: str = ""
) -> go.Scattergl:
    return go.Scattergl(
        mode="markers",
        x=points["x"],
        y=points["y"],
        name=name,
        ids=points["mark"] if theme.on_screen else None,
        marker={"opacity": 0.8, **look},
        unselected={"marker": {"opacity": 0.25}},
        **hover(points, labels),
    )
