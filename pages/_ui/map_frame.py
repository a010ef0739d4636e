"""The map page's frame: whose map, what is shown; or the offer to make it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis.map_clusters import map_facts
from data.encoders import DEFAULT
from data.problems import Missing, Starting, UserError
from pages._ui import again, cache, choices, map_making, map_parts, told
from pages._ui.map_parts import Asked
from pages._ui.plain import plain
from pages._ui.view import View

PARTS: dict[str, Callable[[View, Asked], None]] = {
    "map": map_parts.drawn,
    "sentence": map_parts.sentence,
    "dialogue": map_parts.dialogue,
    "clusters": map_parts.clusters,
    "odd": map_parts.odd,
    "made": map_parts.made,
}


def show(view: View) -> None:
    """One of the parts, and below it what the map stands on."""
    labels = view.labels
    try:
        facts = cache.table(map_facts, view.selection, {"encoder": _encoder(view)})
    except Missing as missing:
        map_making.offer(view, missing)
        return
    shown = choices.one_of(view, "show", tuple(PARTS), labels("map.show"), partial(labels.value, "map_part"))
    try:
        PARTS[shown](view, Asked.of(view, _encoder(view)))
    except Starting:
        st.info(labels("map.starting"), icon=":material/hourglass_top:")
        again.soon(view)
    except UserError as error:
        st.warning(plain(labels("map.trouble", error=told.raised(labels, error))), icon=":material/info:")
    row = facts.row(0, named=True)
    near = "–" if row["trustworthiness"] is None else labels.number(row["trustworthiness"], 2)
    kept = "–" if row["preservation"] is None else labels.percent(row["preservation"])
    said = {
        "encoder": labels.value("map_encoder", row["encoder"]),
        "method": labels.value("map.method", row["method"]),
        "seed": row["seed"],
        "near": near,
        "kept": kept,
    }
    st.caption(plain(labels("map.made_with", **said, n=labels.number(row["n_dialogues"]))))


def _encoder(view: View) -> str:
    """Whose map is shown: the address', else the default's, else the first there is."""
    made = view.corpus.encoders
    asked = choices.option("encoder", DEFAULT)
    return asked if asked in made or not made else made[0]
