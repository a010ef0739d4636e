"""Beside the map: the pressed utterance in its context, and the tree of themes."""

from typing import Any

import streamlit as st

from analysis.core.dialogues.theme_names import key_of
from analysis.core.query.meaning import MOST_EXAMPLES, Meaning, Place, read_places, row_of
from analysis.utterances.themes import utterance_themes
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, links, options, url
from pages._ui.core.state.view import View

POINT, BOX, BRANCH = "point", "box", "branch"
AROUND = 3
PART = 0.9


def press(point: dict[str, Any]) -> None:
    """Show a pressed utterance; a pressed cell becomes the part of the map that is shown."""
    if point["kind"] == "point":
        options.go({POINT: f"{point['dialogue_id']}.{point['position']}"})
    else:
        w, h = 6 * point["cell_width"], 6 * point["cell_height"]
        x, y = point["x"], point["y"]
        options.go({BOX: f"{x - w:.3f},{x + w:.3f},{y - h:.3f},{y + h:.3f}"})
    st.rerun()


def show(view: View) -> None:
    """The preview, and the themes."""
    _preview(view)
    _tree(view)


def _preview(view: View) -> None:
    """The lines around the pressed utterance, and ways to refine the search by it."""
    labels = view.labels
    try:
        places = read_places(options.option(POINT, ""))
    except ValueError:
        places = ()
    row = row_of(view.corpus, places[0]) if places else None
    if row is None:
        return
    dialogue_id, position = places[0]
    at = int(view.corpus.dialogues["dialogue_id"].search_sorted(dialogue_id))
    first, stop = int(view.corpus.offsets[at]), int(view.corpus.offsets[at + 1])
    begin, end = max(first, row - AROUND), min(stop, row + AROUND + 1)
    roles = view.corpus.utterances["role"].slice(begin, end - begin).cast(str).to_list()
    texts = view.corpus.texts.slice(begin, end - begin).to_list()
    with st.container(border=True, gap="small", key=view.key("utterances.preview")):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**{plain(labels('utterances.preview'))}**", width="content")
            st.button(
                labels("map.close"),
                icon=":material/close:",
                type="tertiary",
                key=view.key("utterances.close"),
                on_click=options.go,
                args=({POINT: ""},),
            )
        for number, (role, text) in enumerate(zip(roles, texts, strict=True), start=begin):
            said = f"**{plain(labels.value('role', role))}**  {plain(text or '')}"
            if number == row:
                st.info(said)
            else:
                st.markdown(said)
        with st.container(horizontal=True):
            _refine(view, places[0], "more_like", ":material/add:")
            _refine(view, places[0], "less_like", ":material/remove:")
        links.reader_link(view, dialogue_id, position, label=labels("utterances.open"))


def _refine(view: View, place: Place, name: str, icon: str) -> None:
    """Make an utterance an example or a counterexample of the search."""
    chosen = view.selection.filter
    requested = chosen.meaning or Meaning("")
    like = tuple(one for one in requested.like if one != place)
    unlike = tuple(one for one in requested.unlike if one != place)
    if name == "more_like":
        like = (*like, place)[-MOST_EXAMPLES:]
    else:
        unlike = (*unlike, place)[-MOST_EXAMPLES:]
    st.button(
        view.labels(f"utterances.{name}"),
        icon=icon,
        key=view.key(f"utterances.{name}"),
        disabled=not (requested.text or like),
        on_click=url.write_selection,
        args=(view, chosen.having(meaning=Meaning(requested.text, requested.k, like, unlike))),
    )


def _tree(view: View) -> None:
    """The coarse themes, and below the opened one its finer themes; a press shows its part of the map."""
    labels = view.labels
    coarse = cache.table(view.question(utterance_themes, {"level": 1}))
    if coarse.is_empty():
        return
    opened = options.option(BRANCH, "")
    with st.container(border=True, gap="xxsmall", key=view.key("utterances.tree")):
        st.markdown(f"**{labels('utterances.tree')}**")
        st.caption(labels("utterances.tree_help"))
        for row in coarse.sort("share", descending=True).iter_rows(named=True):
            _leaf(view, row, 1)
            if row["theme"] == opened:
                finer = cache.table(view.question(utterance_themes, {"level": 2}))
                own = finer.filter(finer["parent"] == opened).sort("share", descending=True)
                for child in own.iter_rows(named=True):
                    _leaf(view, child, 2)


def _leaf(view: View, row: dict[str, Any], level: int) -> None:
    labels = view.labels
    share = labels.percent(row["share"])
    name = plain(f"{row['theme_name']}  {share}")
    indent = "" if level == 1 else "　└ "
    branch = row["theme"] if level == 1 else row["parent"]
    st.button(
        f"{indent}{name}",
        type="tertiary",
        key=view.key(f"utterances.theme.{row['theme']}"),
        help=plain(row["theme_words"]),
        on_click=_enter,
        args=(view, level, int(row["theme"].partition(".")[2]), branch),
    )


def _enter(view: View, level: int, theme: int, branch: str) -> None:
    """Show the part of the map that holds nine tenths of a theme."""
    spoken = view.corpus.utterance_map
    points = spoken.points.filter(spoken.points[f"theme_{level}"] == theme).select("x", "y").drop_nans()
    if points.is_empty():
        return
    rest = (1 - PART) / 2
    ends = [points[axis].quantile(at) for axis in "xy" for at in (rest, 1 - rest)]
    box = ",".join(f"{float(end or 0):.3f}" for end in ends)
    options.go({BOX: box, BRANCH: branch, POINT: "", "theme": key_of(level, theme)})
