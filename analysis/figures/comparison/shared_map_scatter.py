"""Dialogues of several corpora on one plane."""

from html import escape

import plotly.graph_objects as go
import polars as pl

from analysis.comparison.shared_map import shared_map
from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.map.map_marks import ROWS, legend, plane, size
from analysis.labels import Labels


@figure(of=shared_map)
def shared_map_scatter(points: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Where the openings of each corpus lie."""
    x, y = plane(points)
    traces = []
    marked = numbered(points)
    for index, name in enumerate(points["corpus_name"].unique(maintain_order=True)):
        here = marked.filter(pl.col("corpus_name") == name)
        topics = [labels.value("topic", code) if code else "" for code in here["topic_main"]]
        traces.append(
            go.Scattergl(
                mode="markers",
                name=escape(name),
                x=here["x"],
                y=here["y"],
                ids=here["mark"] if theme.on_screen else None,
                marker={
                    "size": size(theme, marked.height),
                    "color": theme.colour(index),
                    "symbol": theme.symbol(index),
                    "opacity": 0.65,
                },
                customdata=list(zip(here["dialogue_id"], map(escape, topics), strict=True)),
                hovertemplate="%{customdata[0]} %{customdata[1]}<extra>" + escape(name) + "</extra>",
            )
        )
    return theme.draw(
        *traces,
        rows=ROWS,
        xaxis=x,
        yaxis={**y, "scaleanchor": "x"},
        hovermode="closest",
        showlegend=True,
        legend=legend(theme),
    )
