"""Alignment beside shuffles."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.interaction.names import measure_in_words
from analysis.figures.kit.charts import cohort_before, ids, numbered
from analysis.figures.kit.theme import LIGHT, Theme, rows_axis
from analysis.interaction.alignment import alignment_shuffles
from analysis.labels import Labels


@figure(of=alignment_shuffles)
def alignment_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How alike two who talk speak, beside the middle 95 % of shuffles."""
    frame = numbered(frame)
    lines = [
        f"{measure_in_words(name, role, labels)} · {labels.value('shuffle', shuffle)}"
        for name, role, shuffle in frame.select("measure_name", "role", "shuffle").iter_rows()
    ]
    places = list(range(frame.height))
    low, chance, high = (frame[column].to_list() for column in ("low", "chance", "high"))
    seen = go.Scatter(
        name=labels("axis.observed"),
        ids=ids(frame),
        x=frame["mean"].to_list(),
        y=places,
        mode="markers",
        marker={"size": 9, "color": theme.colour(0), "symbol": theme.symbol(0)},
        customdata=frame["p"].to_list(),
        hovertemplate="%{x:.3f}<br>p = %{customdata:.3f}<extra></extra>",
    )
    shuffled = go.Scatter(
        name=labels("axis.shuffled"),
        ids=ids(frame),
        x=chance,
        y=places,
        mode="markers",
        marker={"size": 9, "color": theme.colour(1), "symbol": f"{theme.symbol(1)}-open"},
        error_x=theme.error(low, chance, high),
        hovertemplate="%{x:.3f}<extra></extra>",
    )
    return theme.draw(
        seen,
        shuffled,
        rows=1.4 * len(lines),
        xaxis={"title": {"text": labels("axis.alignment")}},
        yaxis=rows_axis(cohort_before(lines, frame)),
        showlegend=True,
    )
