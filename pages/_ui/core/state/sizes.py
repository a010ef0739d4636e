"""How much memory a cached value takes, near enough to bound what all of them take together."""

import pickle
from typing import Any

import plotly.graph_objects as go
import polars as pl

from analysis.core.query.selection import Selection
from analysis.export.render.files import Rendered
from analysis.export.result import Result

SMALL = 2_000
A_ROW = 500
FIGURE, FIGURE_RATIO = 60_000, 3  # Plotly's objects around the data, as tracemalloc measures them


def bytes_of(value: Any) -> int:
    """The bytes of a table, a figure, a selection, a file, or a list of small things."""
    if isinstance(value, pl.DataFrame):
        return SMALL + int(value.estimated_size())
    if isinstance(value, go.Figure):
        return FIGURE + FIGURE_RATIO * len(pickle.dumps(value.to_dict()))
    if isinstance(value, Selection):
        return SMALL + value.most_bytes
    if isinstance(value, Rendered):
        return SMALL + len(value.content)
    if isinstance(value, Result):
        return bytes_of(value.frame)
    return SMALL + A_ROW * (len(value) if isinstance(value, list) else 1)
