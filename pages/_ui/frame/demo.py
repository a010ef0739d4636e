"""The demo corpora are made on first start, so that there is something to see at once."""

import streamlit as st

from data import demos
from data.core.problems import UserError
from pages._ui.core.parts import jobs
from pages._ui.core.state import cache


@st.cache_resource(show_spinner=False)
def ensure() -> None:
    """Prepare the demos where they are missing or out of date; a read-only library is left as it is.

    Their maps are made by a child: what computes them is not loaded here.
    """
    from datetime import datetime

    library = cache.library()
    for corpus_id in demos.DEMOS:
        try:
            manifest, _ = demos.prepare_demo(corpus_id, library, now=datetime.now(), maps=False)
        except UserError:
            continue
        if "lemmas" in manifest.stages and "layouts" not in manifest.stages:
            jobs.start(f"map.{corpus_id}", ["prepare", corpus_id])
