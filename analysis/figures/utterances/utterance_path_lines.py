"""Dialogues as lines through the map of utterances."""

from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.label_places import LINE, Box, width_of
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.paths import utterance_paths

ROWS = 20.0
EDGE, NARROWEST = 0.35, 40.0
WIDE, PAPER = 460.0, 230.0  # the plane's side in pixels, about
PLACES = ("top center", "middle right", "bottom center", "middle left", "top right")
"""Where the number of each fifth stands: apart where fifths lie close together."""


@figure(of=utterance_paths)
def utterance_path_lines(paths: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The path of the selected dialogues on average, and of one dialogue, with the fifths numbered.

    Two cohorts have a path each.
    """
    behind = paths.filter(pl.col("path") == "map")
    frame = numbered(paths).filter(pl.col("path") != "map")
    by = ["path", "cohort"] if "cohort" in frame.columns else ["path"]
    traces: list[Any] = _cells(theme, behind)
    for index, (key, part) in enumerate(frame.group_by(by, maintain_order=True)):
        path, cohort = str(key[0]), str(key[1]) if len(key) > 1 else ""
        n_dialogues = labels.number(int(part["n_dialogues"].to_numpy().max(initial=0)))
        what = labels(f"utterances.path_{path}", n=n_dialogues, id=part["dialogue_id"][0] or "")
        name = " · ".join(filter(None, (cohort, what)))
        hover = [
            f"{labels('axis.phase')} {phase}<br>{escape(called or '')}<br>n = {labels.number(n)}"
            for phase, called, n in part.select("phase", "theme_name", "n").iter_rows()
        ]
        traces.append(
            go.Scatter(
                mode="lines+markers+text",
                name=name,
                ids=ids(part),
                x=part["x"].to_list(),
                y=part["y"].to_list(),
                text=part["phase"].to_list(),
                textposition=[PLACES[int(phase) - 1] for phase in part["phase"]],
                textfont={"size": 13, "color": theme.colour(index)},
                line={"color": theme.colour(index), "width": 2.5 if path == "mean" else 1.5, "shape": "spline"},
                marker={"size": 9, "color": theme.colour(index), "symbol": theme.symbol(index)},
                hovertext=hover,
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    plain = {"showgrid": False, "showticklabels": False, "zeroline": False, "title": {"text": ""}}
    ends = {}
    for axis in "xy":
        low, high = frame[axis].min(), frame[axis].max()
        low, high = (float(low), float(high)) if low is not None and high is not None else (-1.0, 1.0)  # type: ignore[arg-type]
        room = EDGE * max(high - low, NARROWEST)
        ends[axis] = [low - room, high + room]
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis={**plain, "range": ends["x"]},
        yaxis={**plain, "range": ends["y"], "scaleanchor": "x"},
        showlegend=True,
        hovermode="closest",
        annotations=_names(theme, behind, ends),
    )


def _cells(theme: Theme, behind: pl.DataFrame) -> list[Any]:
    """How many utterances of the corpus lie where, faintly."""
    cells = behind.filter(pl.col("theme").is_null()).unique(["x", "y"], maintain_order=True)
    if cells.is_empty():
        return []
    x, y = (np.unique(cells[axis].to_numpy()) for axis in "xy")
    z = np.full((len(y), len(x)), np.nan)
    at = np.searchsorted(y, cells["y"].to_numpy()), np.searchsorted(x, cells["x"].to_numpy())
    z[at] = np.log10(cells["n_utterances"].to_numpy())
    shade = {"colorscale": [[0, theme.grid], [1, theme.soft]], "showscale": False}
    return [go.Heatmap(x=x, y=y, z=z, hoverinfo="skip", hoverongaps=False, opacity=0.55, **shade)]


def _names(theme: Theme, behind: pl.DataFrame, ends: dict[str, list[float]]) -> list[dict[str, Any]]:
    """The coarse themes in the part that is shown."""
    themes = behind.drop_nulls("theme").unique("theme", maintain_order=True)
    inside = themes.filter(*(pl.col(axis).is_between(ends[axis][0], ends[axis][1]) for axis in "xy"))
    font = {"size": 11, "color": theme.quiet}
    unit = (WIDE if theme.on_screen else PAPER) / max(ends["x"][1] - ends["x"][0], ends["y"][1] - ends["y"][0])
    taken: list[Box] = []
    made = []
    for x, y, text in inside.sort("n_utterances", descending=True).select("x", "y", "theme_name").iter_rows():
        half = width_of(text) / 2
        box = Box(x * unit - half, -y * unit - LINE / 2, x * unit + half, -y * unit + LINE / 2)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            made.append({"x": x, "y": y, "text": escape(text), "showarrow": False, "font": font})
    return made
