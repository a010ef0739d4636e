"""Mean scores of groups with their intervals."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.small_samples import marked
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.group_names import group_name
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.groups import score_groups


@figure(of=score_groups)
def score_group_dots(means: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How each year, band, topic or length was rated; open marks have no interval."""
    codes, points = place(means, "group", value="mean")
    by = next(iter(means["by"]), "year")
    names = [group_name(by, code, labels) for code in codes]
    measure = next(iter(means["measure"]), "item_sum")
    axis = {"title": {"text": labels(f"axis.mean_{measure}")}}
    return rows(theme, labels, points, marked(names, points), axis=axis)
