"""A table of numbers as coloured cells: bars of one cell's size, so that marks are clickable and vector."""

from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from analysis.figures.kit.charts import mark_ids
from analysis.figures.kit.theme import Theme

GAP = 0.06


@dataclass(frozen=True)
class Cell:
    """One cell: where it stands, its value (None: empty), what is written in it and on hover, its table's row."""

    row: int
    column: float
    value: float | None
    text: str
    hover: str
    mark: int
    width: float = 1.0


def cells(
    theme: Theme,
    drawn: list[Cell],
    rows: list[str],
    columns: list[str],
    *,
    ends: tuple[float, float],
    title: str,
    middle: float | None = None,
    slanted: bool = False,
    below: str = "",
) -> go.Figure:
    """Cells on a grid, the first row on top; a name may have two lines.

    ``ends``: the values of the palest (or, with a middle, the first) and the strongest colour;
    ``middle``: the value without colour, where there is one; ``below``: what the columns are.
    """
    known = [cell for cell in drawn if cell.value is not None]
    low, high = ends
    trace = go.Bar(
        orientation="h",
        name=title,
        ids=mark_ids(cell.mark for cell in known),
        y=[cell.row for cell in known],
        base=[cell.column - cell.width / 2 + GAP / 2 for cell in known],
        x=[cell.width - GAP for cell in known],
        width=1 - GAP,
        marker={
            "color": [cell.value for cell in known],
            "colorscale": _scale(theme, low, high, middle),
            "cmin": low,
            "cmax": high,
            "showscale": True,
            "colorbar": {
                "title": {"text": title, "side": "right", "font": {"size": 12, "color": theme.quiet}},
                "thickness": 10,
                "outlinewidth": 0,
                "tickfont": {"color": theme.quiet},
            },
        },
        text=[cell.text for cell in known],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": [_ink(theme, cell, low, high, middle) for cell in known], "size": 11},
        constraintext="none",
        customdata=[cell.hover for cell in known],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return theme.draw(
        trace,
        rows=len(rows) + (6 if slanted else 2),
        barmode="overlay",
        showlegend=False,
        xaxis={
            **_axis(columns, [-0.5, len(columns) - 0.5]),
            "tickangle": -50 if slanted else 0,
            **({"title": {"text": below}} if below else {}),
        },
        yaxis=_axis(rows, [len(rows) - 0.5, -0.5]),
    )


def _axis(names: list[str], reach: list[float]) -> dict[str, Any]:
    return {
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": [escape(name).replace("\n", "<br>") for name in names],
        "range": reach,
        "showgrid": False,
    }


def _scale(theme: Theme, low: float, high: float, middle: float | None) -> list[list[Any]]:
    if middle is None:
        return [[0.0, theme.grid], [1.0, theme.accent]]
    at = (middle - low) / (high - low)
    return [[0.0, theme.series[1]], [at, theme.grid], [1.0, theme.accent]]


def _ink(theme: Theme, cell: Cell, low: float, high: float, middle: float | None) -> str:
    """Text that stays readable on the cell's colour."""
    value = low if cell.value is None else cell.value
    start = low if middle is None else middle
    strength = abs(value - start) / max(
        1e-9, (high if value >= start else low) - start if value >= start else start - low
    )
    return theme.surface if strength > 0.55 else theme.ink
