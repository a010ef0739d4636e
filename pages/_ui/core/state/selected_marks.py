"""Which marks and rows are pressed: kept in the address (``o.mark``), so that the way back finds them again.

``o.mark=topic_bars:1a2b3c4d;overview:…``: the card's name, and for each pressed row the checksum of what
names it. A row is found again under another selection, wherever it stands then.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from analysis.core.drilldown import Row
from analysis.core.registry import Table
from analysis.figures.kit.charts import row_of
from pages._ui.core.state import history
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View

OPTION = "mark"
MOST = 24
CODE = re.compile(r"\w+:[0-9a-f]{8}(,[0-9a-f]{8})*(;\w+:[0-9a-f]{8}(,[0-9a-f]{8})*)*")
TREES = ("sunburst", "treemap", "icicle")  # these show what is pressed by opening it


def rows(name: str, table: Table, frame: pl.DataFrame) -> list[int]:
    """The rows of a table that are pressed in a card."""
    codes = _all().get(name)
    if not codes:
        return []
    places: dict[str, int] = {}
    for number, row in enumerate(frame.select(_naming(table, frame)).iter_rows(named=True)):
        places.setdefault(_code(row), number)
    return [places[code] for code in codes if code in places]


def put(name: str, table: Table, frame: pl.DataFrame, numbers: Sequence[int]) -> None:
    """Put a card's pressed rows into the address; none takes them out. One history entry."""
    naming = frame.select(_naming(table, frame))
    every = _all()
    every.pop(name, None)
    inside = [number for number in numbers if number < frame.height][:MOST]
    if inside:
        every[name] = list(dict.fromkeys(_code(naming.row(number, named=True)) for number in inside))
    state_options.go({OPTION: ";".join(f"{card}:{','.join(codes)}" for card, codes in every.items())})
    history.pressed()


def lit(view: View, key: str, drawn: go.Figure, rows: Sequence[int], options: Mapping[str, Any]) -> go.Figure:
    """The figure with the marks of these rows lit up, as it is when one comes back to it.

    While a figure is on the page the browser lights up what is pressed; another figure from here would be
    drawn anew. So the rows are those at its first drawing.
    """
    filters = [chosen.filter for chosen in (view.selection, view.other) if chosen is not None]
    this, remembered = (history.visit(), filters, dict(options), view.theme), f"{key}.lit"
    if st.session_state.get(remembered, (None,))[0] != this:
        st.session_state[remembered] = (this, tuple(rows))
    wanted = set(st.session_state[remembered][1])
    if not wanted:
        return drawn
    figure = go.Figure(drawn)
    for trace in figure.data:
        if trace.ids is not None and trace.type not in TREES:
            trace.selectedpoints = [place for place, mark in enumerate(trace.ids) if row_of(mark) in wanted]
    return figure


def is_code(text: str) -> bool:
    """Whether a text is the option of this module, not words that an older link has under the same name."""
    return bool(CODE.fullmatch(text))


def _all() -> dict[str, list[str]]:
    """Every card's pressed rows, as the address has them."""
    parts = (part.partition(":") for part in state_options.option(OPTION, "").split(";"))
    return {card: codes.split(",")[:MOST] for card, _, codes in parts if card and codes}


def _naming(table: Table, frame: pl.DataFrame) -> list[str]:
    named = () if isinstance(table.drilldown, str) else table.drilldown.named
    return [name for name in ("cohort", *named) if name in frame.columns]


def _code(row: Row) -> str:
    return f"{crc32(chr(31).join(map(str, row.values())).encode('utf-8', 'replace')):08x}"
