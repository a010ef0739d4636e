"""Cohort A and cohort B: what each holds, which of the two the sidebar edits, and selections with names."""

from functools import partial

import numpy as np
import streamlit as st

from analysis.core.query.filter import Filter
from analysis.display.filters import in_words
from data.core.problems import UserError
from data.workspace import Cohort
from pages._ui.core.parts import layout, messages, undo
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import url
from pages._ui.core.state.controlled import controlled
from pages._ui.core.state.view import View
from pages._ui.filters import remaining
from pages._ui.people import shared_cohorts

SIDES = ("a", "b")
LONGEST_NAME = 60
SAVED = "cohorts"


def edited(view: View) -> View:
    """The cohort that the sidebar's widgets belong to."""
    return view.of_other if view.other is not None and st.query_params.get("side") == "b" else view


def sidebar(view: View) -> None:
    """What is selected, as one cohort or as two; the way to a second and back."""
    labels = view.labels
    if view.other is None:
        remaining.remaining(view)
    else:
        for side, seen in zip(SIDES, (view, view.of_other), strict=True):
            st.markdown(f"**{side.upper()}** :gray[{plain(seen.corpus.id)}]")
            remaining.remaining(seen)
        _which(view)
    with st.container(horizontal=True):
        if view.other is None:
            st.button(
                labels("cohort.compare"),
                icon=":material/compare_arrows:",
                type="tertiary",
                key=view.key("compare"),
                on_click=_begin,
                args=(view,),
            )
        else:
            st.button(
                labels("cohort.end"),
                icon=":material/close:",
                type="tertiary",
                key=view.key("end"),
                on_click=url.end_comparison,
            )
        with st.popover(labels("cohort.saved"), icon=":material/bookmarks:", type="tertiary"):
            _named(view)


def notes(view: View) -> None:
    """What must be known when two cohorts are compared: none, the same, or an overlap."""
    labels, other = view.labels, view.other
    if other is None:
        return
    if other.is_empty and view.selection.is_empty:
        st.info(labels("cohort.both_empty"), icon=":material/info:")
    elif other.is_empty:
        st.info(labels("cohort.b_empty"), icon=":material/info:")
    elif other.corpus.id == view.corpus.id:
        shared = int(np.count_nonzero(view.selection.mask & other.mask))
        if shared == view.selection.n_dialogues == other.n_dialogues:
            st.info(labels("cohort.same"), icon=":material/info:")
        elif shared:
            st.info(labels("cohort.overlap", n=labels.number(shared)), icon=":material/info:")


def _begin(view: View) -> None:
    """Cohort B starts as the whole of the same corpus, and is the one to edit."""
    corpus_id = view.corpus.id
    url.write(lang=view.labels.lang, corpus=corpus_id, side="b", **{f"{url.SECOND}corpus": corpus_id})


def _which(view: View) -> None:
    side = st.query_params.get("side", "a")
    st.segmented_control(
        view.labels("cohort.edit"),
        SIDES,
        format_func=str.upper,
        width="stretch",
        **controlled(view.key("side"), side if side in SIDES else "a", lambda side: url.write(side=side or "a")),
    )


def _named(view: View) -> None:
    labels = view.labels
    seen = edited(view)
    st.caption(plain(f"{seen.corpus.id} · {in_words(seen.selection.filter, labels)}"))
    with st.form(view.key("cohort.form"), border=False):
        st.text_input(
            labels("cohort.name"),
            key=view.key("cohort.name"),
            placeholder=_usual_name(seen),
            max_chars=LONGEST_NAME,
        )
        if shared_cohorts.may_share():
            st.toggle(labels("people.cohort_share"), key=view.key("cohort.share"))
        st.form_submit_button(
            labels("cohort.save"), type="primary", key=view.key("cohort.save"), on_click=_save, args=(view, seen)
        )
    undo.offer(view, SAVED)
    for saved, forget in shared_cohorts.listed():
        shared = forget is not shared_cohorts.forget_own
        with st.container(horizontal=True, vertical_alignment="center"):
            mark = f" :gray-badge[{labels('people.cohort_shared')}]" if shared else ""
            st.markdown(plain(saved.name) + mark, width="stretch")
            for side in SIDES:
                st.button(
                    side.upper(),
                    help=labels(f"cohort.use.{side}"),
                    key=view.key(f"use.{side}.{'shared.' * shared}{saved.name}"),
                    on_click=_use,
                    args=(view, saved, side),
                )
            layout.icon_button(
                view,
                f"forget.{'shared.' * shared}{saved.name}",
                labels("cohort.forget"),
                ":material/delete:",
                _forget,
                (saved, forget),
                disabled=forget is None,
            )


def _usual_name(seen: View) -> str:
    """The name of a selection for which none is typed: its conditions in words."""
    return in_words(seen.selection.filter, seen.labels)[:LONGEST_NAME]


def _save(view: View, seen: View) -> None:
    name = st.session_state[view.key("cohort.name")].strip() or _usual_name(seen)
    st.session_state[view.key("cohort.name")] = ""
    shares = bool(st.session_state.get(view.key("cohort.share")))
    try:
        (shared_cohorts.share if shares else shared_cohorts.keep)(
            Cohort(name, seen.corpus.id, seen.selection.filter.to_query())
        )
        st.toast(plain(seen.labels("cohort.is_saved", name=name)), icon=":material/bookmark_added:")
    except UserError as error:
        st.toast(plain(messages.raised(seen.labels, error)))


def _forget(saved: Cohort, forget: shared_cohorts.Forget) -> None:
    is_own = forget is shared_cohorts.forget_own
    forget(saved.name)
    restore = shared_cohorts.keep if is_own else shared_cohorts.share
    undo.deleted(SAVED, saved.name, partial(restore, saved))


def _use(view: View, saved: Cohort, side: str) -> None:
    prefix = url.SECOND if side == "b" else ""
    chosen, _ = Filter.from_query(saved.query)
    url.write_filter(chosen, prefix, lang=view.labels.lang, **{f"{prefix}corpus": saved.corpus})
