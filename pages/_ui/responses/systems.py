"""Which systems are compared, and on how many targets; a note where there is nothing to compare."""

from dataclasses import replace

import polars as pl
import streamlit as st

from analysis.core.query.filter import Filter
from analysis.responses.sets import response_coverage
from data.core.problems import UserError
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, options, url
from pages._ui.core.state.view import View
from pages._ui.responses.query import ResponseQuery

COMPARING = ("scores", "pairs", "groups")


def answered(view: View, query: ResponseQuery, part: str) -> bool:
    """Whether the selection has responses that a part can show; a line says on how many targets, or why not."""
    labels = view.labels
    try:
        coverage = cache.table(view.question(response_coverage, query.options))
    except UserError as error:
        st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
        return False
    if not coverage["n"].sum():
        st.info(labels("responses_page.unanswered"), icon=":material/info:")
        st.button(
            labels("responses_page.whole"),
            on_click=url.write_selection,
            args=(view, Filter()),
            key=view.key("whole"),
        )
        return False
    st.caption(_answered(view, coverage))
    if part in COMPARING and not coverage["n_gold"].sum():
        st.info(labels("responses_page.no_gold"), icon=":material/info:")
        return False
    return True


def alone(view: View) -> View:
    """The view of cohort A, with a note where there is a cohort B: this page has no use for it."""
    if view.other is None:
        return view
    st.info(view.labels("responses_page.only_a"), icon=":material/info:")
    return replace(view, other=None)


def _answered(view: View, coverage: pl.DataFrame) -> str:
    """On how many targets what follows rests: the selection may hold many that nobody answered."""
    labels = view.labels
    counts = {name: labels.number(max(coverage[name].to_list())) for name in ("n", "n_targets", "n_dialogues")}
    return labels("responses_page.answered", **counts)


def systems(view: View, query: ResponseQuery) -> None:
    """Buttons that choose among the systems: all, until some are chosen."""
    if len(query.every) < 2:
        return
    labels = view.labels
    shown = list(query.systems)

    def change(names: list[str]) -> dict[str, str]:
        whole = not names or len(names) == len(query.every)
        return {"systems": "" if whole else ",".join(name for name in query.every if name in names)}

    st.pills(
        labels("responses_page.systems"),
        query.every,
        selection_mode="multi",
        format_func=plain,
        **options.follow(view, "systems", shown, change),
    )
