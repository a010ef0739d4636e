"""What the numbers of a page are based on: said once at its head, and on a card where its own basis differs."""

from dataclasses import replace

import streamlit as st

from analysis.core.question import Question
from analysis.corpus.overview import overview
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state.view import View


def head(view: View) -> View:
    """Say it below the page's title; gives the view that knows it is said."""
    question = view.question(overview, b=view.other)
    st.caption(_lines(cache.basis_lines(question, view.labels)))
    return replace(view, basis=question.key)


def own(view: View, question: Question) -> list[str]:
    """The lines of a card whose values do not rest on all dialogues that the head of the page counts."""
    same = view.basis == view.question(overview, b=question.b).key and question.a is view.selection
    if same and cache.rests_on_all(question):
        return []
    return cache.basis_lines(question, view.labels)


def line(view: View, question: Question) -> None:
    """These lines as a caption."""
    if lines := own(view, question):
        st.caption(_lines(lines))


def _lines(lines: list[str]) -> str:
    return "  \n".join(map(plain, lines))
