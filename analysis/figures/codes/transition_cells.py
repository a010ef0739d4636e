"""Which code follows which, as cells."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.codes.transitions import transitions
from analysis.core.registry import figure
from analysis.figures.codes.shapes.grid import code_cells
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=transitions)
def transition_cells(pairs: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Of the pairs that begin with a code (row), the share in which another (column) follows.

    The color is how much more or less that is than the second code's share among all pairs.
    """

    def written(row: Mapping[str, Any]) -> tuple[str, str]:
        base = f"{labels('column.share_base')} {labels.percent(row['share_base'])}"
        bounds = "" if row["low"] is None else f" [{100 * row['low']:.1f}, {100 * row['high']:.1f}]"
        counts = f"n = {labels.number(row['n'])} / {labels.number(row['of'])}"
        hover = "<br>".join((labels.percent(row["share"]) + bounds, base, counts))
        return f"{100 * row['share']:.0f}", hover

    return code_cells(
        pairs.with_columns(beyond=pl.col("share") - pl.col("share_base")),
        "code_before",
        "code_after",
        value="beyond",
        written=written,
        title=labels("axis.share_beyond"),
        below=labels("column.code_after"),
        labels=labels,
        theme=theme,
        middle=0.0,
    )
