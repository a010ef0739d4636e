"""The map once for each group, for print."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.map.map_marks import CONTEXT, groups, looks, measured, plane, size
from analysis.labels import Labels
from analysis.map.points import map_points

SCREEN, PAPER, WIDE = (4, 9.0, 0.2), (3, 5.6, 0.2), (4, 5.6, 0.3)
"""Panels beside each other, lines of text that one is high, and the heading's share of it."""
MOST = 12


@figure(of=map_points)
def map_panels(points: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Where each group lies on the map: one panel a group, all other dialogues in grey.

    The twelve largest groups; a number is cut into four parts of equal count. Of the grey ones at most
    1,500 are drawn, evenly chosen.
    """
    chosen = points.filter("chosen")
    if "cohort" in points.columns:
        chosen = chosen.with_columns(map_group=pl.col("cohort"), map_number=None, coloured_by=pl.lit("cohort"))
    if chosen["map_number"].null_count() < chosen.height:
        chosen, shown = _quarters(chosen, labels)
        colours = {code: colour for (code, _), colour in zip(shown, theme.ramp[1:], strict=False)}
    else:
        by = next(iter(chosen["coloured_by"]), "topic")
        colours = {code: look[0] for code, look in looks(theme, by, points, chosen["map_group"].unique()).items()}
        shown = [(code, escape(f"{name} ({n})")) for code, name, n in groups(chosen, labels)[:MOST]]
    most, tall, heading = SCREEN if theme.on_screen else WIDE if theme.wide else PAPER
    across = min(most, max(1, len(shown)))
    down = max(1, -(-len(shown) // across))
    x, y = plane(points)
    layout: dict[str, Any] = {}
    dot = 0.6 * size(theme)
    traces, names = [], []
    grey = points.gather_every(max(1, -(-points.height // CONTEXT)))
    for index, (code, name) in enumerate(shown):
        row, column = divmod(index, across)
        end = str(index + 1) if index else ""
        left, top = column / across, 1 - row / down
        high = [top - 0.97 / down, top - heading / down]
        layout[f"xaxis{end}"] = {**x, "domain": [left + 0.01, left + 1 / across - 0.01], "anchor": f"y{end}"}
        layout[f"yaxis{end}"] = {**y, "domain": high, "anchor": f"x{end}", "scaleanchor": f"x{end}"}
        axes = {"xaxis": f"x{end}", "yaxis": f"y{end}"}
        mine = chosen.filter(pl.col("map_group") == code)
        traces.append(_dots(grey, axes, {"size": 0.7 * dot, "color": theme.grid}))
        traces.append(_dots(mine, axes, {"size": dot, "color": colours[code]}, name))
        names.append(
            {
                "text": "<br>(".join(name.rsplit(" (", 1)),
                "x": left + 0.5 / across,
                "y": high[1],
                "xref": "paper",
                "yref": "paper",
                "xanchor": "center",
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"color": theme.ink},
            }
        )
    return theme.draw(*traces, rows=tall * down, showlegend=False, annotations=names, **layout)


def _dots(points: pl.DataFrame, axes: dict[str, str], marker: dict[str, Any], name: str = "") -> go.Scatter:
    return go.Scatter(
        mode="markers", x=points["x"], y=points["y"], name=name, marker=marker, hoverinfo="skip", **axes
    )


def _quarters(chosen: pl.DataFrame, labels: Labels) -> tuple[pl.DataFrame, list[tuple[str, str]]]:
    """The dialogues with their quarter as value, and the quarters as they are read."""
    numbered = chosen.filter(pl.col("map_number").is_not_null())
    parts = ((pl.col("map_number").rank("ordinal") - 1) * 4 // pl.len()).cast(pl.Int32)
    numbered = numbered.with_columns(map_group=parts.cast(pl.String))
    names = []
    for (code,), part in numbered.partition_by("map_group", as_dict=True, maintain_order=False).items():
        ends = [labels.number(float(end)) for end in (part["map_number"].min(), part["map_number"].max())]  # type: ignore[arg-type]
        span = ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"
        names.append((str(code), f"{measured(chosen, labels)} {span} ({labels.number(part.height)})"))
    return numbered, sorted(names)
