"""Cards of tables that take long: the card where the answer is kept, else the offer to compute it as a job."""

import shlex
from collections.abc import Callable
from functools import partial
from typing import Any

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from analysis.core import registry
from analysis.core.kept import KEPT, is_ready
from analysis.core.query.selection import Selection
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import jobs
from pages._ui.core.state.view import View


def kept_card(view: View, function: Callable[..., go.Figure], **options: Any) -> bool:
    """A figure whose table is kept; whether it was drawn."""
    return _drawn(
        view, registry.FIGURES[function.__name__].table, function.__name__, options, partial(card, view, function)
    )


def kept_table_card(view: View, function: Callable[..., pl.DataFrame], **options: Any) -> bool:
    """A table that is kept; whether it was drawn."""
    table = registry.TABLES[function.__name__]
    return _drawn(view, table, table.name, options, partial(table_card, view, function))


def _drawn(
    view: View, table: registry.Table, title: str, options: dict[str, Any], draw: Callable[..., None]
) -> bool:
    cohorts = [one for one in (view.selection, view.other) if one is not None]
    waiting = [one for one in cohorts if not is_ready(table.name, one, options)]
    if not waiting:
        draw(**options)
        return True
    offer(view, table.name, title, options, waiting[0])
    return False


def offer(view: View, name: str, title: str, options: dict[str, Any], selection: Selection) -> None:
    """What is not computed yet, a button that starts the job, and the command that does the same."""
    labels, arguments = view.labels, _arguments(name, options, selection)
    job = shlex.join(arguments)
    with st.container(border=True, gap="small"):
        st.markdown(f"**{labels.title(title)}**")
        st.caption(labels("kept.offer"))
        jobs.show(view, job, partial(_done, view))
        if not jobs.running(job):
            st.button(
                labels("kept.run"),
                icon=":material/play_arrow:",
                key=view.key(f"kept.{title}"),
                on_click=jobs.start,
                args=(job, arguments, "analysis"),
            )
        with st.expander(labels("kept.command")):
            st.code(f"python -m analysis {job}", language="bash", wrap_lines=True)


def _arguments(name: str, options: dict[str, Any], selection: Selection) -> list[str]:
    query = selection.filter.to_query()
    defaults = KEPT[name].options
    changed = [f"{key}={value}" for key, value in sorted(options.items()) if value != defaults.get(key)]
    chosen = [part for pair in changed for part in ("--option", pair)]
    return ["compute", name, "--corpus", selection.corpus.id, *(["--filter", query] if query else []), *chosen]


def _done(view: View, result: dict[str, Any]) -> None:
    """Nothing more is said: the card stands there in the next run."""
    st.rerun()
