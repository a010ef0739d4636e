"""Differences between systems, two by two."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.display.metrics import metric_in_words
from analysis.figures.kit.charts import rows
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.responses.pairs import response_pairs


@figure(of=response_pairs)
def response_pair_dots(pairs: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Each pair's difference with its interval; right of zero the second is nearer to the gold responses."""
    shown = pairs.filter(pl.col("difference").is_not_null())
    listed = shown.select("system_a", "system_b").unique(maintain_order=True)
    numbered = shown.join(listed.with_row_index("row"), on=["system_a", "system_b"], maintain_order="left")
    points = numbered.select(
        pl.col("row").cast(pl.Int32),
        pl.col("difference").alias("value"),
        "low",
        "high",
        "n",
        *(["cohort"] if "cohort" in shown.columns else []),
    )
    metric = metric_in_words(next(iter(pairs["metric"]), "chrf_segment"), labels)
    names = [f"{b} − {a}" for a, b in listed.iter_rows()]
    axis = {
        "title": {"text": labels("axis.score_difference", metric=metric)},
        "zeroline": True,
        "zerolinecolor": theme.quiet,
        "rangemode": "tozero",
    }
    return rows(theme, labels, points, names, axis=axis, digits=2)
