"""What is not ready yet is asked for again, without anybody pressing a thing."""

import streamlit as st

from pages._ui.core.state.view import View


def soon(view: View) -> None:
    """The page once more in a second."""
    key = view.key("again")
    st.session_state[key] = False

    @st.fragment(run_every=1.0)
    def wait() -> None:
        if st.session_state[key]:
            st.rerun()
        st.session_state[key] = True

    wait()
