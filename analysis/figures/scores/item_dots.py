"""Mean ratings of the 20 items with their intervals."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.distribution import item_means


@figure(of=item_means)
def item_dots(means: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How clients rated each item, in the questionnaire's order, its two halves apart."""
    items, points = place(means, "item", value="mean", group="half")
    names = [labels.value("item", item) for item in items]
    halves = {half: labels.value("half", half) for half in ("impression", "skills")}
    axis = {"title": {"text": labels("axis.rating")}}
    return rows(theme, labels, points, names, axis=axis, groups=halves, digits=2, counted=False)
