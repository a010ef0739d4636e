"""Measures of fidelity beside their published benchmarks."""

import plotly.graph_objects as go
import polars as pl

from analysis.codes.fidelity import fidelity
from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

BENCHMARKS = ("fair", "good")
HALF = 0.3


@figure(of=fidelity)
def fidelity_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Each measure with its 95 % interval, and what was published as fair and as good practice."""
    measures, points = place(frame, "measure_name", value="estimate", n="of")
    names = [labels.value("interaction", name) for name in measures]
    drawn = rows(
        theme,
        labels,
        points,
        names,
        axis={"title": {"text": labels("axis.fidelity")}, "rangemode": "tozero"},
        digits=2,
    )
    if len(drawn.data) == 1:
        drawn.data[0].name = labels("axis.observed")
    first = frame.unique("measure_name", maintain_order=True)
    for number, kind in enumerate(BENCHMARKS):
        x: list[float | None] = []
        y: list[float | None] = []
        for line, name in enumerate(measures):
            at = first.filter(pl.col("measure_name") == name)[f"benchmark_{kind}"][0]
            x += [at, at, None]
            y += [line - HALF, line + HALF, None]
        style = {"color": theme.quiet, "width": 1.5, "dash": ("dot", "solid")[number]}
        drawn.add_scatter(
            mode="lines",
            name=labels("codes.benchmark", kind=labels(f"codes.benchmark_{kind}")),
            x=x,
            y=y,
            line=style,
            hoverinfo="skip",
        )
    return drawn.update_layout(showlegend=True)
