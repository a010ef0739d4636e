"""Where the dialogues of a selection, or of two cohorts, are many."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.density import density_at, smooth
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.map.map_marks import ROWS, context, legend, plane, steady
from analysis.labels import Labels
from analysis.map.points import map_points

CELLS = 80


@figure(of=map_points)
def map_density(points: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Contours around the dialogues of the selection, or of A and B, each by its own share.

    The outermost line holds 90 % of a cohort's dialogues, the next 70, 50, 30 and 10 %. Seen on a map
    that keeps what is near, not how dense it is: where a cohort lies, not how much more it is.
    """
    cohorts = ["A", "B"] if "cohort" in points.columns else [None]
    once = points if cohorts == [None] else points.unique("dialogue_id", maintain_order=True)
    traces: list[Any] = [context(theme, once.with_columns(chosen=pl.lit(False)))]
    x, y = plane(points, **steady(theme))
    for index, cohort in enumerate(cohorts):
        selected = points.filter("chosen")
        selected = selected if cohort is None else selected.filter(pl.col("cohort") == cohort)
        if selected.height < 2:
            continue
        name = f"{cohort or labels('map.selected')} ({labels.number(selected.height)})"
        traces.append(_contours(theme, selected, x["range"], y["range"], index, name))
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis=x,
        yaxis={**y, "scaleanchor": "x"},
        showlegend=True,
        legend=legend(theme, labels("map.everything", n=labels.number(once.height))),
        hovermode=False,
    )


def _contours(
    theme: Theme, points: pl.DataFrame, across: list[float], up: list[float], index: int, name: str
) -> go.Scatter:
    """Lines that hold a share of the points, as one trace, so that a print keeps them as lines."""
    from analysis.figures.kit.contours import lines

    xs, ys = np.linspace(across[0], across[1], CELLS), np.linspace(up[0], up[1], CELLS)
    density = smooth(points["x"].to_numpy(), points["y"].to_numpy(), xs, ys)
    heights = np.sort(density_at(density, points["x"].to_numpy(), points["y"].to_numpy(), xs, ys))
    shares = (0.1, 0.3, 0.5, 0.7, 0.9)
    levels = sorted({float(heights[int(share * (len(heights) - 1))]) for share in shares})
    drawn: list[list[float | None]] = [[], []]
    for level in levels:
        for line in lines(density, xs, ys, level):
            drawn[0] += [*line[:, 0].tolist(), None]
            drawn[1] += [*line[:, 1].tolist(), None]
    dash = "solid" if index == 0 else "dash"
    return go.Scatter(
        mode="lines",
        x=drawn[0],
        y=drawn[1],
        name=name,
        line={"color": theme.series[index], "width": 1.4, "dash": dash},
    )
