"""Small panels in two columns, each with an axis of its own and a title above it."""

from html import escape
from typing import Any

import polars as pl

from analysis.comparison.pairs import OWN
from analysis.figures.kit.charts import PANEL
from analysis.figures.kit.theme import Theme
from analysis.labels import Labels

COLUMNS = 2
BETWEEN = 0.08


def groups_of(frame: pl.DataFrame, labels: Labels) -> dict[str, str]:
    """The compared corpora with their names; own halves lead, in the color of the first."""
    names = dict.fromkeys([OWN, *frame["corpus_name"].unique(maintain_order=True)])
    return {name: labels.value("compared_corpus", name) for name in names}


def domains(heights: list[float], gap: float) -> list[tuple[list[float], list[float]]]:
    """For each panel, row by row, its part of the width and of the height.

    Args:
        heights: of each row of panels, in lines of text.
        gap: between two rows, in lines of text.
    """
    whole = sum(heights) + gap * (len(heights) - 0.5)
    width = (1 - BETWEEN * (COLUMNS - 1)) / COLUMNS
    places, top = [], 1.0
    for number, height in enumerate(heights):
        top -= (gap if number else gap / 2) / whole
        for column in range(COLUMNS):
            left = column * (width + BETWEEN)
            places.append(([left, left + width], [max(0.0, top - height / whole), top]))
        top -= height / whole
    return places


def heading(theme: Theme, text: str, place: tuple[list[float], list[float]]) -> dict[str, Any]:
    """The title of a panel, above it on the left."""
    return {
        "name": PANEL,
        "text": escape(text),
        "x": place[0][0],
        "y": place[1][1],
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": theme.ink},
    }


def nth(name: str, number: int) -> str:
    """The name of the n-th axis, from 0: x, then x2."""
    return name if not number else f"{name}{number + 1}"
