"""Which transitions differ between two cohorts, as cells."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.codes.transition_tests import transition_differences
from analysis.core.registry import figure
from analysis.figures.codes.shapes.grid import code_cells
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

CLEAR = 0.05


@figure(of=transition_differences)
def transition_difference_cells(pairs: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Share in B minus share in A, in percentage points; a star where it is significant after correction."""

    def written(row: Mapping[str, Any]) -> tuple[str, str]:
        if row["share_difference"] is None:
            return "", ""
        points = f"{100 * row['share_difference']:+.1f}".replace("-", "−")
        star = "*" if row["p_adjusted"] is not None and row["p_adjusted"] < CLEAR else ""
        p = "–" if row["p_adjusted"] is None else f"{row['p_adjusted']:.3f}"
        sides = f"A {labels.percent(row['share_a'])} / B {labels.percent(row['share_b'])}"
        return points + star, f"{sides}<br>{labels('column.p_adjusted')} {p}"

    return code_cells(
        pairs,
        "code_before",
        "code_after",
        value="share_difference",
        written=written,
        title=labels("axis.share_difference"),
        below=labels("column.code_after"),
        labels=labels,
        theme=theme,
        middle=0.0,
    )
