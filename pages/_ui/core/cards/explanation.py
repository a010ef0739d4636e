"""An explanation of the statistics of a card, made when it is opened."""

import polars as pl
import streamlit as st

from analysis.core.question import Question
from analysis.core.registry import FIGURES
from analysis.display.explanations import explanations
from analysis.export import reference
from analysis.export.cell import cell, command
from analysis.export.result import Result
from pages._ui.core.parts.escape import plain
from pages._ui.core.state.view import View


def button(view: View, name: str, question: Question) -> None:
    """A popover: what the numbers mean in plain words, the methods with their sources, and each column."""
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
            for one in explanations(question.table, question.values, view.labels):
                st.markdown(plain(one.plain))
                if one.formal:
                    st.caption(f"{view.labels('explain.method')}: {plain(one.formal)}")
            _entry(view, question)
            _code(view, name, question)


def _entry(view: View, question: Question) -> None:
    """How the table is computed, its columns and its sources, as the documentation has it."""
    entry = reference.entry(question.table, view.labels)
    with st.expander(view.labels("reference.computed")):
        for paragraph in entry.explanation.split("\n\n"):
            st.markdown(plain(paragraph.replace("``", "")))
        for formula, signs in entry.formulas:
            st.code(formula, language=None, wrap_lines=True)
            st.caption(plain(signs))
        for column, meaning in entry.columns:
            st.caption(f"**{plain(column)}**: {plain(meaning)}" if meaning else f"**{plain(column)}**")
        for source in dict.fromkeys(source for _, sources in entry.methods for source in sources):
            st.caption(plain(source))


def _code(view: View, name: str, question: Question) -> None:
    """The same in a notebook and in a terminal, to be copied."""
    result = Result(FIGURES.get(name), question, pl.DataFrame())
    with st.expander(view.labels("reference.code")):
        st.caption(plain(view.labels("reference.notebook")))
        st.code(cell(result, view.labels.lang), language="python", wrap_lines=True)
        st.caption(plain(view.labels("reference.terminal")))
        st.code(command(result, view.labels.lang), language="bash", wrap_lines=True)
