"""How far dialogues move."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.paths import path_lengths


@figure(of=path_lengths)
def path_length_dots(moves: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The mean distance from one fifth to the next, and from the first to the last, with 95 % intervals."""
    keys, points = place(moves, "fifths", value="mean")
    names = [labels("utterances.step", a=key[0], b=key[-1]) for key in keys]
    axis = {"title": {"text": labels("axis.path_distance")}}
    return rows(theme, labels, points, names, axis=axis, digits=3)
