"""Reader: one dialogue as it was written, with all that is known of it beside it."""

import streamlit as st

from pages._ui import shell

view = shell.page("reader")

asked = st.query_params.get("dialogue", str(view.selection.dialogue_ids[0]))
st.subheader(view.labels("reader.dialogue", id=asked), anchor=False)
