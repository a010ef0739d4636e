"""The codes of two coders beside each other."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.codes.confusion import coder_confusion
from analysis.core.registry import figure
from analysis.figures.codes.shapes.grid import code_cells
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels


@figure(of=coder_confusion)
def confusion_cells(cells: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """How often coder A gave one code where B gave another; the color is the share of A's code."""

    def written(row: Mapping[str, Any]) -> tuple[str, str]:
        return labels.number(row["n"]), f"n = {labels.number(row['n'])}<br>{labels.percent(row['share'])}"

    return code_cells(
        cells,
        "code_a",
        "code_b",
        value="share",
        written=written,
        title=labels("axis.share"),
        below=labels("column.code_b"),
        labels=labels,
        theme=theme,
    )
