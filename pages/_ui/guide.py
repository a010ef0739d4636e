"""What one can do here, with the ways there."""

import streamlit as st

from pages._ui import shell, url
from pages._ui.view import View


def can_do(view: View) -> None:
    """A short list for newcomers."""
    labels = view.labels
    carried = url.carried(labels, view.corpus.id)
    with st.container(border=True):
        st.markdown(f"**{labels('home.can_do')}**")
        st.markdown(labels("home.can_filter"))
        for name in ("topics", "scores", "words", "corpora"):
            path, icon = shell.PAGES[name]
            with st.container(gap="xxsmall"):
                st.page_link(path, label=labels(f"page.{name}"), icon=icon, query_params=carried)
                st.caption(labels(f"home.can_{name}"))
