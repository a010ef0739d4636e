"""Options of a page (``o.*`` in the address): the widgets of the words page that follow them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import streamlit as st

from pages._ui import url
from pages._ui.view import View


def option(name: str, default: str, among: Iterable[str] = ()) -> str:
    """An option's text from the address; the default where it is not among those there are."""
    text = str(url.option(name, default))
    allowed = tuple(among)
    return text if not allowed or text in allowed else default


def go(changes: dict[str, str]) -> None:
    """Put options into the address at once; an empty one is taken out. One history entry."""
    kept = {n: t for n, t in st.query_params.to_dict().items() if n.removeprefix(url.OPTION) not in changes}
    st.query_params.from_dict({**kept, **{url.OPTION + name: text for name, text in changes.items() if text}})


def follow(view: View, name: str, shown: object, change: Callable[[str], dict[str, str]]) -> dict[str, Any]:
    """Key and callback of a widget that shows an option: set before it is drawn, written once."""
    key = view.key(f"o.{name}")
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown

    def changed() -> None:
        go(change(st.session_state[key]))

    return {"key": key, "on_change": changed}


def one_of(
    view: View,
    name: str,
    codes: Sequence[str],
    *,
    words: str,
    label: str,
    default: str = "",
    help_text: str | None = None,
    resets: Sequence[str] = (),
    as_list: bool = False,
) -> str:
    """One code among several, as a row of buttons or as a list. ``resets``: options that a change clears."""
    labels, default = view.labels, default or codes[0]
    shown = option(name, default, codes)

    def change(code: str) -> dict[str, str]:
        return {name: "" if code == default else code, **dict.fromkeys(resets, "")}

    widget = follow(view, name, shown, change)
    if as_list:
        st.selectbox(labels(label), codes, format_func=lambda c: labels(f"{words}.{c}"), help=help_text, **widget)
    else:
        st.segmented_control(
            labels(label),
            codes,
            format_func=lambda c: labels(f"{words}.{c}"),
            required=True,
            help=help_text,
            **widget,
        )
    return shown


def typed(
    view: View,
    name: str,
    *,
    label: str,
    longest: int,
    hint: str = "",
    help_text: str | None = None,
    resets: Sequence[str] = (),
) -> str:
    """A line of text."""
    shown = option(name, "")

    def change(text: str) -> dict[str, str]:
        return {name: text.strip(), **dict.fromkeys(resets, "")}

    st.text_input(
        view.labels(label),
        placeholder=hint or None,
        help=help_text,
        max_chars=max(longest, len(shown)),
        **follow(view, name, shown, change),
    )
    return shown.strip()
