"""What one can do here, with the ways there."""

import streamlit as st

from pages._ui import back, shell
from pages._ui.view import View


def can_do(view: View) -> None:
    """A short list for newcomers."""
    labels = view.labels
    with st.container(border=True):
        st.markdown(f"**{labels('home.can_do')}**")
        st.markdown(labels("home.can_filter"))
        st.markdown(labels("home.can_press"))
        for name in ("topics", "scores", "words", "corpora"):
            path, icon = shell.PAGES[name]
            with st.container(gap="xxsmall"):
                st.page_link(
                    path,
                    label=labels(f"page.{name}"),
                    icon=icon,
                    query_params=back.query(name, labels, view.corpus.id),
                )
                st.caption(labels(f"home.can_{name}"))
