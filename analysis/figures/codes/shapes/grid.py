"""Two codes and a number as cells: the first code a row, the second a column, cohorts beside each other."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.figures.kit.cells import Cell, cells
from analysis.figures.kit.theme import Theme
from analysis.labels import Labels

WIDEST = 3


def in_order(codes: pl.Series) -> list[str]:
    """The codes as they first appear; ``none`` last."""
    ordered = codes.unique(maintain_order=True).to_list()
    return [code for code in ordered if code != "none"] + [code for code in ordered if code == "none"]


def code_cells(
    frame: pl.DataFrame,
    first: str,
    second: str,
    *,
    value: str,
    written: Callable[[Mapping[str, Any]], tuple[str, str]],
    title: str,
    below: str,
    labels: Labels,
    theme: Theme,
    middle: float | None = None,
    per: float = 100.0,
) -> go.Figure:
    """Cells of a table with two columns of codes.

    ``written``: of a row, what stands in its cell and what is said on hover; ``per``: times what.
    """
    cohorts = frame.get_column("cohort", default=pl.Series(dtype=pl.String)).unique(maintain_order=True).to_list()
    rows, columns = in_order(frame[first]), in_order(frame[second])
    each = [(code, cohort) for code in columns for cohort in cohorts or [None]]
    places = {key: place for place, key in enumerate(each)}
    drawn = []
    for mark, row in enumerate(frame.iter_rows(named=True)):
        number = row[value]
        text, hover = written(row)
        cohort = row.get("cohort")
        which = " → ".join(escape(labels.value("code_of", row[name])) for name in (first, second))
        said = "<br>".join(filter(None, (f"<b>{which}</b>", cohort, hover)))
        column = places[row[second], cohort]
        shown = None if number is None else per * number
        drawn.append(Cell(rows.index(row[first]), column, shown, text, said, mark))
    known = [cell.value for cell in drawn if cell.value is not None]
    most = max((abs(one) for one in known), default=1.0) or 1.0
    names = ["\n".join(filter(None, (labels.value("code_of", code), cohort))) for code, cohort in each]
    slanted = len(names) > WIDEST
    return cells(
        theme,
        drawn,
        [labels.value("code_of", code) for code in rows],
        names,
        ends=(-most, most) if middle is not None else (0.0, most),
        title=title,
        middle=middle,
        slanted=slanted,
        below="" if slanted else below,
    )
