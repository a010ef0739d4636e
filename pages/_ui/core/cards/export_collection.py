"""Figures that a person has collected, to be taken along as one zip, which a child process makes."""

from contextlib import suppress
from functools import partial

import streamlit as st

from analysis.core.query.filter import Filter
from analysis.display.filters import in_words
from analysis.export.bundle import Look
from analysis.export.layout.sizes import SIZES
from analysis.export.requests import MOST, Order, parsed, written
from analysis.export.result import Result
from analysis.labels import LANGUAGE_NAMES, Labels
from data.core.problems import UserError
from pages._ui.core.cards.made_file import MadeFile
from pages._ui.core.parts import layout, undo
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current
from pages._ui.core.state.view import View

_ORDERS = KEPT = "collected"
ZIP = MadeFile(
    "shelf",
    "kokoroscope_figures.zip",
    "application/zip",
    ":material/folder_zip:",
    "export.shelf.help",
    "export.shelf.make",
    "export.shelf.save",
)


def orders() -> list[Order]:
    """What is collected, in the order it was: read from the workspace once a session."""
    if _ORDERS not in st.session_state:
        try:
            kept = current.workspace().value(KEPT)
            st.session_state[_ORDERS] = parsed(kept, KEPT) if kept else []
        except UserError:  # a file of another version, or a workspace that cannot be read
            st.session_state[_ORDERS] = []
    collected: list[Order] = st.session_state[_ORDERS]
    return collected


def put(result: Result, look: Look) -> bool:
    """Add a figure, as it is to look; False where it is there already, or no more have room."""
    order, collected = Order.of(result, look), orders()
    if order in collected or len(collected) >= MOST:
        return False
    _set([*collected, order])
    return True


def _set(collected: list[Order]) -> None:
    """Keep these figures, here and in the workspace, so that they survive the tab."""
    st.session_state[_ORDERS] = collected
    ZIP.drop()
    with suppress(UserError):  # a workspace that cannot be written: they last as long as the session
        current.workspace().set_value(KEPT, written(collected).decode() if collected else "")


def sidebar(view: View) -> None:
    """What is collected, and the way out of it as a zip, once there is something."""
    collected, labels = orders(), view.labels
    undo.offer(view, KEPT)
    if not collected:
        return
    with st.popover(
        labels("export.shelf", n=labels.number(len(collected))),
        icon=":material/folder_zip:",
        width="stretch",
        key=view.key("shelf"),
    ):
        for number, order in enumerate(collected):
            _row(view, number, order)
        ZIP.offer(view, collected)
        st.button(
            labels("export.shelf.clear"),
            icon=":material/delete:",
            type="tertiary",
            key=view.key("shelf.clear"),
            on_click=_clear,
            args=(view,),
        )


def _row(view: View, number: int, order: Order) -> None:
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        described = plain(_in_words(order, labels))
        st.markdown(
            f"{number + 1}\\. {plain(labels.title(order.figure))}  \n:small[:gray[{described}]]", width="stretch"
        )
        remove = labels("export.shelf.remove")
        layout.icon_button(view, f"shelf.remove.{number}", remove, ":material/close:", _remove, (view, number))


def _in_words(order: Order, labels: Labels) -> str:
    """What an order is of, and how it is to look."""
    chosen = [(order.corpus, order.filter), *([(order.b_corpus, order.b)] if order.b_corpus else [])]
    described = [f"{corpus} {in_words(Filter.from_query(query)[0], labels)}" for corpus, query in chosen]
    size = labels(f"export.size.{order.size}") if order.size in SIZES else f"{order.size} mm"
    look = [size, LANGUAGE_NAMES[order.lang], *([labels("export.grey")] if order.grey else [])]
    return " · ".join([" / ".join(described), *look])


def _remove(view: View, number: int) -> None:
    before = orders()
    undo.deleted(KEPT, view.labels.title(before[number].figure), partial(_set, before))
    _set([*before[:number], *before[number + 1 :]])


def _clear(view: View) -> None:
    before = orders()
    undo.deleted(KEPT, view.labels("export.shelf", n=len(before)), partial(_set, before))
    _set([])
