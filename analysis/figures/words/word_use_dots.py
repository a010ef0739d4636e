"""Who uses a word how often."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.tables import code_in_words
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.words.usage import word_use


@figure(of=word_use)
def word_use_dots(rates: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """A word's rate in each group, with its interval."""
    keys, points = place(rates, "key", value="per_million")
    axis = {"title": {"text": labels("axis.per_million")}, "rangemode": "tozero"}
    return rows(theme, labels, points, [code_in_words(key, labels) for key in keys], axis=axis, digits=0)
