"""The words that stand near a word."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.words.profile import collocates

SHOWN = 20


@figure(of=collocates)
def collocate_bars(near: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The 20 closest neighbours of a word by log-Dice."""
    keyed = numbered(near).with_columns(key=pl.concat_str("lemma", "pos", separator="\x1f"))
    first = keyed["key"].unique(maintain_order=True).head(SHOWN)
    nothing = pl.lit(None, dtype=pl.Float64)
    shown = keyed.filter(pl.col("key").is_in(first.implode())).with_columns(low=nothing, high=nothing)
    keys, points = place(shown, "key", value="log_dice", n="n")
    forms = dict(shown.select("key", "form").iter_rows())
    names = [forms[key] for key in keys]
    axis = {"title": {"text": labels("column.log_dice")}, "rangemode": "tozero"}
    return rows(theme, labels, points, names, axis=axis, bars=True, digits=1, counted=False)
