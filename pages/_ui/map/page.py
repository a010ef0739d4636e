"""The map page's frame: whose map, what is shown; or the offer to make it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis.map.clusters import map_facts
from data.encoders import DEFAULT
from data.problems import Missing, Starting, UserError
from pages._ui.map import build, panels
from pages._ui.map.panels import Asked
from pages._ui.parts import messages, polling
from pages._ui.parts.escape import plain
from pages._ui.state import cache, options
from pages._ui.state.view import View

PARTS: dict[str, Callable[[View, Asked], None]] = {
    "map": panels.drawn,
    "sentence": panels.sentence,
    "dialogue": panels.dialogue,
    "clusters": panels.clusters,
    "odd": panels.odd,
    "made": panels.made,
}


def show(view: View) -> None:
    """One of the parts, and below it what the map stands on."""
    labels = view.labels
    try:
        facts = cache.table(view.question(map_facts, {"encoder": _encoder(view)}))
    except Missing as missing:
        build.offer(view, missing)
        return
    shown = options.one_of(view, "show", tuple(PARTS), labels("map.show"), partial(labels.value, "map_part"))
    try:
        PARTS[shown](view, Asked.of(view, _encoder(view)))
    except Starting:
        st.info(labels("map.starting"), icon=":material/hourglass_top:")
        polling.soon(view)
    except UserError as error:
        st.warning(plain(labels("map.trouble", error=messages.raised(labels, error))), icon=":material/info:")
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
    asked = options.option("encoder", DEFAULT)
    return asked if asked in made or not made else made[0]
