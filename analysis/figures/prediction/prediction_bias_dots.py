"""By how many points predictions are too high or too low."""

from functools import partial

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.system_rows import legend
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.prediction.calibration import prediction_bias


@figure(of=prediction_bias)
def prediction_bias_dots(bias: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The mean error of each item or score band, one mark a system; right of zero predicts too high."""
    shown = numbered(bias)
    keys, points = place(shown, "group", value="mean", group="system")
    by = next(iter(bias["by"]), "item")
    names = list(map(partial(labels.value, by), keys))
    axis = {
        "title": {"text": labels("axis.prediction_bias")},
        "zeroline": True,
        "zerolinecolor": theme.quiet,
        "rangemode": "tozero",
    }
    return rows(theme, labels, points, names, axis=axis, groups=legend(shown, labels), digits=2)
