"""The responses page's frame: what is shown, of which systems; or how to bring some where there are none."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import polars as pl
import streamlit as st

from analysis.responses.sets import response_coverage
from data.problems import UserError
from pages._ui.parts import messages
from pages._ui.parts.escape import plain
from pages._ui.responses import files, items, panels
from pages._ui.responses.query import Asked, asked
from pages._ui.state import cache, options
from pages._ui.state.view import View

PARTS: dict[str, Callable[[View, Asked], None]] = {
    "scores": panels.scores,
    "pairs": panels.pairs,
    "groups": panels.groups,
    "style": panels.style,
    "items": items.items,
}
FILES = "files"
COMPARING = ("scores", "pairs", "groups")


def show(view: View) -> None:
    """One of the parts, with the choice of systems that all of them share."""
    labels = view.labels
    if view.other is not None:
        st.info(labels("responses_page.only_a"), icon=":material/info:")
        view = replace(view, other=None)
    found = asked(view)
    if found is None:
        files.empty(view)
        return
    named = (*PARTS, FILES)
    shown = options.one_of(
        view, "show", named, labels("responses_page.show"), partial(labels.value, "shown_part"), resets=("set",)
    )
    if shown == FILES:
        files.files(view)
        return
    found = _systems(view, found)
    try:
        coverage = cache.table(view.question(response_coverage, found.options))
    except UserError as error:
        st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
        return
    if not coverage["n"].sum():
        _unanswered(view, found)
        return
    st.caption(_answered(view, coverage))
    if shown in COMPARING and not coverage["n_gold"].sum():
        st.info(labels("responses_page.no_gold"), icon=":material/info:")
        return
    PARTS[shown](view, found)


def _answered(view: View, coverage: pl.DataFrame) -> str:
    """On how many targets what follows rests: the selection may hold many that nobody answered."""
    labels = view.labels
    counts = {name: labels.number(max(coverage[name].to_list())) for name in ("n", "n_targets", "n_dialogues")}
    return labels("responses_page.answered", **counts)


def _systems(view: View, found: Asked) -> Asked:
    """The systems to look at: all, until some are chosen."""
    if len(found.every) < 2:
        return found
    labels = view.labels
    shown = list(found.systems)

    def change(names: list[str]) -> dict[str, str]:
        whole = not names or len(names) == len(found.every)
        return {"systems": "" if whole else ",".join(name for name in found.every if name in names)}

    st.pills(
        labels("responses_page.systems"),
        found.every,
        selection_mode="multi",
        format_func=plain,
        **options.follow(view, "systems", shown, change),
    )
    return found


def _unanswered(view: View, found: Asked) -> None:
    """Nothing of what is selected was answered: say so, and lead to what was."""
    labels = view.labels
    st.info(labels("responses_page.unanswered"), icon=":material/info:")
    st.button(labels("responses_page.whole"), on_click=_whole, args=(view,), key=view.key("whole"))


def _whole(view: View) -> None:
    from analysis.query.filter import Filter
    from pages._ui.state import url

    url.write_filter(Filter(), view.prefix, lang=view.labels.lang, corpus=view.corpus.id)
