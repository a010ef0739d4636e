"""How much of what is said belongs to each category of a dictionary, by group."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.words.categories import category_rates

APART = "\x1f"


@figure(of=category_rates)
def category_rate_dots(rates: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share of words of each category, in each group, with its interval."""
    keyed = numbered(rates).with_columns(key=pl.concat_str("category", "group", separator=APART))
    percent = keyed.filter(pl.col("share").is_not_null()).with_columns(pl.col("share", "low", "high") * 100)
    by = dict(percent.select("key", "by").iter_rows())
    keys, points = place(percent, "key", value="share", n="n")
    names = [" · ".join((key.split(APART)[0], labels.value(by[key], key.split(APART)[1]))) for key in keys]
    axis = {"title": {"text": labels("axis.word_share")}, "rangemode": "tozero"}
    return rows(theme, labels, points, names, axis=axis, digits=2)
