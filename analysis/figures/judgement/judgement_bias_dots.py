"""What moves a judgement besides the response."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.judgement.biases import LENGTH, ORDER, judgement_biases
from analysis.labels import Labels


@figure(of=judgement_biases)
def judgement_bias_dots(biases: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Points by which the response shown first, and the longer one, is preferred, by rater; 0: no bias."""
    names = {rater: rater or labels.value("rater_kind", "") for rater in biases["rater"].unique()}
    return code_dots(
        biases,
        "rater",
        value="estimate",
        group="bias",
        groups={one: labels.value("bias", one) for one in (ORDER, LENGTH) if one in set(biases["bias"])},
        names=names,
        axis=labels("axis.bias"),
        labels=labels,
        theme=theme,
        n="n",
        digits=1,
    )
