"""Mean ratings on other scales, each on its own range."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.theme import LIGHT, Theme, rows_axis
from analysis.labels import Labels
from analysis.ratings import rating_summary
from analysis.registry import figure


@figure(of=rating_summary)
def rating_dots(summary: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Where the means lie on their scales, moments told apart."""
    lines = summary.select("scale", "item").unique(maintain_order=True).with_row_index("row")
    placed = summary.join(lines, on=["scale", "item"], nulls_equal=True).with_columns(
        position=100 * (pl.col("mean") - pl.col("scale_low")) / (pl.col("scale_high") - pl.col("scale_low"))
    )
    traces = [
        go.Scatter(
            name=labels.value("moment", moment),
            x=here["position"].to_list(),
            y=here["row"].to_list(),
            mode="markers",
            marker={"size": 10, "color": theme.series[index], "symbol": theme.symbol(index)},
            customdata=here.select("mean", "scale_low", "scale_high", "n_dialogues").rows(),
            hovertemplate=(
                "%{customdata[0]:.2f} (%{customdata[1]:g}–%{customdata[2]:g})<br>"
                "n = %{customdata[3]}<extra>%{fullData.name}</extra>"
            ),
        )
        for index, moment in enumerate(placed["moment"].unique(maintain_order=True))
        if not (here := placed.filter(pl.col("moment") == moment)).is_empty()
    ]
    parts = lines.select("scale", "item").rows()
    names = [" · ".join(part.replace("_", " ") for part in row if part) for row in parts]
    return theme.draw(
        *traces,
        rows=len(names),
        xaxis={"title": {"text": labels("axis.of_range")}, "range": [-2, 102], "ticksuffix": "%"},
        yaxis=rows_axis(names),
        showlegend=True,
    )
