"""Widgets of a condition, and those of a range of numbers: a slider, and its ends as fields to type into."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis.core.query.filter import Filter
from pages._ui.core.parts import layout
from pages._ui.core.state import url
from pages._ui.core.state.controlled import controlled, controlled_form
from pages._ui.core.state.view import View

NUMBER = 86  # px: two of them and a button stand beside each other in the sidebar
Change = Callable[[Filter, Any], Filter]


def controlled_by(view: View, name: str, shown: object, change: Change) -> dict[str, Any]:
    """Key and callback of a widget that shows a condition."""

    def write(value: Any) -> None:
        try:
            url.write_selection(view, change(view.selection.filter, value))
        except ValueError:
            st.toast(view.labels("note.unreadable", name=view.labels(f"condition.{name}"), value=""))

    return controlled(view.key(name), shown, write)


def span(view: View, name: str, low: int, high: int) -> None:
    """A range slider over a numeric condition; the full range is no condition."""
    if low >= high:
        return
    value = getattr(view.selection.filter, name)
    shown = (low, high) if value is None else tuple(min(max(int(v), low), high) for v in value)

    def change(chosen: Filter, ends: tuple[int, int]) -> Filter:
        return chosen.having(**{name: None if tuple(ends) == (low, high) else tuple(ends)})

    label = view.labels(f"condition.{name}")
    st.slider(
        label,
        low,
        high,
        help=view.labels("help.score") if name == "score" else None,
        **controlled_by(view, name, shown, change),
    )
    typed_span(view, name, label, (low, high), shown, change)


def typed_span(
    view: View, name: str, label: str, bounds: tuple[int, int], shown: tuple[int, ...], change: Change
) -> None:
    """The two ends of a slider as numbers to type; the smaller of them is the lower end.

    They are a form, which a browser sends when it is applied: while the slider is moved fast, fields of their own
    would answer with the values before.
    """
    labels = view.labels
    keys = {end: view.key(f"{name}.{end}") for end in ("from", "to")}
    controlled_form(view.key(f"{name}.typed"), shown, dict(zip(keys.values(), shown, strict=True)))

    def typed() -> None:
        low, high = sorted(int(st.session_state[key]) for key in keys.values())
        url.write_selection(view, change(view.selection.filter, (low, high)))

    with st.form(view.key(f"{name}.form"), border=False), st.container(horizontal=True, gap="xsmall"):
        for end, key in keys.items():
            heading = labels(f"frame.{end}", name=label)
            st.number_input(heading, *bounds, step=1, label_visibility="collapsed", width=NUMBER, key=key)
        with layout.tools(view, f"range.{name}", "content"):
            st.form_submit_button(
                labels("frame.apply"),
                icon=":material/check:",
                type="tertiary",
                help=labels("frame.apply"),
                key=view.key(f"{name}.apply"),
                on_click=typed,
            )
