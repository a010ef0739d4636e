"""Item-total correlations with their intervals."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.core.statistics.models.rating_kinds import KINDS
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.dodge import by_cohort, dodge
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.reliability import item_statistics


@figure(of=item_statistics)
def item_total_dots(items: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How each item goes with the sum of the others, pooled, within clients and between clients."""
    names, points = place(items, "item", value="r_rest", group="kind")
    kinds: dict[str, str] = {kind: labels.value("kind", kind) for kind in KINDS}
    apart = "cohort" in points.columns
    if apart:
        points, kinds = by_cohort(points, kinds)
    axis = {"title": {"text": labels("axis.r_rest")}}
    shown = [labels.value("item", name) for name in names]
    return dodge(
        rows(theme, labels, points, shown, axis=axis, groups=kinds, digits=2, counted=False, roomy=1.2 + apart)
    )
