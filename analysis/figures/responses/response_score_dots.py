"""How near systems come to the gold responses."""

from functools import partial

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import rows
from analysis.figures.kit.system_rows import legend, lines
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.responses.scores import response_scores

SHOWN = ("bleu_1", "bleu_4", "chrf", "rouge_l")


@figure(of=response_scores)
def response_score_dots(scores: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """BLEU-1, BLEU-4, chrF and ROUGE-L of each system with their intervals."""
    shown = scores.filter(pl.col("metric").is_in(SHOWN) & pl.col("estimate").is_not_null())
    names, points = lines(shown, "metric", "estimate", partial(labels.value, "metric"))
    axis = {"title": {"text": labels("axis.overlap")}, "rangemode": "tozero"}
    return rows(theme, labels, points, names, axis=axis, groups=legend(shown, labels), counted=False, named=True)
