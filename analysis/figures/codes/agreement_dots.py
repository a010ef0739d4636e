"""Agreement of coders by code."""

import plotly.graph_objects as go
import polars as pl

from analysis.codes.agreement import agreement
from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

SHOWN = ("alpha_nominal", "alpha_ordinal", "alpha_interval", "cohen", "ac1")


@figure(of=agreement)
def agreement_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Krippendorff's alpha, Cohen's kappa and Gwet's AC1 of the scheme and of each code, with 95 % intervals."""
    shown = frame.with_row_index("mark").filter(pl.col("coefficient").is_in(SHOWN))
    names = {code: labels.value("code_of", code) for code in frame["label_code"].unique()}
    names[""] = labels.value("scheme", next(iter(frame["scheme"]), ""))
    return code_dots(
        shown,
        "label_code",
        value="estimate",
        group="coefficient",
        groups={one: labels.value("coefficient", one) for one in SHOWN if one in set(frame["coefficient"])},
        names=names,
        axis=labels("axis.agreement"),
        labels=labels,
        theme=theme,
        n="n_units",
    )
