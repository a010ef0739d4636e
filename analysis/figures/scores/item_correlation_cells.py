"""Correlations of the items as cells, in clustered order."""

from math import floor

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.cells import Cell, cells
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.scores.items import item_correlations


@figure(of=item_correlations)
def item_correlation_cells(pairs: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Pearson's r of every two items; with two cohorts A below the diagonal and B above it."""
    cohorts = pairs.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    first = pairs.filter(pl.col("cohort") == cohorts[0]) if cohorts else pairs
    items = [*first["item_a"].unique(maintain_order=True), *first["item_b"].tail(1)]
    at = {item: index for index, item in enumerate(items)}
    names = [labels.value("item", item) for item in items]
    drawn = []
    for mark, row in enumerate(pairs.iter_rows(named=True)):
        low, high = sorted((at[row["item_a"]], at[row["item_b"]]))
        cohort = row.get("cohort")
        for i, j in ((high, low), (low, high)):
            if cohort and (cohort == "A") != (i > j):
                continue
            r = row["r"]
            text = "–" if r is None else f"{r:.2f}".replace("-", "−")
            which = f"{cohort} · " if cohort else ""
            hover = f"{which}{names[i]} × {names[j]}<br>r = {text}<br>n = {row['n']:,}"
            drawn.append(Cell(i, j, r, "", hover, mark))
    values = [cell.value for cell in drawn if cell.value is not None]
    below = any(value < 0 for value in values)
    start = -1.0 if below else floor(10 * min(values, default=0.0)) / 10
    title = labels("axis.r_cohorts" if cohorts else "axis.r")
    middle = 0.0 if below else None
    return cells(theme, drawn, names, names, ends=(start, 1.0), title=title, middle=middle, slanted=True)
