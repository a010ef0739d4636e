"""Which corpora are set beside the one that is open, kept in the address."""

import streamlit as st

from analysis.comparison.sides import MOST, VERSION, Side, same_language, sides
from analysis.core.coded.coded import scheme_ids
from data.core.problems import UserError
from data.core.store import Manifest
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View

USUAL = ""


def beside(view: View) -> str:
    """The option of the tables: ids with the version that is in the library now, so that answers are of it."""
    labels = view.labels
    taken = {view.corpus.id, *([view.other.corpus.id] if view.other else [])}
    there = {manifest.id: manifest for manifest in cache.manifests() if manifest.id not in taken}
    if not there:
        st.info(labels("comparison.no_other"), icon=":material/info:")
        return ""
    requested = [name for name in options.option("beside", "").split(",") if name]
    for name in requested:
        if name not in there and name not in taken:
            st.info(plain(labels("comparison.unread", id=name)), icon=":material/info:")
    most = MOST - len(taken)
    shown = [name for name in requested if name in there][:most]
    st.multiselect(
        labels("comparison.beside"),
        list(there),
        format_func=lambda name: labels.title_of(there[name].card, name),
        placeholder=labels("comparison.beside_hint"),
        max_selections=most,
        **options.follow(view, "beside", shown, lambda names: {"beside": ",".join(names)}),
    )
    return ",".join(_versioned(there[name]) for name in shown)


def _versioned(manifest: Manifest) -> str:
    return f"{manifest.id}{VERSION}{manifest.version[:7]}"


def compared(view: View, chosen: str) -> list[Side]:
    """The corpora that are compared, and what cannot be; empty where one cannot be opened."""
    labels = view.labels
    try:
        corpora = sides(view.selection, view.other, chosen)
    except UserError as error:
        st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
        return []
    title = labels.title_of(view.corpus.manifest.card, view.corpus.id)
    if len(corpora) == 1:
        st.caption(plain(labels("comparison.alone", title=title)))
    silent = [side.name for side in corpora if "lemmas" not in side.corpus.manifest.stages]
    if silent:
        st.info(plain(labels("comparison.no_words", names=labels.listing(silent))), icon=":material/info:")
    others = [side.name for side in corpora[1:] if side.name not in silent and not same_language(corpora[0], side)]
    if others and corpora[0].name not in silent:
        line = labels("comparison.other_language", names=labels.listing(others), title=title)
        st.info(plain(line), icon=":material/translate:")
    return corpora


def scheme(view: View, corpora: list[Side]) -> str | None:
    """The scheme whose courses are shown, empty for each corpus' most used; None where none is labelled."""
    labels = view.labels
    ids = list(dict.fromkeys(one for side in corpora for one in scheme_ids(side.corpus)))
    if not ids:
        st.info(labels("comparison.no_labels"), icon=":material/info:")
        return None

    def named(code: str) -> str:
        return labels.value("scheme", code) if code else labels("comparison.scheme_usual")

    return options.one_of(view, "scheme", [USUAL, *ids], labels("comparison.scheme"), named, as_list=True)
