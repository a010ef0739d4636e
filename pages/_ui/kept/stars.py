"""Stars beside what is listed, and the list of all stars and notes of a corpus."""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from analysis.reader.dialogue import NoSuchDialogue, by_id
from data.core.problems import UserError
from data.kept import marks
from data.kept.marks import Mark
from pages._ui.core.parts import layout, messages, undo
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current, links, options
from pages._ui.core.state.view import View

PLACE, PAGE = "marks", 30
LONGEST = 160
Place = tuple[int, int | None]


def kept(view: View) -> dict[Place, Mark]:
    """The marks of a corpus by dialogue and position; none where the workspace cannot be read."""
    try:
        stars = marks.marks(current.workspace(), view.corpus.id)
    except UserError:
        return {}
    return {(mark.dialogue, mark.position): mark for mark in stars}


def put(view: View, places: Iterable[Place], *, starred: bool) -> None:
    """Star dialogues or utterances, or take their stars away. For callbacks."""
    try:
        for dialogue, position in places:
            marks.set_star(current.workspace(), view.corpus.id, dialogue, position, starred=starred)
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))


def button(view: View, place: Place, mark: Mark | None) -> None:
    """The star of one utterance or dialogue, shown as an icon alone."""
    labels, (dialogue, position) = view.labels, place
    starred = mark is not None and mark.starred
    name = "unstar" if starred else "star"
    label = labels(f"marks.{name}") if position is None else labels(f"marks.{name}_utterance", position=position)
    icon = ":material/star:" if starred else ":material/star_border:"
    turn = partial(put, starred=not starred)
    layout.icon_button(view, f"star.{dialogue}.{position}", label, icon, turn, (view, [place]))


def listed(view: View, stars: dict[Place, Mark]) -> None:
    """All stars and notes of the corpus, each with its utterance, leading to where it stands."""
    labels = view.labels
    undo.offer(view, PLACE)
    page = options.page_number("marks", -(-len(stars) // PAGE))
    for mark in list(stars.values())[(page - 1) * PAGE : page * PAGE]:
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                whole = mark.position is None
                where = labels("marks.whole") if whole else labels("reader.line", position=mark.position)
                name = labels("reader.dialogue", id=view.corpus.dialogue_name(mark.dialogue))
                icon = ":material/star:" if mark.starred else ":material/sticky_note_2:"
                label = plain(labels.facts([name, where]))
                links.reader_link(view, mark.dialogue, mark.position, label=label, icon=icon)
                _remove(view, mark, name)
            if (said := _said(view, mark)) is not None:
                st.markdown(plain(said))
            if mark.note:
                st.markdown(f"**{labels('marks.column_note')}** {plain(mark.note)}")
    if len(stars) > PAGE:
        last = -(-len(stars) // PAGE)
        with st.container(horizontal=True):
            for step, word in ((-1, "previous"), (1, "next")):
                st.button(
                    labels(f"search.{word}"),
                    disabled=not 1 <= page + step <= last,
                    key=view.key(f"marks.{word}"),
                    on_click=options.go,
                    args=({"marks": str(page + step) if page + step > 1 else ""},),
                )


def _said(view: View, mark: Mark) -> str | None:
    """The utterance of a mark, shortened; None on a dialogue, or where it is no longer there."""
    if mark.position is None:
        return None
    try:
        dialogue = by_id(view.corpus, str(mark.dialogue))
    except NoSuchDialogue:
        return None
    row = dialogue.first + mark.position
    if row >= dialogue.stop:
        return None
    text = str(view.corpus.texts[row])
    who = view.labels.value("role", str(view.corpus.utterances["role"][row]))
    return f"{who}{view.labels('quote.colon')}{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}"


def _remove(view: View, mark: Mark, name: str) -> None:
    key, label = f"marks.remove.{mark.dialogue}.{mark.position}", view.labels("marks.remove")
    layout.icon_button(view, key, label, ":material/delete:", _forget, (view, mark, name))


def _forget(view: View, mark: Mark, name: str) -> None:
    undo.deleted(PLACE, name, partial(_write, view, mark))
    try:
        _write(view, Mark(mark.dialogue, mark.position))
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))


def _write(view: View, mark: Mark) -> None:
    place = (current.workspace(), view.corpus.id, mark.dialogue, mark.position)
    marks.set_star(*place, starred=mark.starred)
    marks.set_note(*place, mark.note)
