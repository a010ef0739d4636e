"""How near systems come to the gold responses in meaning."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.metrics import metric_in_words
from analysis.figures.kit.charts import rows
from analysis.figures.kit.system_rows import legend, lines
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.responses.nearness import response_nearness


@figure(of=response_nearness)
def response_nearness_dots(nearness: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Each system's nearness by each model with its interval; the table names the models' revisions."""
    models = nearness["measured_by"].unique(maintain_order=True).to_list()
    short = [model.partition(" (")[0] for model in models]
    names_of = dict(zip(models, short if len(set(short)) == len(short) else models, strict=True))
    names, points = lines(
        nearness, "measured_by", "estimate", lambda model: metric_in_words(names_of[model], labels)
    )
    axis = {"title": {"text": labels("axis.nearness")}, "rangemode": "tozero"}
    systems = legend(nearness, labels)
    return rows(theme, labels, points, names, axis=axis, groups=systems, counted=False, named=True)
