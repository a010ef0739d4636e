"""The page as it stands, as one HTML file that opens without a server."""

from urllib.parse import urlencode

import polars as pl
import streamlit as st

from analysis.core.question import Question
from analysis.core.registry import FIGURES
from analysis.export.bundle import Look
from analysis.export.requests import MOST, Order
from analysis.export.result import Result
from pages._ui.core.cards.made_file import MadeFile
from pages._ui.core.state.view import View

_SHOWN, _BEFORE = "page_copy.shown", "page_copy.before"
PAGE = MadeFile(
    "page_copy",
    "kokoroscope_page.html",
    "text/html",
    ":material/draft:",
    "page_copy.help",
    "page_copy.make",
    "page_copy.save",
)


def begin(page: str) -> None:
    """A run of a page begins; until its cards are drawn, those of the run before hold."""
    shown = st.session_state.get(_SHOWN, (page, []))
    if shown[1]:
        st.session_state[_BEFORE] = shown
    st.session_state[_SHOWN] = (page, [])


def note(view: View, name: str, question: Question) -> None:
    """A card of this name was drawn; one that was drawn before is not noted again."""
    look = Look(lang=view.labels.lang)
    order = Order.of(Result(FIGURES.get(name), question, pl.DataFrame()), look)
    _, shown = st.session_state.setdefault(_SHOWN, (view.page, []))
    if order not in shown and len(shown) < MOST:
        shown.append(order)


@st.fragment
def sidebar(view: View) -> None:
    """The way to the file: what the page shows is known once it is opened."""
    with st.popover(
        view.labels("page_copy.title"),
        icon=":material/draft:",
        type="tertiary",
        key=view.key("page_copy"),
        on_change="rerun",
    ) as popover:
        orders = _shown(view.page)
        if popover.open and orders:
            query = urlencode(st.query_params.to_dict())
            address = f"{(st.context.url or '').partition('?')[0]}?{query}"
            PAGE.offer(view, orders, "--address", address)
        elif popover.open:
            st.caption(view.labels("page_copy.nothing"))


def _shown(page: str) -> list[Order]:
    """What this page shows, or showed a run before."""
    drawn: list[tuple[str, list[Order]]] = [st.session_state.get(name, ("", [])) for name in (_SHOWN, _BEFORE)]
    return next((orders for of, orders in drawn if of == page and orders), [])
