"""The demo corpora are made on first start, so that there is something to see at once."""

import streamlit as st

from data import demos
from data.problems import UserError
from pages._ui import cache


@st.cache_resource(show_spinner=False)
def ensure() -> None:
    """Prepare the demos where they are missing or out of date; a read-only library is left as it is."""
    from datetime import datetime

    library = cache.library()
    for corpus_id in demos.DEMOS:
        try:
            demos.prepare_demo(corpus_id, library, now=datetime.now())
        except UserError:
            return
