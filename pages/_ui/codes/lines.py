"""The utterances behind a cell of two codes: which cell, in the address, and its lines."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis.codes.confusion import disagreements as disagreement_lines
from analysis.codes.transitions import transition_lines, transitions
from analysis.core.errors import Absent
from pages._ui.core.cards.card import table_card
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View

CELL = ("first", "second")


def opener(first: str, second: str) -> Callable[[dict[str, Any]], None]:
    """What a pressed cell does: its two codes go into the address."""

    def opens(row: dict[str, Any]) -> None:
        options.go(dict(zip(CELL, (str(row[first]), str(row[second])), strict=True)))
        st.rerun()

    return opens


def _cell() -> tuple[str, str]:
    first, second = (options.option(name, "") for name in CELL)
    return first, second


def disagreements(view: View, **settings: Any) -> None:
    """The lines of the chosen cell, or all disagreements."""
    st.caption(view.labels("codes.cell"))
    first, second = _cell()
    cell = {"code_a": first, "code_b": second} if first and second else {}
    table_card(view, disagreement_lines, **cell, **settings)


def transition(view: View, **settings: Any) -> None:
    """The pairs of lines of the chosen cell, or of the most frequent one."""
    st.caption(view.labels("codes.cell"))
    first, second = _cell()
    if not (first and second):
        try:
            frame = cache.table(view.question(transitions, settings))
        except Absent:
            return
        if frame.is_empty():
            return
        first, second = frame.sort("n", descending=True).select("code_before", "code_after").row(0)
    table_card(view, transition_lines, before=first, after=second, **settings)
