"""What is asked of the judgements: the attribute, whose judgements, the margin of equivalence."""

from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.judgement.reading import EVERYONE, MODELS, PEOPLE, Cluster, judged_attributes, raters_of
from data.judgement.frames import MODEL, PERSON
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import options
from pages._ui.core.state.view import View

MARGINS = ("0.1", "0.05", "0.15", "0.2")


def is_judged(view: View) -> bool:
    """Whether the corpus has judgements; a line says how to come by some."""
    running(view)
    if not view.corpus.judging.judgements().is_empty():
        return True
    st.info(view.labels("judgement.none"), icon=":material/info:")
    st.page_link("pages/judging.py", label=view.labels("page.judging"), icon=":material/balance:")
    return False


def running(view: View) -> None:
    """A line on studies that are running, whose judgements are left out."""
    names = [one.name for one in view.corpus.judging.running()]
    if names:
        text = view.labels("judgement.running", names=view.labels.listing(names))
        st.info(plain(text), icon=":material/visibility_off:")


def attribute(view: View) -> str:
    """Which attribute."""
    known = judged_attributes(view.corpus)
    return options.one_of(
        view, "attribute", known, view.labels("column.attribute"), partial(view.labels.value, "attribute")
    )


def settings(view: View) -> dict[str, Any]:
    """Which attribute, and whose judgements."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = attribute(view)
        known = raters_of(view.corpus, chosen)
        kinds = set(known.values())
        whose = [PEOPLE] * (PERSON in kinds) + [MODELS] * (MODEL in kinds) + [EVERYONE] * (len(kinds) > 1)
        with st.container(width=260):
            raters = options.one_of(
                view,
                "raters",
                [*whose, *known],
                labels("judgement.raters"),
                lambda one: labels.value("whose", one) if one in (PEOPLE, MODELS, EVERYONE) else one,
                as_list=True,
            )
    return {"attribute": chosen, "raters": raters}


def cluster(view: View) -> str:
    """What is drawn anew as a whole: dialogues, or clients where they are known."""
    known = [
        one for one in get_args(Cluster) if one != "client" or not view.corpus.dialogues["client_id"].null_count()
    ]
    return options.one_of(
        view, "cluster", known, view.labels("judgement.cluster"), partial(view.labels.value, "cluster_by")
    )


def margin(view: View) -> float:
    """How far from 50 % two systems still count as equivalent."""
    return float(
        options.one_of(
            view,
            "margin",
            MARGINS,
            view.labels("judgement.margin"),
            lambda one: view.labels("judgement.points", n=round(100 * float(one))),
        )
    )
