"""What stands under each line: the line it was translated from, or the same line in another edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection
from analysis.reader.dialogue import dialogue_lines
from analysis.reader.editions import aligned_lines, may_be_edition, namesakes
from data.core.problems import UserError
from data.core.store import Manifest
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, options
from pages._ui.reader.state import Reading

NONE, ORIGINAL = "", "original"


@dataclass(frozen=True)
class Beside:
    """Texts by position, their language, and the edition they are from (None: this corpus' own originals)."""

    texts: Mapping[int, str] = field(default_factory=dict)
    language: str = ""
    edition: Selection | None = None

    def of(self, position: int) -> str | None:
        """The text under a line."""
        return self.texts.get(position)


def choose(reading: Reading) -> str:
    """The choice of what to show under each line, where there is something; its code."""
    labels = reading.view.labels
    offered = {NONE: labels("reader.beside_none")}
    if reading.view.corpus.has("originals"):
        offered[ORIGINAL] = labels("reader.beside_original")
    requested = options.option("beside", NONE)
    for manifest in cache.manifests():
        if manifest.id != reading.view.corpus.id and (manifest.id == requested or _has_it(reading, manifest)):
            offered[manifest.id] = labels.title_of(manifest.card, manifest.id)
    if len(offered) == 1:
        return NONE
    return options.one_of(
        reading.view, "beside", list(offered), labels("reader.beside"), offered.__getitem__, as_list=True
    )


def _has_it(reading: Reading, manifest: Manifest) -> bool:
    """Whether the dialogue may stand in another corpus too."""
    here = reading.view.corpus
    if not may_be_edition(here, tuple(manifest.has)):
        return False
    try:
        return bool(namesakes(reading.place, cache.corpus(manifest)))
    except UserError:
        return False


def beside(reading: Reading, code: str) -> Beside:
    """The texts of a choice, with a line where none can be paired or the pairing is only by position."""
    view = reading.view
    if code == NONE:
        return Beside()
    if code == ORIGINAL:
        lines = cache.table(view.question(dialogue_lines, reading.options))
        known = zip(lines["position"], lines["original"], strict=True)
        return Beside({place: text for place, text in known if text is not None})
    manifest = next((manifest for manifest in cache.manifests() if manifest.id == code), None)
    if manifest is None:
        return Beside()
    title = view.labels.title_of(manifest.card, manifest.id)
    try:
        edition = cache.selection(cache.corpus(manifest), Filter())
        lines = cache.table(view.question(aligned_lines, reading.options, edition))
    except UserError as error:
        st.info(plain(messages.raised(view.labels, error)), icon=":material/info:")
        return Beside()
    paired = lines.filter(lines["other_text"].is_not_null())
    if paired.is_empty():
        st.info(plain(view.labels("reader.no_twin", corpus=title)), icon=":material/info:")
        return Beside()
    if paired["how"][0] == "position":
        st.info(view.labels("reader.by_position"), icon=":material/info:")
    texts = dict(zip(paired["position"].to_list(), paired["other_text"].to_list(), strict=True))
    return Beside(texts, paired["language"][0] or "", edition)
