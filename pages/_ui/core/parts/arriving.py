"""What takes longer than a first picture is made once that is sent; then the page is drawn with it."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
import streamlit as st

from data.core.problems import UserError
from pages._ui.core.state import cache
from pages._ui.core.state.view import View

MANY = 50_000
"""Utterances of a corpus, from which on drawing persons anew takes a second or more."""
EVERY_S = 0.3


def is_here(view: View, settings: Mapping[str, Any], *tables: Callable[..., pl.DataFrame]) -> bool:
    """Whether these tables can be shown now; else they are made after this run, and the page runs once more."""
    if view.corpus.utterances.height < MANY:
        return True
    tried = st.session_state.setdefault("arriving.tried", set())
    questions = [view.question(one, settings, view.other) for one in tables]
    waiting = [one for one in questions if one.key not in tried and not cache.has(one)]
    if not waiting:
        return True
    begun: list[bool] = []

    @st.fragment(run_every=EVERY_S)
    def make() -> None:
        st.caption(view.labels("frame.arriving"))
        if not begun:  # the run that sends the first picture
            begun.append(True)
            return
        for one in waiting:
            tried.add(one.key)
            try:
                cache.table(one)
            except UserError:  # the page says what is wrong where it shows the answer
                continue
        st.rerun()

    make()
    return False
