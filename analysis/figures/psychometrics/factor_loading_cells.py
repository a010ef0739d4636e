"""Loadings of items on factors as cells."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.cells import Cell, cells
from analysis.figures.kit.charts import cohort_before
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.dimensions import factor_loadings


@figure(of=factor_loadings)
def factor_loading_cells(loadings: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which items make up which factor, and how strongly the general factor runs through all."""
    factors = loadings["factor"].unique(maintain_order=True).to_list()
    names = cohort_before([labels.value("item", item) for item in loadings["item"]], loadings)
    lines = list(dict.fromkeys(names))
    drawn = []
    for mark, (name, row) in enumerate(zip(names, loadings.iter_rows(named=True), strict=True)):
        said = f"{row['loading']:.2f}".replace("-", "−")
        factor = labels.value("factor", row["factor"])
        hover = f"{name} × {factor}<br>{said}<br>h² = {row['communality']:.2f}"
        drawn.append(Cell(lines.index(name), factors.index(row["factor"]), row["loading"], said, hover, mark))
    return cells(
        theme,
        drawn,
        lines,
        [labels.value("factor", factor) for factor in factors],
        ends=(-1.0, 1.0),
        title=labels("axis.loading"),
        middle=0.0,
    )
