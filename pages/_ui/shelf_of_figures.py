"""Figures collected in this session, to be taken along as one zip."""

import streamlit as st

from analysis.export import bundle
from analysis.export.bundle import Look
from analysis.export.caption import Shown
from pages._ui.view import View

_KEY = "collected"


def put(what: Shown, look: Look) -> None:
    """Add a figure, as it is to look."""
    st.session_state.setdefault(_KEY, []).append((what, look))


def count() -> int:
    """How many figures are collected."""
    return len(st.session_state.get(_KEY, ()))


def sidebar(view: View) -> None:
    """The way out, once something was collected."""
    n = count()
    if not n:
        return
    with st.container(horizontal=True, gap="xsmall"):
        st.download_button(
            view.labels("export.shelf", n=n),
            _zip,
            file_name="kokoroscope_figures.zip",
            mime="application/zip",
            icon=":material/folder_zip:",
            help=view.labels("export.shelf.help"),
            key=view.key("shelf"),
            on_click="ignore",
        )
        st.button(
            "",
            icon=":material/delete:",
            type="tertiary",
            help=view.labels("export.shelf.clear"),
            key=view.key("shelf.clear"),
            on_click=lambda: st.session_state.pop(_KEY, None),
        )


def _zip() -> bytes:
    return bundle.collection(bundle.bundle(what, look) for what, look in st.session_state.get(_KEY, ()))
