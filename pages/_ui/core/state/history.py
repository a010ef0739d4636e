"""The way back: each page as it was left, and the page that a mark was pressed on.

What belongs to a page alone (its options, the dialogue that is open) is remembered in the session while
other pages are seen, and the links to the page carry it. Where a mark led here, the address says from
where (``from=page?query``): the way back holds in another tab and after a reload too.
"""

from urllib.parse import parse_qsl

import streamlit as st

from analysis.labels import Labels
from pages._ui.core.state import url
from pages._ui.core.state.view import View

LEFT, HERE, VISIT, PRESSED = "pages.left", "pages.here", "pages.visit", "pages.pressed"
MARK = f"{url.OPTION}mark"  # the pressed marks, see selected_marks
LONGEST = 3_000


def remember(page: str, corpus_id: str) -> None:
    """Keep what belongs to this page alone, as the address has it."""
    if st.session_state.get(HERE) != page:
        st.session_state[HERE] = page
        st.session_state[VISIT] = visit() + 1
    own = {n: t for n, t in st.query_params.to_dict().items() if n.startswith(url.OPTION) or n in url.READ}
    st.session_state.setdefault(LEFT, {})[page] = (corpus_id, own)


def visit() -> int:
    """The number of this stay on a page: another one after each change of page."""
    return int(st.session_state.get(VISIT, 0))


def query(page: str, labels: Labels, corpus_id: str) -> dict[str, str]:
    """The address of a page: the selection as it stands, and the page as it was left with this corpus."""
    corpus, own = st.session_state.get(LEFT, {}).get(page, ("", {}))
    return {**url.carried(labels, corpus_id), **(own if corpus == corpus_id else {})}


def pressed() -> None:
    """Remember what is pressed on this page now: a press runs its own card alone, the others' links are older."""
    st.session_state[PRESSED] = (st.session_state.get(HERE), st.query_params.to_dict())


def carrying(view: View, params: dict[str, str]) -> dict[str, str]:
    """An address that also says where one comes from."""
    here = {**st.query_params.to_dict(), "lang": view.labels.lang, "corpus": view.corpus.id}
    origin = f"{view.page}?{url.as_query(here)}"
    if len(origin) > LONGEST:
        here.pop(url.FROM, None)
        origin = f"{view.page}?{url.as_query(here)}"
    return {**params, url.FROM: origin if len(origin) <= LONGEST else view.page}


def origin(pages: dict[str, tuple[str, str]], labels: Labels, corpus_id: str) -> tuple[str, dict[str, str]] | None:
    """The page one came from, as it was; None where the address names none."""
    name, _, text = st.query_params.get(url.FROM, "").partition("?")
    if name not in pages:
        return None
    there = _as_pressed(name, dict(parse_qsl(text))) if text else query(name, labels, corpus_id)
    return name, {**there, "lang": labels.lang}


def _as_pressed(page: str, there: dict[str, str]) -> dict[str, str]:
    """An address of a page with the marks that were pressed on it last, if it was the same but for these."""
    last, now = st.session_state.get(PRESSED, ("", {}))
    ours = (MARK, "lang", "corpus", url.FROM)
    if last != page or any(there.get(name) != now.get(name) for name in {*there, *now}.difference(ours)):
        return there
    kept = {name: text for name, text in there.items() if name != MARK}
    return {**kept, MARK: now[MARK]} if MARK in now else kept
