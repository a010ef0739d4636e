"""A measure of fidelity against each of the client's items."""

import plotly.graph_objects as go
import polars as pl

from analysis.codes.fidelity import SUM, fidelity_items
from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=fidelity_items)
def fidelity_item_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Points of each item for one standard deviation more of a measure, adjusted, with 95 % intervals."""
    shown = numbered(frame).filter((pl.col("item") != SUM) & pl.col("estimate").is_not_null())
    items, points = place(shown, "item", value="estimate")
    names = [labels.value("item", item) for item in items]
    measure = labels.value("interaction", next(iter(frame["measure_name"]), ""))
    title = labels("axis.item_points", measure=measure)
    axis = {"title": {"text": title}, "zeroline": True, "zerolinecolor": theme.quiet}
    if shown.is_empty() and frame.height:  # too few dialogues for any model
        nothing = go.Scatter(x=[None], y=[None], hoverinfo="skip", showlegend=False)
        note = {"text": labels("settled.not_fitted"), "xref": "paper", "yref": "paper", "showarrow": False}
        return theme.draw(nothing, rows=1, annotations=[note | {"x": 0.5, "y": 0.5}])
    return rows(theme, labels, points, names, axis=axis, digits=2)
