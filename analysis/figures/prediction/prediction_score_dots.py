"""How near predictions come to the ratings, by the metrics between 0 and 1."""

from functools import partial

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import numbered, rows
from analysis.figures.kit.system_rows import legend, lines
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.figures.prediction.names import marked
from analysis.labels import Labels
from analysis.prediction.metrics import EXACT, LOWER_IS_BETTER
from analysis.prediction.scores import prediction_scores
from data.predictions.store import TOTALS


@figure(of=prediction_scores)
def prediction_score_dots(scores: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Accuracy, correlations and weighted kappa of each system with their intervals; ‡ knows the rater.

    Of a total with its hundred points accuracy is left out: it tells next to nothing.
    """
    of_total = pl.col("target").is_in(TOTALS) & pl.col("metric").is_in(EXACT)
    there = pl.col("estimate").is_not_null() & ~pl.col("metric").is_in(LOWER_IS_BETTER) & ~of_total
    shown = marked(numbered(scores).filter(there))
    names, points = lines(shown, "metric", "estimate", partial(labels.value, "metric"))
    points = points.with_columns(mark=shown["mark"])
    axis = {"title": {"text": labels("axis.prediction_agreement")}, "rangemode": "tozero"}
    systems = legend(shown, labels)
    return rows(theme, labels, points, names, axis=axis, groups=systems, counted=False, named=True, digits=2)
