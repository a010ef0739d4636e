"""One dialogue's 20 ratings on the distribution of the cohort's."""

from math import sqrt

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import cohort_before
from analysis.figures.kit.theme import LIGHT, Theme, rows_axis
from analysis.labels import Labels
from analysis.reader.percentiles import SHARES, item_percentiles

LARGEST, LINE, EDGE = 24, 0.92, 6.1


@figure(of=item_percentiles)
def item_percentile_dots(table: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """For each item how often the others were rated 0 to 5, this dialogue's rating, and its percentile."""
    cells = [
        (rating, index, row[column] or 0.0)
        for index, row in enumerate(table.iter_rows(named=True))
        for rating, column in enumerate(SHARES)
        if row[column]
    ]
    traces = []
    if cells:
        traces.append(
            go.Scatter(
                name=labels("percentiles.others"),
                mode="markers",
                cliponaxis=False,
                x=[rating for rating, _, _ in cells],
                y=[index for _, index, _ in cells],
                marker={
                    "size": [LARGEST * sqrt(share) for _, _, share in cells],
                    "color": theme.soft,
                    "line": {"width": 0},
                },
                hovertext=[labels.percent(share) for _, _, share in cells],
                hovertemplate="%{x}: %{hovertext}<extra></extra>",
            )
        )
    rated = [(index, row) for index, row in enumerate(table.iter_rows(named=True)) if row["rating"] is not None]
    if rated:
        traces.append(
            go.Scatter(
                name=labels("percentiles.here"),
                mode="markers",
                x=[row["rating"] for _, row in rated],
                y=[index for index, _ in rated],
                marker={
                    "size": 10,
                    "symbol": "diamond",
                    "color": theme.series[1],
                    "line": {"width": 1, "color": theme.surface},
                },
                hovertext=[_percentile(row, labels) for _, row in rated],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
        percentiles = [(index, row["percentile"]) for index, row in rated if row["percentile"] is not None]
        if percentiles:
            traces.append(
                go.Scatter(
                    mode="text",
                    x=[EDGE] * len(percentiles),
                    y=[index for index, _ in percentiles],
                    text=[labels.number(percentile, 0) for _, percentile in percentiles],
                    textfont={"color": theme.quiet},
                    hoverinfo="skip",
                    showlegend=False,
                )
            )
    names = cohort_before([labels.value("item", item) for item in table["item"]], table)
    axis = {
        "title": {"text": labels("axis.rating_here")},
        "range": [-0.6, EDGE + 0.5],
        "tickmode": "array",
        "tickvals": [0, 1, 2, 3, 4, 5, EDGE],
        "ticktext": ["0", "1", "2", "3", "4", "5", labels("axis.percentile")],
        "showgrid": False,
    }
    return theme.draw(*traces, rows=LINE * len(names), xaxis=axis, yaxis=rows_axis(names), showlegend=False)


def _percentile(row: dict[str, float | None], labels: Labels) -> str:
    bounds = ""
    if row["low"] is not None and row["high"] is not None:
        bounds = f" [{row['low']:.0f}, {row['high']:.0f}]"
    position = f"P{labels.number(row['percentile'], 0)}{bounds}"
    return f"{row['rating']} · {position} · n = {labels.number(row['n_dialogues'])}"
