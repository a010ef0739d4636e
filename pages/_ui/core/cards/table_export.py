"""The way of a table into a paper or a spreadsheet: format, form, file."""

from functools import partial

import polars as pl
import streamlit as st

from analysis.core.question import Question
from analysis.export.documents.table_files import SHAPED, WRITERS, TableLook, has_shape, table_file
from analysis.export.result import Result
from pages._ui.core.state.view import View


def button(view: View, question: Question, frame: pl.DataFrame) -> None:
    """A button that opens the form."""
    popover = st.popover(
        view.labels("table_file.export"),
        icon=":material/download:",
        type="tertiary",
        help=view.labels("table_file.export"),
        key=view.key(f"export.table.{question.table.name}"),
        on_change="rerun",
    )
    if popover.open:
        with popover:
            form(view, question, frame)


def form(view: View, question: Question, frame: pl.DataFrame) -> None:
    """Format, words or codes, a paper's shape, and the file, which is made when it is asked for."""
    labels, name = view.labels, question.table.name
    result = Result(None, question, frame)
    kind = st.radio(
        labels("table_file.format"),
        list(WRITERS),
        format_func=partial(labels.value, "table_file.format"),
        horizontal=True,
        key=view.key(f"export.table.format.{name}"),
    )
    codes = kind not in SHAPED and st.checkbox(
        labels("table_file.codes"), key=view.key(f"export.table.codes.{name}")
    )
    paper = (
        kind in SHAPED
        and has_shape(result)
        and st.checkbox(labels("table_file.paper"), value=True, key=view.key(f"export.table.paper.{name}"))
    )
    look = TableLook(labels.lang, codes=codes, paper=paper)
    st.download_button(
        labels("table_file.save"),
        lambda: table_file(result, kind, look).content,
        file_name=f"kokoroscope_{view.corpus.id}_{name}.{kind}",
        mime=WRITERS[kind][1],
        icon=":material/download:",
        key=view.key(f"export.table.save.{name}"),
        on_click="ignore",
    )
