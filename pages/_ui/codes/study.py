"""The methods text of a coding study, to be read, copied and saved."""

import streamlit as st

from analysis.codes.study import coding_study
from analysis.core.errors import Absent
from analysis.display.coding_study import study_in_words
from pages._ui.codes.choices import scheme_name
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state.view import View


def show(view: View) -> None:
    """A paragraph for each scheme, and the text as a file."""
    try:
        frame = cache.table(view.question(coding_study, {}))
    except Absent:
        return
    texts = [
        study_in_words(row, scheme_name(view, row["scheme"]), view.labels) for row in frame.iter_rows(named=True)
    ]
    with st.container(border=True, gap="small"):
        for text in texts:
            st.markdown(plain(text))
        st.download_button(
            view.labels("codes.study_download"),
            "\n\n".join(texts) + "\n",
            file_name=f"{view.corpus.id}-coding.txt",
            mime="text/plain",
            icon=":material/download:",
            key=view.key("study"),
        )
