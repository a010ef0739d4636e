"""How far a page was scrolled is found again when one comes back to it (``scrolled.js``)."""

from pathlib import Path

import streamlit as st

from analysis.labels import Labels
from pages._ui import url

JS = (Path(__file__).parent / "scrolled.js").read_text("utf-8")


def keep(page: str, labels: Labels, corpus_id: str) -> None:
    """Keep it for this address; the same page, selection and options are the same place whatever led there."""
    query = {**st.query_params.to_dict(), "lang": labels.lang, "corpus": corpus_id}
    query.pop(url.FROM, None)
    address = f"{page}?{url.as_query(dict(sorted(query.items())))}"
    show = st.components.v2.component("scrolled", html="<span hidden></span>", js=JS)
    show(data={"page": page, "address": address}, key="scrolled", height="content")
