"""What one can do here, with the ways there."""

import streamlit as st

from pages._ui.frame.navigation import PAGES
from pages._ui.state import history
from pages._ui.state.view import View

WIDTH = 280


def more(view: View, name: str) -> None:
    """A link below a result to the page that has more of it."""
    path, icon = PAGES[name]
    label = view.labels("home.more", page=view.labels(f"page.{name}"))
    st.page_link(path, label=label, icon=icon, query_params=history.query(name, view.labels, view.corpus.id))


def can_do(view: View) -> None:
    """Each page in a line, for newcomers; as many beside each other as there is room for."""
    labels = view.labels
    with st.container(border=True):
        st.markdown(f"**{labels('home.can_do')}**")
        st.markdown(labels("home.can_filter"))
        st.markdown(labels("home.can_press"))
        with st.container(horizontal=True, gap="medium"):
            for name, (path, icon) in PAGES.items():
                if name == "home":
                    continue
                with st.container(gap="xxsmall", width=WIDTH):
                    st.page_link(
                        path,
                        label=labels(f"page.{name}"),
                        icon=icon,
                        query_params=history.query(name, labels, view.corpus.id),
                    )
                    st.caption(labels(f"home.can_{name}"))
