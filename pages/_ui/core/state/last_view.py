"""The page somebody looked at last, kept in the workspace: the home page of a new tab leads back to it."""

from contextlib import suppress
from urllib.parse import parse_qsl

import streamlit as st

from data.core.problems import UserError
from pages._ui.core.state import current, url

KEPT, SEEN, BEFORE = "last_view", "last_view.seen", "last_view.before"
LONGEST = 7_000
HOME = "home"


def remember(page: str) -> None:
    """Keep the address of this page, where it is another than a moment ago; for the end of a run."""
    address = f"{page}?{url.as_query(st.query_params.to_dict())}"
    if page == HOME or len(address) > LONGEST or st.session_state.get(SEEN) == address:
        return
    st.session_state[SEEN] = address
    with suppress(UserError):  # a workspace that cannot be written
        current.workspace().set_value(KEPT, address)


def before() -> tuple[str, dict[str, str]] | None:
    """Page and address of the visit before this one; None where there is none, or after the first page here."""
    if SEEN in st.session_state:
        return None
    if BEFORE not in st.session_state:
        try:
            st.session_state[BEFORE] = current.workspace().value(KEPT) or ""
        except UserError:
            st.session_state[BEFORE] = ""
    page, _, query = st.session_state[BEFORE].partition("?")
    return (page, dict(parse_qsl(query))) if page else None
