"""Mean ratings of the 20 items with their intervals."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.theme import LIGHT, Theme, rows_axis
from analysis.labels import Labels
from analysis.registry import figure
from analysis.scores import item_means


@figure(of=item_means)
def item_dots(means: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How clients rated each item, in the questionnaire's order, its two halves apart."""
    numbered = means.with_row_index("row")
    traces = [
        go.Scatter(
            name=labels.value("half", half),
            x=here["mean"].to_list(),
            y=here["row"].to_list(),
            mode="markers",
            marker={"size": 9, "color": theme.series[index], "symbol": theme.symbol(index)},
            error_x=theme.error(here["low"].to_list(), here["mean"].to_list(), here["high"].to_list()),
            customdata=here.select("low", "high", "n_dialogues").rows(),
            hovertemplate=(
                "%{x:.2f} [%{customdata[0]:.2f}, %{customdata[1]:.2f}]<br>n = %{customdata[2]:,}<extra></extra>"
            ),
        )
        for index, half in enumerate(("impression", "skills"))
        if not (here := numbered.filter(pl.col("half") == half)).is_empty()
    ]
    return theme.draw(
        *traces,
        rows=means.height,
        xaxis={"title": {"text": labels("axis.rating")}},
        yaxis=rows_axis([labels.value("item", item) for item in means["item"]]),
    )
