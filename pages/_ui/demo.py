"""The demo corpora are made on first start, so that there is something to see at once."""

import streamlit as st

from data import prepare
from data.problems import UserError
from data.progress import silent
from data.store import PROJECT
from pages._ui import cache, jobs

DEMOS = {"demo-ja": "ja", "demo-en": "en"}


@st.cache_resource(show_spinner=False)
def ensure() -> None:
    """Prepare the demos where they are missing or out of date; a read-only library is left as it is.

    Their maps are made by a child: what computes them is not loaded here.
    """
    from datetime import datetime

    library = cache.library()
    for corpus_id, folder in DEMOS.items():
        try:
            source = PROJECT / "data" / "demo" / folder
            manifest, _ = prepare.prepare(
                source, corpus_id, library=library, now=datetime.now(), progress=silent, maps=False
            )
        except UserError:
            return
        if "lemmas" in manifest.stages and "layouts" not in manifest.stages:
            jobs.start(f"map.{corpus_id}", ["prepare", corpus_id])
