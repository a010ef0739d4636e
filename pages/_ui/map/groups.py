"""The groups that colour the map: what colour is which, and one press that selects a group."""

from collections.abc import Iterable

import polars as pl
import streamlit as st

from analysis.core.query.codecs import compact
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.figures.kit.theme import SYMBOLS, THEMES
from analysis.figures.map.map_marks import groups, looks
from pages._ui.core.cards import veil
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, url
from pages._ui.core.state.controlled import controlled
from pages._ui.core.state.view import View

SIGNS = dict(zip(SYMBOLS, "●◆■▲✚", strict=True))
MOST = 40


def show(view: View, points: pl.DataFrame) -> None:
    """Each group with its colour on the map and its size; nothing where a number colours the map."""
    labels, by = view.labels, next(iter(points["coloured_by"]), "topic")
    without = _without(view.selection.filter, by)
    whole = cache.selection(view.corpus, without)
    points = points.with_columns(chosen=pl.Series(whole.mask))
    named = groups(points.filter("chosen"), labels)[:MOST]
    if not named or points["map_number"].null_count() < points.height:
        return
    looking = looks(THEMES[view.theme], by, points, (code for code, _, _ in named))
    conditions = {code: _condition(whole, without, by, points, code) for code, _, _ in named}
    words = {code: f"{plain(veil.words(name))} {n}" for code, name, n in named}
    pressed = [code for code, one in conditions.items() if without != one == view.selection.filter]

    def choose(code: str | None) -> None:
        url.write_selection(view, without if code is None else conditions[code])

    with st.container(key="map-groups"):
        st.html(_style(looking[code] for code in conditions))
        st.pills(
            labels("map.groups"),
            list(conditions),
            format_func=words.__getitem__,
            **controlled(view.key("map.groups"), next(iter(pressed), None), choose),
        )


def _without(chosen: Filter, by: str) -> Filter:
    """The conditions without those that a press on a group sets."""
    return chosen.without("picked", *(["topics"] if by == "topic" else []))


def _condition(whole: Selection, chosen: Filter, by: str, points: pl.DataFrame, code: str) -> Filter:
    """The selection of a group: by its topic, else by the ids of its dialogues."""
    if by == "topic":
        return chosen.having(topics=(code,))
    ids = points.filter(pl.col("chosen") & (pl.col("map_group") == code))["dialogue_id"].unique().to_list()
    return chosen if len(ids) == whole.n_dialogues else chosen.having(picked=compact(ids))


def _style(looking: Iterable[tuple[str, str]]) -> str:
    """A sign of its group's colour and form before each word."""
    rules = "".join(
        f".st-key-map-groups button[data-variant]:nth-of-type({place}) p::before"
        f' {{ content: "{SIGNS[symbol.removesuffix("-open")]} "; color: {colour} }}\n'
        for place, (colour, symbol) in enumerate(looking, 1)
    )
    return f"<style>{rules}</style>"
