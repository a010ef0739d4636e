"""What is coded, whose, and by which groups it is counted."""

from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.core.text.lexicon import Role
from analysis.core.text.segments import Within
from analysis.rules.codes import By
from pages._ui.core.state import options
from pages._ui.core.state.view import View

NEEDS = {"topic": "topics", "band": "score", "year": "times"}


def choose(view: View) -> dict[str, Any]:
    """The coded unit and whose utterances."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        within = options.one_of(
            view, "within", get_args(Within), labels("rules.within"), partial(labels.value, "within")
        )
        role = options.one_of(
            view, "role", get_args(Role), labels("words_page.role"), partial(labels.value, "speaks")
        )
    return {"within": within, "role": role}


def groups(view: View) -> dict[str, Any]:
    """The groups of the cross table."""
    labels = view.labels
    codes = [by for by in get_args(By) if by not in NEEDS or view.corpus.has(NEEDS[by])]
    return {"by": options.one_of(view, "by", codes, labels("rules.by"), partial(labels.value, "by"))}
