"""The paper's table as it is printed: systems by results, the best in bold, letters, what the signs mean."""

from collections.abc import Iterable

import streamlit as st

from analysis.core.errors import Absent
from analysis.export.documents.paper_table import Cell
from analysis.export.judgement_shapes import results
from analysis.export.result import Result
from analysis.judgement.results import judgement_results
from data.core.problems import Missing
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state.view import View


def printed(view: View) -> None:
    """The table in its shape; nothing where the corpus lacks what it rests on, which its card says."""
    labels = view.labels
    question = view.question(judgement_results, {}, view.other)
    try:
        frame = cache.table(question)
    except (Absent, Missing):
        return
    if frame.is_empty():
        return
    table = results(Result(None, question, frame), labels)
    lines = [
        _line(plain(column.heading) for column in table.columns),
        _line("--:" if column.is_number else ":--" for column in table.columns),
        *(_line(map(_cell, row)) for row in table.rows),
    ]
    with st.container(border=True, gap="small"):
        st.markdown(f"**{labels('paper.printed')}**")
        st.markdown("\n".join(lines))
        st.caption(plain(labels.sentences(list(table.notes))))


def _cell(cell: Cell) -> str:
    text = plain(cell.text)
    return f"**{text}**{_suffix(cell.suffix)}" if cell.bold else f"{text}{_suffix(cell.suffix)}"


def _suffix(text: str) -> str:
    return f" {plain(text)}" if text.strip() else ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
