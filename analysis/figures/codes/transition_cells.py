"""Which code follows which, as cells."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.codes.transitions import transitions
from analysis.core.registry import figure
from analysis.figures.codes.grid import code_cells
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=transitions)
def transition_cells(pairs: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Of the pairs that begin with a code (row), the share in which another (column) follows."""

    def written(row: Mapping[str, Any]) -> tuple[str, str]:
        bounds = "" if row["low"] is None else f" [{100 * row['low']:.1f}, {100 * row['high']:.1f}]"
        hover = (
            f"{labels.percent(row['share'])}{bounds}<br>n = {labels.number(row['n'])} / {labels.number(row['of'])}"
        )
        return f"{100 * row['share']:.0f}", hover

    return code_cells(
        pairs,
        "code_before",
        "code_after",
        value="share",
        written=written,
        title=labels("axis.share_after"),
        below=labels("column.code_after"),
        labels=labels,
        theme=theme,
    )
