"""The residual profile of the items."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.items import item_profile


@figure(of=item_profile)
def item_profile_dots(profile: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """What is rated above or below the rest of the same dialogue, the highest on top."""
    items, points = place(profile, "item", value="mean", group="half")
    names = [labels.value("item", item) for item in items]
    halves = {half: labels.value("half", half) for half in ("impression", "skills")}
    axis = {"title": {"text": labels("axis.beside_own_mean")}, "zeroline": True, "zerolinecolor": theme.quiet}
    return rows(theme, labels, points, names, axis=axis, groups=halves, digits=2)
