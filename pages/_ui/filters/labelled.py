"""The condition on labels in the sidebar: a scheme, its codes or a range, and whose labels count."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis.core.conditions.labelled import Labelled
from data.coding.scheme import Scheme, is_id
from pages._ui.core.state import url
from pages._ui.core.state.controlled import controlled
from pages._ui.core.state.view import View

ANY = ""


def condition(view: View) -> None:
    """The fields of the condition; nothing where the corpus has no labels."""
    labels, coders, schemes = view.labels, view.corpus.coding.coders(), view.corpus.schemes
    if not coders:
        return
    held = view.selection.filter.code or Labelled(ANY)
    with st.expander(labels("frame.group.code"), type="compact"):
        st.selectbox(
            labels("condition.code_scheme"),
            [ANY, *filter(is_id, coders)],
            format_func=lambda name: schemes[name].name(labels.lang) if name else labels("condition.all"),
            **_controlled(view, "scheme", held.scheme if held.scheme in coders else ANY, _scheme),
        )
        if held.scheme not in coders:
            return
        _what(view, held, schemes[held.scheme])
        st.selectbox(
            labels("condition.code_coder"),
            [ANY, *filter(is_id, coders[held.scheme])],
            format_func=lambda name: labels.value("coder", name) if name else labels("condition.all"),
            help=labels("help.code_coder"),
            **_controlled(view, "coder", held.coder, lambda held, name: replace(held, coder=name)),
        )


def _what(view: View, held: Labelled, scheme: Scheme) -> None:
    labels = view.labels
    if not scheme.is_number:
        st.multiselect(
            labels("condition.code"),
            [code.id for code in scheme.codes if is_id(code.id)],
            format_func=lambda name: code.name(labels.lang) if (code := scheme.code(name)) else name,
            placeholder=labels("condition.all"),
            **_controlled(
                view, "codes", list(held.codes), lambda held, codes: replace(held, codes=tuple(sorted(codes)))
            ),
        )
        return
    low, high = scheme.low, scheme.high
    if low is None or high is None or low >= high:
        return
    shown = (low if held.low is None else max(low, held.low), high if held.high is None else min(high, held.high))

    def ranged(held: Labelled, span: tuple[float, float]) -> Labelled:
        first, last = span
        return replace(held, low=None if first == low else first, high=None if last == high else last)

    step = 1.0 if scheme.kind == "ordinal" else (high - low) / 100
    st.slider(
        labels("condition.code_range"),
        low,
        high,
        step=step,
        format="%g",
        **_controlled(view, "range", shown, ranged),
    )


def _scheme(held: Labelled, name: str) -> Labelled | None:
    return Labelled(name) if name else None


def _controlled(
    view: View, name: str, shown: object, change: Callable[[Labelled, Any], Labelled | None]
) -> dict[str, Any]:
    """Key and callback of a widget that shows a part of the condition."""

    def write(value: Any) -> None:
        chosen = view.selection.filter
        url.write_selection(view, chosen.having(code=change(chosen.code or Labelled(ANY), value)))

    return controlled(view.key(f"code.{name}"), shown, write)
