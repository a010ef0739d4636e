"""Automatic metrics against judgements."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.metrics import metric_in_words
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.judgement.metrics import judgement_metrics
from analysis.labels import Labels

OVER = ("responses", "pairs", "systems")


@figure(of=judgement_metrics)
def judgement_metric_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How far each metric goes with judgements over responses, within pairs and over systems."""
    return code_dots(
        frame,
        "metric",
        value="estimate",
        group="over",
        groups={one: labels.value("over", one) for one in OVER if one in set(frame["over"])},
        names={one: metric_in_words(one, labels) for one in frame["metric"].unique()},
        axis=labels("axis.rank_agreement"),
        labels=labels,
        theme=theme,
        n="n",
    )
