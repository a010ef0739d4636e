"""Differential item functioning as cells."""

import plotly.graph_objects as go
import polars as pl

from analysis.core.registry import figure
from analysis.figures.kit.cells import Cell, cells
from analysis.figures.kit.charts import cohort_before
from analysis.figures.kit.theme import LIGHT, Theme
from analysis.labels import Labels
from analysis.psychometrics.item_functioning import LARGE, item_functioning


@figure(of=item_functioning)
def functioning_cells(frame: pl.DataFrame, *, labels: Labels, theme: Theme = LIGHT) -> go.Figure:
    """Which item is rated higher or lower in which group at the same rating of the rest."""
    groups = frame["group"].unique(maintain_order=True).to_list()
    names = cohort_before([labels.value("item", item) for item in frame["item"]], frame)
    lines = list(dict.fromkeys(names))
    by = next(iter(frame["by"]), "year")
    columns = [labels.value("topic", group) if by == "topic" else group for group in groups]
    drawn = []
    for mark, (name, row) in enumerate(zip(names, frame.iter_rows(named=True), strict=True)):
        value = row["standardized"]
        said = "–" if value is None else f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")
        sure = row["p_adjusted"] is not None and row["p_adjusted"] < 0.05
        column = groups.index(row["group"])
        hover = f"{name} × {columns[column]}<br>{said}{'*' if sure else ''}<br>n = {row['n_dialogues']:,}"
        drawn.append(Cell(lines.index(name), column, value, said + ("*" if sure else ""), hover, mark))
    most = max((abs(cell.value) for cell in drawn if cell.value is not None), default=LARGE)
    reach = max(LARGE, most)
    title = labels("axis.standardized")
    return cells(
        theme, drawn, lines, columns, ends=(-reach, reach), title=title, middle=0.0, slanted=by == "topic"
    )
