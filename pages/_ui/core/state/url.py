"""The address bar: the only truth of what is shown. Widgets follow it, callbacks write it once.

``lang`` and ``corpus`` name language and corpus, a Filter's fields the selection, ``b.*`` the same
of cohort B (which is there when ``b.corpus`` is), ``side`` which of the two the sidebar edits, ``o.*``
the options of the page; ``dialogue``, ``at`` and ``person`` say what is read. A query too long for an
address becomes ``sel=``, a short id of the workspace.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from analysis.core.query.filter import ALIASES, CODECS, SAVED, Filter, FilterNote, expand
from analysis.labels import LANGUAGES, Labels, closest
from data.core.problems import UserError
from data.workspace import Workspace
from pages._ui.core.state.view import View

LONGEST, LONGEST_PICKED = 6_000, 400
OPTION = "o."
SECOND = "b."
FRAME = ("lang", "corpus", "side", "veil")
READ = ("dialogue", "at", "person")
FROM = "from"
FOREIGN = ("utm_", "embed", SECOND, OPTION)


def language() -> Labels:
    """The address' language, else the browser's, else English."""
    requested = st.query_params.get("lang")
    if requested in LANGUAGES:
        return Labels(requested)
    return closest(st.context.locale or "")


def chosen_filter(prefix: str = "") -> tuple[Filter, list[FilterNote]]:
    """The address' filter of a cohort, and notes on the parts that could not be understood."""
    params = {
        name.removeprefix(prefix): text
        for name, text in st.query_params.to_dict().items()
        if (name.startswith(prefix) if prefix else not name.startswith(FOREIGN))
    }
    params, lost = expand(
        {name: text for name, text in params.items() if name not in (*FRAME, *READ, FROM)},
        lambda short: Workspace().selection(short),
    )
    chosen, notes = Filter.from_query(params)
    return chosen, lost + notes


def requested(name: str, chosen: Filter, prefix: str = "") -> Any:
    """A condition as it holds; where it had to be left out, as the address has it, so that it can be mended."""
    held = getattr(chosen, name)
    if held:
        return held
    try:
        return CODECS[name].read(st.query_params.get(prefix + name, ""))
    except ValueError:
        return held


def write_filter(chosen: Filter, prefix: str = "", **others: str) -> None:
    """Put a cohort's filter into the address, all else kept; one history entry."""
    st.query_params.from_dict({**filtered(st.query_params.to_dict(), chosen, prefix), **others})


def write_selection(view: View, chosen: Filter, **others: str) -> None:
    """Make a filter the selection of the cohort that a view shows; one history entry."""
    corpus = {f"{view.prefix}corpus": view.corpus.id}
    write_filter(chosen, view.prefix, lang=view.labels.lang, **corpus, **others)


def filtered(params: Mapping[str, str], chosen: Filter, prefix: str = "") -> dict[str, str]:
    """An address with another filter of one cohort, all else kept."""
    conditions = {prefix + name for name in (*CODECS, *ALIASES, SAVED)}
    kept = {n: t for n, t in params.items() if n not in conditions}
    query = chosen.to_query()
    if len(query) > (LONGEST_PICKED if chosen.picked else LONGEST):
        with suppress(UserError):  # where nothing can be kept the address is long
            return {**kept, prefix + SAVED: Workspace().remember_selection(query)}
    return {**kept, **chosen.to_params(prefix)}


def write(**changes: str) -> None:
    """Change single fields of the address."""
    st.query_params.from_dict({**st.query_params.to_dict(), **changes})


def end_comparison() -> None:
    """Take cohort B out of the address."""
    kept = {n: t for n, t in st.query_params.to_dict().items() if not n.startswith(SECOND) and n != "side"}
    st.query_params.from_dict(kept)


def option(name: str, default: Any) -> Any:
    """One option of this page from the address, of the default's type; the default where unreadable."""
    text = st.query_params.get(OPTION + name)
    try:
        return default if text is None else type(default)(text)
    except ValueError:
        return default


def carried(labels: Labels, corpus_id: str) -> dict[str, str]:
    """What a link to another page takes along: language, corpus, selection; not what belongs to this page."""
    query = st.query_params.to_dict()
    params = {n: t for n, t in query.items() if not n.startswith(OPTION) and n not in (*READ, FROM)}
    return {**params, "lang": labels.lang, "corpus": corpus_id}


def as_query(params: dict[str, str]) -> str:
    """Parameters as a query text."""
    return urlencode(params, safe=",:.-")
