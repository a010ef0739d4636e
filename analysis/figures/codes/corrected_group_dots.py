"""Shares of a code by machine labels in groups, as they are and corrected."""

import plotly.graph_objects as go
import polars as pl

from analysis.codes.corrected import ESTIMATORS
from analysis.codes.corrected_groups import corrected_groups
from analysis.core.registry import figure
from analysis.figures.codes.shapes.dots import code_dots
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

NAMED = ("topic", "band", "role", "phase")


@figure(of=corrected_groups)
def corrected_group_dots(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """The share (of scales: the mean) of a code in each group, naive and corrected, with 95 % intervals."""
    by, code, scheme = (next(iter(frame[name]), "") for name in ("by", "label_code", "scheme"))
    is_mean = not code
    shown = frame.with_row_index("mark")
    if not is_mean:
        shown = shown.with_columns(pl.col("estimate", "low", "high") * 100)
    groups = frame["group"].unique(maintain_order=True)
    what = labels("codes.mean_of", scheme=labels.value("scheme", scheme))
    return code_dots(
        shown,
        "group",
        value="estimate",
        group="estimator",
        groups={one: labels.value("estimator", one) for one in ESTIMATORS},
        names={name: labels.value(by, name) if by in NAMED else name for name in groups},
        axis=what if is_mean else labels("codes.share_of", code=labels.value("code_of", code)),
        labels=labels,
        theme=theme,
        n="n_units",
        digits=2 if is_mean else 1,
    )
