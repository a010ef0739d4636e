"""The map: search by meaning above it, the plane, and beside it the pressed utterance and the tree of themes."""

from dataclasses import replace
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from analysis.core.query.meaning import CORNERS, Meaning, RegionCodec
from analysis.figures.utterances.utterance_map import utterance_map
from analysis.utterances.plane import utterance_plane
from data.core.problems import UserError
from pages._ui.core.cards.card import card
from pages._ui.core.navigation import PAGES
from pages._ui.core.parts import layout, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, history, options, url
from pages._ui.core.state.controlled import controlled
from pages._ui.core.state.view import View
from pages._ui.utterances import beside, choices

BOX, POINT = "box", "point"
PLANE = 0.58
NEAREST = (50, 200, 500, 1_000)
LONGEST = 300
COLOURS = 230


def the_map(view: View) -> None:
    """The map of utterances; a box shows a part of it in detail, a lasso selects."""
    labels = view.labels
    _search(view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=2 * COLOURS, horizontal=True, vertical_alignment="bottom"):
            coloured = choices.colour(view)
        settings: dict[str, Any] = {**coloured, **choices.spoken(view), BOX: options.option(BOX, "")}
        if settings[BOX]:
            st.button(
                labels("utterances.whole"),
                icon=":material/zoom_out_map:",
                key=view.key("utterances.whole"),
                on_click=options.go,
                args=({BOX: "", POINT: ""},),
            )
    try:
        frame = cache.table(view.question(utterance_plane, settings))
    except UserError as error:
        st.warning(plain(messages.raised(labels, error)), icon=":material/info:")
        return
    alone = view.other is None or view.other.corpus.id != view.corpus.id
    with layout.pair(PLANE) as (left, right):
        with left:
            if frame.is_empty():
                st.info(labels("utterances.nothing_here"), icon=":material/info:")
            else:
                one = view if alone else _first(view)
                card(one, utterance_map, outline=partial(_drawn, view, frame), opens=beside.press, **settings)
            st.caption(labels.sentences([labels("utterances.how"), labels("utterances.few")]))
        with right:
            beside.show(view)


def _first(view: View) -> View:
    return replace(view, other=None)


def _drawn(view: View, frame: pl.DataFrame, drawn: tuple[str, list[tuple[float, float]]]) -> None:
    """A box asks again for its part of the map; a lasso becomes a condition on every page."""
    kind, corners = drawn
    xs, ys = zip(*corners, strict=True)
    low, high = (min(xs), min(ys)), (max(xs), max(ys))
    near = frame.filter(pl.col("x").is_between(low[0], high[0]) & pl.col("y").is_between(low[1], high[1]))
    if near.filter(pl.col("kind") != "name").is_empty():
        st.toast(view.labels("utterances.nothing_inside"))
        return
    if kind == "box":
        options.go({BOX: ",".join(f"{value:.3f}" for value in (low[0], high[0], low[1], high[1])), POINT: ""})
    else:
        step = max(1, -(-len(corners) // CORNERS))
        text = ";".join(f"{x:.2f},{y:.2f}" for x, y in corners[::step])
        try:
            region = RegionCodec().read(text)
        except ValueError:
            st.toast(view.labels("utterances.nothing_inside"))
            return
        chosen = view.selection.filter
        if chosen.meaning and not near["is_hit"].fill_null(False).any():
            chosen = chosen.having(meaning=None)  # what is drawn around is meant, not what lies elsewhere
        url.write_selection(view, chosen.having(region=region))
    st.rerun()


def _search(view: View) -> None:
    """A sentence, how many utterances like it, what is searched for now, and ways on."""
    labels, chosen = view.labels, view.selection.filter
    sought = chosen.meaning
    if sought is None:
        view.corpus.utterance_map.wake()  # while somebody reads

    def search(typed: str) -> None:
        text = typed.strip()
        k = sought.k if sought else NEAREST[1]
        like, unlike = (sought.like, sought.unlike) if sought else ((), ())
        meaning = Meaning(text, k, like, unlike) if text or like else None
        url.write_selection(view, chosen.having(meaning=meaning))

    def how_many(k: int) -> None:
        if sought:
            url.write_selection(view, chosen.having(meaning=Meaning(sought.text, k, sought.like, sought.unlike)))

    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            labels("utterances.sentence"),
            placeholder=labels("utterances.sentence_hint"),
            icon=":material/search:",
            max_chars=LONGEST,
            **controlled(view.key("utterances.sentence"), sought.text if sought else "", search),
        )
        if sought:
            numbers = sorted({*NEAREST, sought.k})
            with st.container(width=110):
                st.selectbox(
                    labels("utterances.k"), numbers, **controlled(view.key("utterances.k"), sought.k, how_many)
                )
    if not (sought or chosen.region):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if sought:
            text = (
                labels("utterances.quoted", text=sought.text) if sought.text else labels("utterances.the_examples")
            )
            n, dialogues = labels.number(sought.k), labels.number(view.selection.n_dialogues)
            st.markdown(plain(labels("utterances.found", text=text, n=n, dialogues=dialogues)), width="content")
        if sought and (sought.like or sought.unlike):
            examples = labels("utterances.examples", like=len(sought.like), unlike=len(sought.unlike))
            st.markdown(plain(examples), width="content")
            only = Meaning(sought.text, sought.k) if sought.text else None
            _go(view, "clear_examples", ":material/undo:", chosen.having(meaning=only))
        _open(view, "order", "utterances.around_go", ":material/swap_horiz:")
        _list(view)
        _go(view, "clear_search", ":material/close:", chosen.having(meaning=None, region=()))


def _go(view: View, name: str, icon: str, chosen: Any) -> None:
    st.button(
        view.labels(f"utterances.{name}"),
        icon=icon,
        type="tertiary",
        key=view.key(f"utterances.{name}"),
        on_click=url.write_selection,
        args=(view, chosen),
    )


def _open(view: View, part: str, label: str, icon: str) -> None:
    st.button(
        view.labels(label),
        icon=icon,
        type="tertiary",
        key=view.key(f"utterances.open.{part}"),
        on_click=options.go,
        args=({"show": part},),
    )


def _list(view: View) -> None:
    """The utterances that meet the search, in their contexts, on the page of dialogues."""
    path, icon = PAGES["dialogues"]
    query = history.carrying(view, url.carried(view.labels, view.corpus.id))
    st.page_link(path, label=view.labels("utterances.list_go"), icon=icon, query_params=query)
