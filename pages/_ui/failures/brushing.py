"""Which responses count as failures: the system, by what, against whom, and the range that is brushed."""

from collections.abc import Callable
from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis.failures.listing import Measure, Verdict
from analysis.failures.values import failure_values
from analysis.judgement.reading import judged_attributes
from data.judgement import failures
from pages._ui.core.state import cache, current, options
from pages._ui.core.state.view import View

RANGE = ("low", "high")


def settings(view: View) -> dict[str, Any]:
    """The options of the tables of failures, from the address."""
    labels = view.labels
    names = list(dict.fromkeys(name for one in view.corpus.responses.fitting() for name in one.systems))
    is_judged = not view.corpus.judging.judgements().is_empty()
    measures = [one for one in get_args(Measure) if one != "judged" or is_judged]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=200):
            system = options.one_of(
                view, "system", names, labels("column.system"), str, resets=RANGE, as_list=True
            )
        others = ["none", *(name for name in (*names, "gold") if name != system)]
        with st.container(width=220):
            other = options.one_of(
                view, "than", others, labels("failures.than"), partial(_name, view), resets=RANGE, as_list=True
            )
        with st.container(width=200):
            metric = options.one_of(
                view, "metric", measures, labels("column.metric"), partial(labels.value, "metric"), resets=RANGE,
                as_list=True,
            )  # fmt: skip
        given: dict[str, Any] = {
            "system": system,
            "metric": metric,
            "worse_than": "" if other == "none" else other,
        }
        if is_judged:
            with st.container(width=180):
                given["attribute"] = options.one_of(
                    view, "attribute", judged_attributes(view.corpus), labels("column.attribute"),
                    partial(labels.value, "attribute"), as_list=True,
                )  # fmt: skip
            given["verdict"] = options.one_of(
                view, "verdict", get_args(Verdict), labels("failures.verdict"), partial(labels.value, "lost")
            )
    kept = failures.names(current.common(), view.corpus.id)
    if kept:
        sets = ["", *kept]
        given["failure_set"] = options.one_of(
            view, "set", sets, labels("failures.set"), lambda name: name or labels("failures.every"), as_list=True
        )
    for name in RANGE:
        given[name] = _bound(options.option(name, ""))
    if given["low"] or given["high"]:
        with st.container(horizontal=True, vertical_alignment="center"):
            facts = {name: given[name] or "…" for name in RANGE}
            st.markdown(labels("failures.range", **facts), width="content")
            st.button(
                labels("failures.whole"),
                type="tertiary",
                key=view.key("failures.whole"),
                on_click=options.go,
                args=(dict.fromkeys(RANGE, ""),),
            )
    return given


def _name(view: View, code: str) -> str:
    if code == "none":
        return view.labels("failures.nobody")
    return view.labels.value("system", code)


def _bound(text: str) -> str:
    """A number of the address as it is, anything else as nothing."""
    try:
        float(text)
    except ValueError:
        return ""
    return text


def brush(view: View, given: dict[str, Any]) -> Callable[[list[int]], None]:
    """What to do with the bars that a box was drawn around: their range becomes the condition."""

    def take(rows: list[int]) -> None:
        if not rows:
            return
        bins = cache.table(view.question(failure_values, given))
        chosen = bins[sorted({row % bins.height for row in rows})]
        options.go({"low": f"{min(chosen['bin_low']):g}", "high": f"{max(chosen['bin_high']):g}"})
        st.rerun()

    return take
