"""Themes by their slope on a score."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.utterances.theme_scores import theme_scores

MOST = 24
CLEAR = 0.05


@figure(of=theme_scores)
def theme_score_dots(scores: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The change of the outcome for one standard deviation more of a theme, with intervals.

    The clearest themes, at most 24, from the highest to the lowest; starred where clear after correction.
    """
    first = numbered(scores).head(MOST).sort("points_per_sd", descending=True)
    keys, points = place(first, "theme", value="points_per_sd")
    star = {
        key: f"{name}{'*' if p is not None and p < CLEAR else ''}"
        for key, name, p in first.select("theme", "theme_name", "p_adjusted").iter_rows()
    }
    axis = {"title": {"text": labels("utterances.axis_points")}, "zeroline": True, "zerolinecolor": theme.quiet}
    return rows(theme, labels, points, [star[key] for key in keys], axis=axis, digits=2)
