"""The distribution of scores, the three regimes apart."""

import plotly.graph_objects as go
import polars as pl

from analysis.figures.theme import LIGHT, Theme, counts_axis
from analysis.labels import Labels
from analysis.registry import figure
from analysis.scores import score_counts
from data.schema import REGIMES


@figure(of=score_counts)
def score_histogram(counts: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How many dialogues have which score, stacked by regime."""
    traces = []
    for index, regime in enumerate((*REGIMES, None)):
        here = counts.filter(pl.col("regime").cast(pl.String).eq_missing(pl.lit(regime, dtype=pl.String)))
        if here.is_empty():
            continue
        low, high = here["low"].to_list(), here["high"].to_list()
        traces.append(
            go.Bar(
                name=labels.value("regime", str(regime)),
                x=[(a + b) / 2 for a, b in zip(low, high, strict=True)],
                y=here["n_dialogues"].to_list(),
                width=[min(b - a + 1, _width(counts)) for a, b in zip(low, high, strict=True)],
                marker={
                    "color": theme.series[index],
                    "pattern": theme.pattern(index),
                    "line": {"width": 1, "color": theme.surface},
                },
                customdata=[f"{a}–{b}" for a, b in zip(low, high, strict=True)],
                hovertemplate="%{customdata}<br>n = %{y:,}<extra>%{fullData.name}</extra>",
            )
        )
    return theme.draw(
        *traces,
        barmode="stack",
        xaxis={"title": {"text": labels("axis.score")}, "range": [-2, 102], "dtick": 20, "showgrid": False},
        yaxis=counts_axis(labels("axis.n_dialogues"), counts["n_dialogues"].to_list()),
        showlegend=len(traces) > 1,
    )


def _width(counts: pl.DataFrame) -> int:
    """The bins' common width; the last bin alone may be one point wider."""
    return int((counts["high"] - counts["low"]).min() or 0) + 1  # type: ignore[arg-type]
