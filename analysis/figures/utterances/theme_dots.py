"""Themes of utterances and how large they are."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.themes import utterance_themes

MOST = 40


@figure(of=utterance_themes)
def theme_dots(themes: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of each theme among utterances, with its interval; at most forty themes."""
    first = themes["theme"].unique(maintain_order=True).head(MOST)
    percent = numbered(themes).filter(pl.col("theme").is_in(first.implode()))
    keys, points = place(percent.with_columns(pl.col("share", "low", "high") * 100), "theme", value="share", n="n")
    names = dict(themes.select("theme", "theme_name").unique().iter_rows())
    axis = {"title": {"text": labels("axis.share_of_utterances")}}
    return rows(theme, labels, points, [names[key] for key in keys], axis=axis)
