"""What is being read: the dialogue and the place in it that the address names, and what to do if it names none."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import streamlit as st

from analysis.display.filters import seen
from analysis.display.names import shorter
from analysis.reader.dialogue import Dialogue, NoSuchDialogue, by_id, dialogue_of
from data.core.problems import UserError
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, links, url
from pages._ui.core.state.view import View
from pages._ui.filters import remaining

NEAR = 3


@dataclass(frozen=True)
class Reading:
    """A dialogue, and the position that the address points at."""

    view: View
    place: Dialogue
    at: int | None

    @property
    def id(self) -> int:
        """The dialogue's id."""
        return self.place.id

    @property
    def name(self) -> str:
        """The dialogue as its source names it."""
        return self.place.corpus.dialogue_name(self.id)

    @property
    def options(self) -> dict[str, Any]:
        """The option that names it to every table of one dialogue."""
        return {"dialogue": str(self.id)}


def heading(view: View) -> str:
    """The page's title: the dialogue, where there is one."""
    place = _place(view)
    return (
        view.labels("reader.title")
        if place is None
        else view.labels("reader.dialogue", id=shorter(view.corpus.dialogue_name(place.id)))
    )


def opened(view: View) -> Reading | None:
    """What the address asks to read; None where there is no such dialogue."""
    place = _place(view)
    if place is None:
        return None
    view = replace(view, other=None)
    text = st.query_params.get("at")
    if text is None:
        return Reading(view, place, None)
    last = place.stop - place.first - 1
    if text.isascii() and text.isdecimal() and len(text) < 9 and int(text) <= last:
        return Reading(view, place, int(text))
    message = view.labels(
        "reader.no_position", id=seen(view.corpus.dialogue_name(place.id)), at=seen(text[:40]), last=last
    )
    st.info(plain(message), icon=":material/info:")
    return Reading(view, place, None)


def _place(view: View) -> Dialogue | None:
    try:
        return dialogue_of(view.selection, _requested())
    except NoSuchDialogue:
        return None


def _requested() -> str:
    return str(st.query_params.get("dialogue", "")).strip()


def lost(view: View) -> None:
    """No such dialogue: say so, and lead to the nearest, to the first, and to other corpora that hold it.

    None at all, because nothing is selected and none is named: which condition to loosen.
    """
    labels, requested, ids = view.labels, _requested(), view.selection.dialogue_ids
    if requested:
        st.warning(plain(labels("reader.no_dialogue", id=seen(requested[:40]))), icon=":material/search_off:")
    if view.selection.is_empty:
        remaining.nothing_matches(view)
    else:
        st.write(labels("reader.ways_on"))
    with st.container(gap="xsmall"):
        if requested.isascii() and requested.isdecimal() and len(requested) < 11:
            here = int(np.searchsorted(ids.to_numpy(), int(requested)))
            with st.container(horizontal=True, gap="small"):
                for dialogue_id in ids[max(0, here - NEAR) : here + NEAR]:
                    links.reader_link(view, dialogue_id)
        if len(ids):
            links.reader_link(view, int(ids[0]), label=labels("reader.first"), icon=":material/first_page:")
        for manifest in cache.manifests():
            if manifest.id == view.corpus.id:
                continue
            try:
                by_id(cache.corpus(manifest), requested)
            except UserError:
                continue
            label = plain(
                labels("reader.in_other", corpus=labels.title_of(manifest.card, manifest.id), id=requested)
            )
            query = {"lang": labels.lang, "corpus": manifest.id, "dialogue": requested}
            links.link(view, links.READER, label, ":material/library_books:", query)


def there(view: View, dialogue_id: int) -> dict[str, str]:
    """The address of another dialogue read the same way: all is kept but the place and the chosen lines."""
    left = ("at", f"{url.OPTION}lines")
    params = {name: text for name, text in st.query_params.to_dict().items() if name not in left}
    return {**params, "dialogue": view.corpus.dialogue_name(dialogue_id)}
