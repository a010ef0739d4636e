"""Labels on utterances, by role."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.theme import LIGHT, Theme, rows_axis
from analysis.labels import Labels
from analysis.ratings import label_counts
from analysis.registry import figure


@figure(of=label_counts)
def label_bars(counts: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which share of a role's labelled utterances each label has."""
    numbered = counts.with_row_index("row")
    roles = numbered["role"].unique(maintain_order=True).to_list()
    traces = [
        go.Bar(
            name=labels.value("role", role),
            x=(here["share"] * 100).to_list(),
            y=here["row"].to_list(),
            orientation="h",
            marker={"color": theme.series[index], "pattern": theme.pattern(index)},
            customdata=here["n_utterances"].to_list(),
            hovertemplate="%{x:.1f}%<br>n = %{customdata:,}<extra>%{fullData.name}</extra>",
        )
        for index, role in enumerate(roles)
        if not (here := numbered.filter(pl.col("role") == role)).is_empty()
    ]
    rows = [f"{label}  n={labels.number(n)}" for label, n in counts.select("label", "n_utterances").iter_rows()]
    return theme.draw(
        *traces,
        rows=len(rows),
        xaxis={"title": {"text": labels("axis.share")}, "rangemode": "tozero"},
        yaxis=rows_axis(rows),
        bargap=0.35,
        showlegend=True,
    )
