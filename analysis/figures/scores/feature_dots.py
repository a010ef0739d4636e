"""Correlations of features with the score."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.charts import place, rows
from analysis.figures.kit.dodge import by_cohort, dodge
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.features import KINDS, feature_correlations


@figure(of=feature_correlations)
def feature_dots(correlations: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Spearman's rho of each feature, pooled and within client, of each cohort."""
    axis = {"title": {"text": labels("axis.rho")}, "zeroline": True, "zerolinecolor": theme.quiet}
    if not correlations["rho"].count():
        axis["range"] = [-1, 1]
    features, points = place(correlations, "feature", value="rho", group="kind")
    names = [labels.value("feature", feature) for feature in features]
    kinds: dict[str, str] = {kind: labels.value("kind", kind) for kind in KINDS}
    two_cohorts = "cohort" in correlations.columns
    if two_cohorts:
        points, kinds = by_cohort(points, kinds)
    counts = dict(points.group_by("group").agg(pl.col("n").max()).iter_rows())
    alike = points.group_by("group").agg(pl.col("n").n_unique())["n"].max() == 1  # then the legend says it
    groups = {kind: f"{name}  n={labels.number(counts[kind])}" for kind, name in kinds.items() if counts.get(kind)}
    return dodge(
        rows(
            theme,
            labels,
            points,
            names,
            axis=axis,
            groups=groups,
            digits=2,
            counted=not (two_cohorts or alike),
            roomy=1 + two_cohorts,
        )
    )
