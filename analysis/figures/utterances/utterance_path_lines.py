"""Dialogues as lines through the map of utterances."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.paths import utterance_paths

ROWS = 20.0
EDGE = 0.35


@figure(of=utterance_paths)
def utterance_path_lines(paths: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The path of the selected dialogues on average, and of one dialogue, with the fifths numbered.

    Two cohorts have a path each.
    """
    frame = numbered(paths)
    by = ["path", "cohort"] if "cohort" in frame.columns else ["path"]
    traces: list[Any] = []
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
                textposition="top center",
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
        low, high = paths[axis].min(), paths[axis].max()
        low, high = (float(low), float(high)) if low is not None and high is not None else (-1.0, 1.0)  # type: ignore[arg-type]
        room = EDGE * max(high - low, 1.0)
        ends[axis] = [low - room, high + room]
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis={**plain, "range": ends["x"]},
        yaxis={**plain, "range": ends["y"], "scaleanchor": "x"},
        showlegend=True,
        hovermode="closest",
    )
