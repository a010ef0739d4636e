"""Categories of several variables, and words among them, on two axes."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.relations.correspondence_biplot import correspondence_biplot
from analysis.labels import Labels
from analysis.relations.variable_map import variable_points


@figure(of=variable_points)
def variable_biplot(points: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Categories that go together lie in the same direction; ellipses are 95 % confidence regions."""
    filled = points.with_columns(pl.col("contribution_x", "contribution_y").fill_null(0.0))
    return correspondence_biplot(filled, labels=labels, theme=theme)
