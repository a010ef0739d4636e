"""How far a page was scrolled is found again when one comes back to it (``scrolled.js``).

``popover.js`` and ``modebar.js`` go with it: all listen on every page, and a component more would cost each
page its time.
"""

from pathlib import Path

import streamlit as st

from analysis.labels import Labels
from pages._ui.core.state import selected_marks, url

SCRIPTS = ("popover.js", "modebar.js", "scrolled.js")
JS = "".join((Path(__file__).parent / name).read_text("utf-8") for name in SCRIPTS)


def keep(page: str, labels: Labels, corpus_id: str) -> None:
    """Keep it for this address; the same page, selection and options are the same place whatever led there."""
    query = {**st.query_params.to_dict(), "lang": labels.lang, "corpus": corpus_id}
    for name in (url.FROM, url.OPTION + selected_marks.OPTION):  # a press runs its card alone, and moves nothing
        query.pop(name, None)
    address = f"{page}?{url.as_query(dict(sorted(query.items())))}"
    show = st.components.v2.component("scrolled", html="<span hidden></span>", js=JS)
    show(data={"page": page, "address": address}, key="scrolled", height="content")
