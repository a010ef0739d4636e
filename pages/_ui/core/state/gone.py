"""Widgets that are no longer on the page: what they held is let go.

Streamlit (1.67) drops the value of such a widget and keeps its metadata, and with it the callback: every
selection, table, and figure that a session has ever seen would stay in memory until the session ends.
"""

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SafeSessionState


def let_go() -> None:
    """Drop the metadata of widgets without a value; to be called before a page draws its first widget."""
    context = get_script_run_ctx()
    if context is not None:
        _let_go(context.session_state)


def _let_go(session: SafeSessionState) -> None:
    with session._lock:
        state = session._state
        widgets = state._new_widget_state
        for widget in widgets.widget_metadata.keys() - widgets.states.keys() - state._old_state.keys():
            del widgets.widget_metadata[widget]
