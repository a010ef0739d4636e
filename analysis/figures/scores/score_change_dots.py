"""How the same client rates later years beside the first."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.small_samples import marked
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.drift import score_change


@figure(of=score_change)
def score_change_dots(change: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Mean change from a client's first year; open marks have no interval."""
    years, points = place(change, "years_since", value="mean")
    names = [labels("axis.years_later", n=year) for year in years]
    axis = {"title": {"text": labels("axis.change")}, "zeroline": True, "zerolinecolor": theme.quiet}
    return rows(theme, labels, points, marked(names, points), axis=axis)
