"""Dependence of one turn on the last."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.dodge import by_cohort, dodge
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.interaction.lags import LAGS, turn_lags
from analysis.labels import Labels


@figure(of=turn_lags)
def turn_lag_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Whether lengths and reply times follow one's own or the other's last turn."""
    keyed = frame.with_columns(line=pl.concat_str("measure_name", "role", separator=" "))
    lines, points = place(keyed, "line", value="r", group="lag")
    lags: dict[str, str] = {lag: labels.value("lag", lag) for lag in LAGS}
    apart = "cohort" in points.columns
    if apart:
        points, lags = by_cohort(points, lags)
    pairs = (line.split(" ") for line in lines)
    names = [f"{labels.value('interaction', name)} · {labels.value('role', role)}" for name, role in pairs]
    axis = {"title": {"text": labels("axis.lag_r")}, "zeroline": True, "zerolinecolor": theme.quiet}
    return dodge(
        rows(theme, labels, points, names, axis=axis, groups=lags, digits=2, counted=False, roomy=1.5 + apart)
    )
