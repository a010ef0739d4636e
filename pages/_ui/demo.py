"""The demo corpora are made on first start, so that there is something to see at once."""

import streamlit as st

from data import prepare
from data.problems import UserError
from data.progress import silent
from data.store import PROJECT
from pages._ui import cache

DEMOS = {"demo-ja": "ja", "demo-en": "en"}


@st.cache_resource(show_spinner=False)
def ensure() -> None:
    """Prepare the demos where they are missing or out of date; a read-only library is left as it is."""
    from datetime import datetime

    library = cache.library()
    for corpus_id, folder in DEMOS.items():
        try:
            prepare.prepare(
                PROJECT / "data" / "demo" / folder, corpus_id, library=library, now=datetime.now(), progress=silent
            )
        except UserError:
            return
