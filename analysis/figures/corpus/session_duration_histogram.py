"""Session durations as a histogram."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.corpus.overview import session_durations
from analysis.figures.kit.charts import columns
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=session_durations)
def session_duration_histogram(durations: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How long sessions last."""
    unit = labels("axis.minutes")
    bins = durations.with_columns(
        x=(pl.col("low") + pl.col("high")) / 2,
        width=pl.col("high") - pl.col("low"),
        text=pl.format("{}–{} " + unit, "low", "high"),
        n="n_dialogues",
    )
    axis = {"title": {"text": unit}, "showgrid": False, "range": _range(durations)}
    return columns(theme, labels, bins, axis=axis)


def _range(durations: pl.DataFrame) -> list[float] | None:
    """At least an hour, so that a single bar does not fill the chart."""
    if durations.is_empty():
        return None
    low, high = durations["low"].sort()[0], durations["high"].sort()[-1]
    spare = max(0.0, (60 - (high - low)) / 2)
    return [low - spare, high + spare]
