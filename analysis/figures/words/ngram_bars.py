"""Runs of words that are used most."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.words.ngrams import ngrams

SHOWN = 25


@figure(of=ngrams)
def ngram_bars(runs: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How often the 25 most frequent runs of words occur."""
    first = runs["ngram"].unique(maintain_order=True).head(SHOWN)
    nothing = pl.lit(None, dtype=pl.Float64)
    shown = numbered(runs).filter(pl.col("ngram").is_in(first.implode())).with_columns(low=nothing, high=nothing)
    names, points = place(shown, "ngram", value="per_million", n="n")
    phrases = dict(shown.select("ngram", "phrase").reverse().iter_rows())
    names = [phrases[name] for name in names]
    axis = {"title": {"text": labels("axis.per_million")}, "rangemode": "tozero"}
    return rows(theme, labels, points, names, axis=axis, bars=True, digits=0, counted=False)
