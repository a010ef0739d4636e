"""Themes of utterances and how large they are."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.themes import utterance_themes

MOST = 40
STABLE, PALE = 0.5, 0.35


@figure(of=utterance_themes)
def theme_dots(themes: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of each theme among utterances, with its interval: the forty largest; unstable ones pale."""
    first = themes.group_by("theme").agg(pl.col("share").max()).sort("share", "theme", descending=[True, False])
    order = {key: place for place, key in enumerate(first["theme"].head(MOST))}
    percent = numbered(themes).filter(pl.col("theme").is_in([*order]))
    percent = percent.sort(pl.col("theme").replace_strict(order, return_dtype=pl.Int64), maintain_order=True)
    keys, points = place(percent.with_columns(pl.col("share", "low", "high") * 100), "theme", value="share", n="n")
    names = dict(themes.select("theme", "theme_name").unique().iter_rows())
    stable = dict(themes.select("theme", pl.col("theme_stability").fill_null(0) >= STABLE).unique().iter_rows())
    axis = {"title": {"text": labels("axis.share_of_utterances")}}
    drawn = rows(theme, labels, points, [names[key] for key in keys], axis=axis)
    for trace in drawn.data:
        trace.marker.opacity = [1 if stable[keys[round(row)]] else PALE for row in trace.y]
    return drawn
