"""The panels of the map page: the map, similarity to a sentence or a dialogue, clusters, outliers."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from analysis.core.query.codecs import compact
from analysis.figures.map.map_density import map_density
from analysis.figures.map.map_panels import map_panels
from analysis.figures.map.map_scatter import map_scatter
from analysis.map.clusters import map_cluster_shares, map_cluster_topics, map_clusters, map_facts, map_stability
from analysis.map.neighbours import near_duplicates, neighbours, outliers, sentence_neighbours
from analysis.map.points import choices as colours
from analysis.map.points import map_points
from data.core.problems import UserError
from pages._ui.core.cards.card import card, table_card
from pages._ui.core.parts import layout, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, current, url
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View
from pages._ui.map import beside, build, coloured, groups
from pages._ui.map.settings import Settings

STYLES = {"points": map_scatter, "density": map_density, "panels": map_panels}
NEAREST = (10, 20, 50, 100)
LONGEST_SENTENCE = 300
COLOURS = 280
PLANE = 0.64


def the_map(view: View, settings: Settings) -> None:
    """The map itself; a lasso or a box around points selects them on every page."""
    labels = view.labels
    # of two cohorts on one map one cannot see which is drawn around, and their colours say which is which
    alone = view.other is None or view.other.corpus.id != view.corpus.id
    with st.container(horizontal=True, vertical_alignment="bottom"):
        style = state_options.one_of(
            view, "style", tuple(STYLES), labels("map.style"), partial(labels.value, "map_style"), unlabelled=True
        )
        by = _by(view) if alone and style != "density" else colours(view.selection)[0]
        text = state_options.option("sentence", "").strip()
        if by == "likeness":
            text = _typed(view)
        codes = coloured.chosen(view) if by == "label" else ""
    text = text if by == "likeness" else ""
    options: dict[str, Any] = {**settings.options, "by": by, "text": text, "codes": codes}
    if by == "likeness" and not text:
        view.corpus.vectors_of(settings.encoder).wake()
        options["by"] = "topic" if view.corpus.has("topics") else "cluster"
    if style != "points":
        with st.container(key="map-plane" if style == "density" else None):
            card(view, STYLES[style], fills=style == "density", **options)
        return
    points = cache.table(view.question(map_points, options))
    with st.container(key="map-plane"), layout.pair(PLANE) as (left, right):
        with left:
            area = partial(_take, view, points) if alone else None
            card(view, map_scatter, area=area, opens=beside.press, fills=True, **options)
        with right:
            if alone:
                groups.show(view, points)
            beside.show(view, settings, labels("map.beside_hint" if alone else "map.how_both"))


def _by(view: View) -> str:
    labels = view.labels
    there = colours(view.selection)
    usual = "hit" if "hit" in there else there[0]
    with st.container(width=COLOURS):
        return state_options.one_of(
            view,
            "by",
            there,
            labels("map.colour"),
            lambda by: labels("map.coloured", by=labels(f"map.by.{by}")),
            usual,
            as_list=True,
            unlabelled=True,
        )


def _take(view: View, points: pl.DataFrame, rows: list[int]) -> None:
    """Make what was drawn around a condition on every page."""
    labels = view.labels
    if not rows:
        st.toast(labels("map.nothing_inside"))
        return
    ids = points["dialogue_id"].gather(rows).unique().to_list()
    if len(ids) == view.selection.n_dialogues:
        st.toast(labels("map.all_inside"))
        return
    chosen = view.selection.filter.having(picked=compact(ids))
    url.write_selection(view, chosen)
    st.rerun()


def like_sentence(view: View, settings: Settings) -> None:
    """The dialogues most similar to a typed sentence, and a button that selects them."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = _typed(view)
        k = state_options.number_of(view, "k", NEAREST, labels("map.k"), NEAREST[1])
    if not text:
        view.corpus.vectors_of(settings.encoder).wake()  # while somebody types
        st.info(labels("map.sentence_start"), icon=":material/search:")
        return
    options: dict[str, Any] = {"encoder": settings.encoder, "text": text, "k": k}
    cache.table(view.question(sentence_neighbours, options))
    st.button(
        labels("map.as_condition", n=k),
        icon=":material/filter_alt:",
        help=labels("map.as_condition_help"),
        key=view.key("map.near"),
        on_click=_near,
        args=(view, text, k, settings.encoder),
    )
    table_card(view, sentence_neighbours, **options)


def _near(view: View, text: str, k: int, encoder: str) -> None:
    chosen = view.selection.filter.having(near=(text, k, encoder))
    url.write_selection(view, chosen)


def _typed(view: View) -> str:
    labels = view.labels
    hint = labels("map.sentence_hint")
    return state_options.words(view, "sentence", labels("map.sentence"), hint, longest=LONGEST_SENTENCE)


def like_dialogue(view: View, settings: Settings) -> None:
    """The dialogues most similar to one dialogue."""
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = str(view.selection.dialogue_ids[0])
        typed = state_options.words(view, "dialogue", labels("map.dialogue"), first)
        k = state_options.number_of(view, "k", NEAREST, labels("map.k"), NEAREST[0])
        sides = ("anybody", "others")
        whose = state_options.one_of(view, "whose", sides, labels("map.apart"), partial(labels.value, "map_apart"))
    if typed and not typed.isdecimal():
        st.warning(labels("map.no_id"), icon=":material/info:")
        return
    number = int(typed or first)
    if number not in view.corpus.dialogues["dialogue_id"].to_list():
        st.warning(labels("map.no_dialogue", id=typed[:20]), icon=":material/info:")
        return
    options = {"dialogue": number, "k": k, "apart": whose == "others", "encoder": settings.encoder}
    table_card(view, neighbours, **options)


def clusters(view: View, settings: Settings) -> None:
    """What the clusters are about, how large and how rated; their names can be changed."""
    _rename(view, settings)
    table_card(view, map_clusters, **settings.options)
    table_card(view, map_cluster_shares, **settings.options)
    if view.corpus.has("topics"):
        table_card(view, map_cluster_topics, **settings.options)
    table_card(view, map_stability, encoder=settings.encoder)


def _rename(view: View, settings: Settings) -> None:
    """A name for one cluster, kept for everybody who uses this app; an empty one brings the words back."""
    labels = view.labels
    named = cache.table(view.question(map_clusters, settings.options))
    called = {str(row["map_cluster"]): row["cluster_name"] for row in named.iter_rows(named=True)}
    with st.popover(labels("map.rename"), icon=":material/edit:", key=view.key("map.rename")):
        number = st.selectbox(
            labels("map.which_cluster"),
            list(called),
            format_func=lambda code: f"{code} {called[code]}",
            key=view.key("map.which"),
        )
        key = view.key(f"map.name.{number}.{settings.encoder}")
        given = current.workspace().cluster_names(settings.stage)
        st.session_state[key] = given.get(int(number), "")

        def rename() -> None:
            try:
                current.workspace().name_cluster(settings.stage, int(number), st.session_state[key])
            except UserError as error:
                st.toast(plain(messages.raised(labels, error)))

        st.text_input(
            labels("map.new_name"),
            placeholder=called[number],
            help=labels("map.new_name_help"),
            max_chars=60,
            key=key,
            on_change=rename,
        )


def outliers_and_duplicates(view: View, settings: Settings) -> None:
    """Dialogues that are nearly the same, and those unlike any other."""
    table_card(view, near_duplicates, encoder=settings.encoder)
    table_card(view, outliers, encoder=settings.encoder)


def about(view: View, settings: Settings) -> None:
    """How the map was made and how reliable it is, and a form that builds another one."""
    labels = view.labels
    if len(view.corpus.encoders) > 1:
        state_options.one_of(view, "encoder", view.corpus.encoders, labels("map.encoder"), str, as_list=True)
    table_card(view, map_facts, encoder=settings.encoder)
    build.another(view)
