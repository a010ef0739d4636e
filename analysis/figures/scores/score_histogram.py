"""The distribution of scores, the three regimes apart."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import columns
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.distribution import score_counts
from data.core.schema import REGIMES


@figure(of=score_counts)
def score_histogram(counts: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How many dialogues have which score or item sum, stacked by regime."""
    wide = pl.col("high") - pl.col("low") + 1
    bins = counts.with_columns(
        x=(pl.col("low") + pl.col("high")) / 2,
        width=pl.min_horizontal(wide, wide.min()),
        text=pl.format("{}–{}", "low", "high"),
        n="n_dialogues",
        group=pl.col("regime").cast(pl.String).fill_null("None"),
    )
    regimes = {code: labels.value("regime", code) for code in (*REGIMES, "None") if code in bins["group"]}
    measure = next(iter(counts["measure"]), "score")
    axis = {
        "title": {"text": labels.value("measure", measure)},
        "range": [-2, 102],
        "dtick": 20,
        "showgrid": False,
    }
    return columns(theme, labels, bins, axis=axis, groups=regimes)
