"""Fidelity against the client's items, as cells."""

import plotly.graph_objects as go
import polars as pl

from analysis.codes.fidelity import SUM, fidelity_items
from analysis.core.registry import figure
from analysis.figures.kit.cells import Cell, cells
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels

CLEAR = 0.05


@figure(of=fidelity_items)
def fidelity_item_cells(found: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Points of each item for one standard deviation of each measure; a star where that is significant."""
    shown = found.with_row_index("mark").filter(pl.col("item") != SUM)
    measures = shown["measure_name"].unique(maintain_order=True).to_list()
    items = shown["item"].unique(maintain_order=True).to_list()
    cohorts = found.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    wide = len(cohorts) or 1
    drawn = []
    for row in shown.iter_rows(named=True):
        value, p = row["estimate"], row["p_adjusted"]
        column = wide * measures.index(row["measure_name"]) + (cohorts.index(row["cohort"]) if cohorts else 0)
        written = labels.number(value, 2)
        bounds = f" [{labels.number(row['low'], 2)}, {labels.number(row['high'], 2)}]"
        name = labels.value("item", row["item"])
        measure = labels.value("interaction", row["measure_name"])
        hover = f"{name}<br>{measure}<br>{written}{bounds}<br>n = {labels.number(row['n_dialogues'])}"
        star = "*" if p is not None and p < CLEAR else ""
        drawn.append(Cell(items.index(row["item"]), column, value, written + star, hover, row["mark"]))
    most = max((abs(cell.value) for cell in drawn if cell.value is not None), default=1.0) or 1.0
    names = [
        "\n".join(filter(None, (labels.value("interaction", one), side)))
        for one in measures
        for side in cohorts or [None]
    ]
    return cells(
        theme,
        drawn,
        [labels.value("item", item) for item in items],
        names,
        ends=(-most, most),
        title=labels("axis.item_points"),
        middle=0.0,
    )
