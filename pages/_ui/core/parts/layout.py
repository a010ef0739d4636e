"""How cards stand beside each other: two in a row where there is room, else one below the other."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.core.errors import Absent
from data.core.problems import Missing
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import url
from pages._ui.core.state.view import View


@contextmanager
def pair(left_share: float = 0.5) -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """Two places beside each other; ``left_share``: of the width."""
    left, right = st.columns([left_share, 1 - left_share], gap="medium")
    yield left, right


def tools(view: View, name: str, width: Literal["stretch", "content"] = "stretch") -> DeltaGenerator:
    """A row of buttons shown as icons alone: their labels are for screen readers (see ``frame/style.py``)."""
    return st.container(
        horizontal=True,
        horizontal_alignment="right",
        gap="xxsmall",
        key=view.key(f"tools.{name}"),
        width=width,
    )


def icon_button(
    view: View,
    name: str,
    label: str,
    icon: str,
    press: Callable[..., None],
    args: Sequence[Any] = (),
    *,
    disabled: bool = False,
) -> None:
    """One such button in a row of other things; what it does is its label and its tip."""
    with tools(view, name, "content"):
        st.button(
            label,
            icon=icon,
            type="tertiary",
            help=label,
            key=view.key(name),
            disabled=disabled,
            on_click=press,
            args=tuple(args),
        )


def absent(view: View, what: str) -> None:
    """A line on what the corpus lacks, in place of what would be made from it."""
    st.info(view.labels(f"absent.{what}"), icon=":material/info:")


def absent_whole(view: View, what: str) -> None:
    """What a page lacks to show anything, and where it can be added."""
    absent(view, what)
    st.page_link(
        "pages/corpora.py",
        label=view.labels("absent.add"),
        icon=":material/library_add:",
        query_params=url.carried(view.labels, view.corpus.id),
    )


def lacking(view: View, why: Absent | Missing) -> None:
    """What a card shows in place of what cannot be made: what is not there, or the way to make it."""
    if isinstance(why, Absent):
        absent(view, why.what)
        return
    to_make(
        view,
        view.labels("missing.stage", what=view.labels.value("stage", why.what)),
        why.corpus,
        why.why,
        why.command,
    )


def to_make(view: View, what: str, corpus: str, why: str, command: str = "") -> None:
    """What is not made, why it failed where it did, and the command that makes it."""
    failed = "  \n" + plain(view.labels("missing.why", why=why)) if why else ""
    st.info(what + failed, icon=":material/info:")
    st.code(command or f"python -m data prepare {corpus}", language="bash", wrap_lines=True)
