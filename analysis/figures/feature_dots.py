"""Correlations of features with the score."""

import plotly.graph_objects as go
import polars as pl

from analysis.features import KINDS, feature_correlations
from analysis.figures.dodge import dodge
from analysis.figures.shapes import place, rows
from analysis.figures.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.registry import figure


@figure(of=feature_correlations)
def feature_dots(correlations: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Spearman's rho of each feature, pooled and within client; with two cohorts a line for each kind."""
    axis = {"title": {"text": labels("axis.rho")}, "zeroline": True, "zerolinecolor": theme.quiet}
    if not correlations["rho"].count():
        axis["range"] = [-1, 1]
    if "cohort" in correlations.columns:
        key = pl.concat_str("feature", "kind", separator="\x1f")
        keys, points = place(correlations.with_columns(key=key), "key", value="rho")
        parts = [code.split("\x1f") for code in keys]
        names = [f"{labels.value('feature', feature)} · {labels.value('kind', kind)}" for feature, kind in parts]
        return rows(theme, labels, points, names, axis=axis, digits=2)
    features, points = place(correlations, "feature", value="rho", group="kind")
    names = [labels.value("feature", feature) for feature in features]
    kinds: dict[str, str] = {}
    for kind in KINDS:
        n = correlations.filter(pl.col("kind") == kind)["n_dialogues"].max()
        if n is not None:
            kinds[kind] = f"{labels.value('kind', kind)}  n={labels.number(float(str(n)))}"
    drawn = rows(theme, labels, points, names, axis=axis, groups=kinds, digits=2)
    return dodge(drawn)
