"""Widgets whose value is kept elsewhere, mostly in the URL: set before they are drawn, written back once."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st


def controlled(key: str, value: object, write: Callable[[Any], object]) -> dict[str, Any]:
    """Key and callback of a widget that shows ``value``; ``write`` takes what its user makes of it."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value

    def changed() -> None:
        write(st.session_state[key])

    return {"key": key, "on_change": changed}


def controlled_form(name: str, value: object, fields: Mapping[str, object]) -> None:
    """Set a form's fields (by their keys) where ``value`` is another than when they were last set.

    What somebody is typing into a form stays, until the value changes or a field was not drawn.
    """
    drawn = all(key in st.session_state for key in fields)
    if drawn and st.session_state.get(name) == value:
        return
    st.session_state[name] = value
    st.session_state.update(fields)
