"""What was just deleted can be brought back, until something else is deleted."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from data.core.problems import UserError
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state.view import View

LAST = "undo.last"


@dataclass(frozen=True)
class Deleted:
    """The last thing that was deleted: in which list it stood, its name, and how to bring it back."""

    place: str
    name: str
    restore: Callable[[], object]


def deleted(place: str, name: str, restore: Callable[[], object]) -> None:
    """Remember what was deleted."""
    st.session_state[LAST] = Deleted(place, name, restore)


def is_offered(place: str) -> bool:
    """Whether the last thing deleted stood in this list."""
    last: Deleted | None = st.session_state.get(LAST)
    return last is not None and last.place == place


def offer(view: View, place: str) -> None:
    """A line on what was deleted from this list, with the button that brings it back."""
    if not is_offered(place):
        return
    labels, last = view.labels, st.session_state[LAST]
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(plain(labels("undo.deleted", name=last.name)), width="content")
        st.button(
            labels("undo.restore"),
            icon=":material/undo:",
            type="tertiary",
            key=view.key(f"undo.{place}"),
            on_click=_restore,
            args=(view,),
        )


def _restore(view: View) -> None:
    last: Deleted = st.session_state.pop(LAST)
    try:
        last.restore()
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))
