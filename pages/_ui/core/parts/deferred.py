"""What a browser draws slowly waits until what is to be read is there.

A browser does one thing at a time: a chart that comes first keeps the text back by two seconds. So the
text is sent, the charts' places are held, and the charts follow a moment later.
"""

import time
from typing import Any

import streamlit as st

from pages._ui.core.state import history

PAUSE_S, FIRST_S, STEPS = 0.6, 0.3, 12
SEEN = "later.seen"


def place(height: int) -> Any:
    """A place that is held for something of this height."""
    return st.skeleton(height)


def wait(what: object, *, first: bool = False) -> None:
    """Let the browser draw what it has, where ``what`` is new on this page; a press ends the wait.

    ``first``: only on a browser's first page, where it still has Plotly to read.
    """
    if first and history.visit() > 1:
        return
    seen = (history.visit(), what)
    if st.session_state.get(SEEN) == seen:
        return
    st.session_state[SEEN] = seen
    pause = FIRST_S if first else PAUSE_S
    for _ in range(STEPS):
        time.sleep(pause / STEPS)
        st.session_state.get(SEEN)  # where a press waits, the run ends here
