"""Fixed effects of the crossed model."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.terms import term_in_words
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.variance import crossed_effects


@figure(of=crossed_effects)
def crossed_effect_dots(effects: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """What goes with a score once who rates and who counsels are held apart."""
    shown = effects.with_row_index("mark").filter(pl.col("term") != "intercept")
    names, points = place(shown, "term", value="estimate")
    axis = {"title": {"text": labels("axis.points")}, "zeroline": True, "zerolinecolor": theme.quiet}
    return rows(theme, labels, points, [term_in_words(name, labels) for name in names], axis=axis)
