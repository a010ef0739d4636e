"""An explanation of the statistics of a card, made when it is opened."""

import streamlit as st

from analysis.core.question import Question
from analysis.display.explanations import explanations
from pages._ui.parts.escape import plain
from pages._ui.state.view import View


def button(view: View, name: str, question: Question) -> None:
    """A popover: what the numbers mean in plain words, then the method and its source, where there is one."""
    found = explanations(question.table, question.values, view.labels)
    if not found:
        return
    popover = st.popover(
        view.labels("explain.title"),
        icon=":material/help:",
        type="tertiary",
        help=view.labels("explain.title"),
        key=view.key(f"explain.{name}"),
        on_change="rerun",
    )
    if popover.open:
        with popover:
            st.markdown(f"**{view.labels('explain.title')}**")
            for one in found:
                st.markdown(plain(one.plain))
                if one.formal:
                    st.caption(f"{view.labels('explain.method')}: {plain(one.formal)}")
