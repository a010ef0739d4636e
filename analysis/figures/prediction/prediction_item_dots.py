"""How near predictions come to the ratings of each item."""

from functools import partial

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, place, rows
from analysis.figures.kit.system_rows import legend
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.prediction.names import marked
from analysis.labels import Labels
from analysis.prediction.scores import prediction_items


@figure(of=prediction_items)
def prediction_item_dots(items: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """One metric of each item, one mark a system, with intervals; ‡ knows the rater."""
    shown = marked(numbered(items).filter(pl.col("estimate").is_not_null()))
    keys, points = place(shown, "target", value="estimate", group="system")
    names = list(map(partial(labels.value, "target"), keys))
    metric = labels.value("metric", next(iter(items["metric"]), "mae"))
    axis = {"title": {"text": metric}}
    return rows(theme, labels, points, names, axis=axis, groups=legend(shown, labels), digits=2)
