"""Options of a page, kept in the address: tabs, one of a few, a number, words to find."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages._ui import url
from pages._ui.view import View

LONGEST = 80


def one_of(
    view: View,
    name: str,
    codes: Sequence[str],
    label: str,
    wording: Callable[[str], str],
    default: str = "",
) -> str:
    """One of some codes as a row of buttons; the first is the default unless another is named."""
    default = default or codes[0]
    key = view.key(f"o.{name}")
    asked = url.option(name, default)
    chosen = asked if asked in codes else default
    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen

    def changed() -> None:
        url.write_option(name, st.session_state[key] or default, default)

    st.segmented_control(label, codes, format_func=wording, key=key, on_change=changed, required=True)
    return chosen


def number_of(view: View, name: str, numbers: Sequence[int], label: str, default: int) -> int:
    """One of some numbers."""
    return int(one_of(view, name, [str(number) for number in numbers], label, str, str(default)))


def words(view: View, name: str, label: str, hint: str) -> str:
    """A text to find; empty finds everything."""
    key = view.key(f"o.{name}")
    text = str(url.option(name, ""))[:LONGEST]
    if st.session_state.get(key) != text:
        st.session_state[key] = text

    def changed() -> None:
        url.write_option(name, st.session_state[key].strip(), "")

    st.text_input(label, key=key, placeholder=hint, max_chars=LONGEST, icon=":material/search:", on_change=changed)
    return text


def tabs(view: View, named: dict[str, str], name: str = "tab") -> dict[str, DeltaGenerator]:
    """Tabs by code, of which only the open one is there: ``if "items" in opened: with opened["items"]:``."""
    codes = list(named)
    key = view.key(f"o.{name}")
    chosen = url.option(name, codes[0])
    chosen = chosen if chosen in named else codes[0]
    if st.session_state.get(key) != named[chosen]:
        st.session_state[key] = named[chosen]
    by_words = {words: code for code, words in named.items()}

    def changed() -> None:
        url.write_option(name, by_words.get(st.session_state[key], codes[0]), codes[0])

    drawn: Any = st.tabs(list(named.values()), key=key, on_change=changed)
    return {code: tab for code, tab in zip(codes, drawn, strict=True) if tab.open}
