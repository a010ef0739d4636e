"""Who says which theme, or when."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.charts import numbered
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.themes import utterance_theme_shares

MOST = 20


@figure(of=utterance_theme_shares)
def theme_share_dots(shares: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of each theme among the utterances of each group, with intervals; the twenty largest themes."""
    largest = shares.group_by("theme").agg(pl.col("n").sum()).sort("n", "theme", descending=[True, False])
    order = {key: place for place, key in enumerate(largest["theme"].head(MOST))}
    percent = numbered(shares).filter(pl.col("theme").is_in([*order]))
    percent = percent.sort(pl.col("theme").replace_strict(order, return_dtype=pl.Int64), maintain_order=True)
    percent = percent.with_columns(pl.col("share", "low", "high") * 100)
    by = next(iter(shares["by"]), "role")
    groups = {group: labels.value(by, group) for group in shares["group"].unique(maintain_order=True)}
    names = dict(shares.select("theme", "theme_name").unique().iter_rows())
    return code_dots(
        percent,
        "theme",
        value="share",
        group="group",
        groups=groups,
        names=names,
        axis=labels("axis.share_of_utterances"),
        labels=labels,
        theme=theme,
        n="of",
        digits=1,
    )
