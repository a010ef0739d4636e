"""Machine labels against gold by code."""

import plotly.graph_objects as go
import polars as pl

from analysis.codes.checks import MEASURES, label_checks
from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=label_checks)
def label_check_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Precision, recall and F1 of each code, with 95 % intervals."""
    return code_dots(
        frame,
        "label_code",
        value="estimate",
        group="coefficient",
        groups={one: labels.value("coefficient", one) for one in MEASURES},
        names={code: labels.value("code_of", code) for code in frame["label_code"].unique()},
        axis=labels("axis.retrieval"),
        labels=labels,
        theme=theme,
        n="n_units",
    )
