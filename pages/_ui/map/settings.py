"""Which encoder's map is shown, what its clusters are called here, and what the map is based on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import streamlit as st

from analysis.map.cluster_names import as_names
from analysis.map.clusters import map_facts
from data.core.problems import Missing, Starting, UserError
from data.core.store import stage_of
from data.encoders import DEFAULT
from data.vectors.segments import DIALOGUE
from pages._ui.core.parts import messages, polling
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, current, options
from pages._ui.core.state.view import View
from pages._ui.map import build


@dataclass(frozen=True)
class Settings:
    """Options that the tables of the map share."""

    encoder: str
    stage: str
    """The version of the map's clusters: another map has other clusters, with other names."""
    names: str

    @property
    def options(self) -> Mapping[str, Any]:
        """The settings as options of a table of clusters."""
        return {"encoder": self.encoder, "names": self.names}


def chosen(view: View) -> Settings | None:
    """The map that the URL names, else the default's, else the first; an offer to build one if there is none."""
    built, encoder = view.corpus.encoders, options.option("encoder", DEFAULT)
    if built and encoder not in built:
        encoder = built[0]
    try:
        cache.table(view.question(map_facts, {"encoder": encoder}))
    except Missing as missing:
        build.offer(view, missing)
        return None
    stage = "layouts" if encoder == DEFAULT else stage_of("layouts", encoder, DIALOGUE)
    version = view.corpus.manifest.stages.get(stage, "")
    return Settings(encoder, version, as_names(current.workspace().cluster_names(version)))


@contextmanager
def encoder_problems(view: View) -> Iterator[None]:
    """Say so where an encoder is still starting (and try again) or cannot be used."""
    labels = view.labels
    try:
        yield
    except Starting:
        st.info(labels("map.starting"), icon=":material/hourglass_top:")
        polling.soon(view)
    except UserError as error:
        st.warning(plain(labels("map.trouble", error=messages.raised(labels, error))), icon=":material/info:")


def basis(view: View, settings: Settings) -> None:
    """A line on the encoder, the layout, and how well it preserves neighbors."""
    labels = view.labels
    row = cache.table(view.question(map_facts, {"encoder": settings.encoder})).row(0, named=True)
    near = "–" if row["trustworthiness"] is None else labels.number(row["trustworthiness"], 2)
    kept = "–" if row["preservation"] is None else labels.percent(row["preservation"])
    line = labels(
        "map.made_with",
        encoder=labels.value("map_encoder", row["encoder"]),
        method=labels.value("map.method", row["method"]),
        seed=row["seed"],
        near=near,
        kept=kept,
        n=labels.number(row["n_dialogues"]),
    )
    st.caption(plain(line))
