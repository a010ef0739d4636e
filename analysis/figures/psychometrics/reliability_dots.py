"""Reliability coefficients with their intervals."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.core.statistics.models.rating_kinds import KINDS
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.dodge import by_cohort, dodge
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.reliability import scale_reliability


@figure(of=scale_reliability)
def reliability_dots(coefficients: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Alpha and omega, pooled, within clients and between clients."""
    names, points = place(coefficients, "coefficient", value="estimate", group="kind")
    kinds: dict[str, str] = {kind: labels.value("kind", kind) for kind in KINDS}
    if "cohort" in points.columns:
        points, kinds = by_cohort(points, kinds)
    lowest = points.select(pl.min_horizontal("low", "value").min()).item()
    axis = {"title": {"text": labels("axis.coefficient")}, "range": [max(0.0, (lowest or 0.5) - 0.05), 1.005]}
    shown = [labels.value("coefficient", name) for name in names]
    return dodge(rows(theme, labels, points, shown, axis=axis, groups=kinds, digits=3, counted=False, roomy=1.6))
