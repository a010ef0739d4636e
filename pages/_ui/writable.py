"""Whether the library takes anything in; a line where it does not."""

import os

import streamlit as st

from pages._ui import cache
from pages._ui.view import View


def writable(view: View) -> bool:
    """Whether the library can be written to; says so where it cannot."""
    root = cache.library().root
    root.mkdir(parents=True, exist_ok=True) if not root.exists() else None
    if os.access(root, os.W_OK):
        return True
    st.caption(view.labels("corpora.read_only"))
    return False
