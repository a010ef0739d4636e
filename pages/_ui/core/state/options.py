"""Options of a page, kept in the address (``o.*``): tabs, one of a few, a number, words to find."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages._ui.core.state import url
from pages._ui.core.state.controlled import controlled
from pages._ui.core.state.view import View

LONGEST = 80
LAST_PAGE = 999_999


def option(name: str, default: str, among: Iterable[str] = ()) -> str:
    """An option's text from the address; the default where it is not among those there are."""
    text = str(url.option(name, default))
    allowed = tuple(among)
    return text if not allowed or text in allowed else default


def go(changes: dict[str, str]) -> None:
    """Put options into the address at once; an empty one is taken out. One history entry."""
    requested = {url.OPTION + name: text for name, text in changes.items()}
    kept = {name: text for name, text in st.query_params.to_dict().items() if name not in requested}
    st.query_params.from_dict({**kept, **{name: text for name, text in requested.items() if text}})


def follow(view: View, name: str, shown: object, change: Callable[[Any], dict[str, str]]) -> dict[str, Any]:
    """Key and callback of a widget that shows an option of the page; ``change`` gives the options to write."""
    return controlled(view.key(f"o.{name}"), shown, lambda value: go(change(value)))


def page_number(name: str = "page", most: int = LAST_PAGE) -> int:
    """The page of a long list that the URL names: 1 to ``most``, 1 where the URL names none."""
    text = option(name, "1")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
    return min(max(1, number), most)


def one_of(
    view: View,
    name: str,
    codes: Sequence[str],
    label: str,
    wording: Callable[[str], str],
    default: str = "",
    *,
    help_text: str | None = None,
    resets: Sequence[str] = (),
    as_list: bool = False,
    unlabelled: bool = False,
) -> str:
    """One of some codes, as a row of buttons or as a list; the first is the default unless another is named.

    ``resets``: options that a change takes out; ``unlabelled``: whether the label is only read out, where what is
    chosen says what it is.
    """
    default = default or codes[0]
    shown = option(name, default, codes)

    def change(code: str | None) -> dict[str, str]:
        return {name: "" if code in (None, default) else str(code), **dict.fromkeys(resets, "")}

    widget = follow(view, name, shown, change)
    if unlabelled:
        widget["label_visibility"] = "collapsed"
    if as_list:
        st.selectbox(label, codes, format_func=wording, help=help_text, **widget)
    else:
        st.segmented_control(label, codes, format_func=wording, required=True, help=help_text, **widget)
    return shown


def number_of(view: View, name: str, numbers: Sequence[int], label: str, default: int) -> int:
    """One of some numbers."""
    return int(one_of(view, name, [str(number) for number in numbers], label, str, str(default)))


def words(
    view: View,
    name: str,
    label: str,
    hint: str = "",
    *,
    longest: int = LONGEST,
    help_text: str | None = None,
    resets: Sequence[str] = (),
    default: str = "",
) -> str:
    """A text to find; ``default`` is shown where the URL has none."""
    shown = option(name, default)

    def change(text: str) -> dict[str, str]:
        return {name: text.strip(), **dict.fromkeys(resets, "")}

    st.text_input(
        label,
        placeholder=hint or None,
        help=help_text,
        max_chars=max(longest, len(shown)),
        icon=":material/search:",
        **follow(view, name, shown, change),
    )
    return shown.strip()


def tabs(view: View, named: dict[str, str], name: str = "tab") -> dict[str, DeltaGenerator]:
    """Tabs by code, of which only the open one is there: ``if "items" in opened: with opened["items"]:``."""
    codes = list(named)
    by_words = {words: code for code, words in named.items()}

    def change(words: str) -> dict[str, str]:
        code = by_words.get(words, codes[0])
        return {name: "" if code == codes[0] else code}

    widget = follow(view, name, named[option(name, codes[0], codes)], change)
    drawn: Any = st.tabs(list(named.values()), **widget)
    return {code: tab for code, tab in zip(codes, drawn, strict=True) if tab.open}
