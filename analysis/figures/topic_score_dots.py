"""Mean scores of topics with their intervals."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.theme import LIGHT, Theme, rows_axis
from analysis.labels import Labels
from analysis.registry import figure
from analysis.topics import topic_scores


@figure(of=topic_scores)
def topic_score_dots(scores: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How each topic's dialogues were rated, the highest on top; open marks have no interval."""
    means = scores["mean"].to_list()
    bounded = scores["low"].is_not_null().to_list()
    dots = go.Scatter(
        x=means,
        y=list(range(len(means))),
        mode="markers",
        marker={
            "size": 9,
            "color": theme.accent,
            "symbol": ["circle" if there else "circle-open" for there in bounded],
        },
        error_x=theme.error(scores["low"].to_list(), means, scores["high"].to_list()),
        customdata=scores.select("low", "high", "n_dialogues", "n_clients", "n_counselors").rows(),
        hovertemplate=(
            "%{x:.1f} [%{customdata[0]:.1f}, %{customdata[1]:.1f}]<br>"
            f"n = %{{customdata[2]:,}}<br>{labels.column('n_clients')} %{{customdata[3]:,}}, "
            f"{labels.column('n_counselors')} %{{customdata[4]:,}}<extra></extra>"
        ),
    )
    rows = [
        f"{labels.value('topic', topic)}  n={labels.number(n)}"
        for topic, n in scores.select("topic_main", "n_dialogues").iter_rows()
    ]
    return theme.draw(
        dots,
        rows=len(rows),
        xaxis={"title": {"text": labels("axis.mean_item_sum")}},
        yaxis=rows_axis(rows),
    )
