"""Stars and notes in the reader: on the dialogue that is read, and on its utterances."""

import streamlit as st

from data.core.problems import UserError
from data.kept import marks
from data.kept.marks import Mark
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current
from pages._ui.kept.note_field import note_field
from pages._ui.reader.state import Reading

NONE = Mark(0)


def of(reading: Reading) -> list[Mark]:
    """The marks on this dialogue; none where the workspace cannot be read."""
    try:
        return marks.marks_of(current.workspace(), reading.view.corpus.id, reading.id)
    except UserError:
        return []


def star(reading: Reading, position: int | None, *, starred: bool) -> None:
    """Set or take away a star. For callbacks."""
    view = reading.view
    try:
        marks.set_star(current.workspace(), view.corpus.id, reading.id, position, starred=starred)
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))


def panel(reading: Reading) -> None:
    """The star and the note of the dialogue, and the note of the utterance one is at."""
    view, labels = reading.view, reading.view.labels
    kept = {mark.position: mark for mark in of(reading)}
    whole = kept.get(None, NONE)
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**{labels('marks.title')}**", width="content")
            st.button(
                labels("marks.unstar" if whole.starred else "marks.star"),
                icon=":material/star:" if whole.starred else ":material/star_border:",
                type="tertiary",
                key=view.key("marks.star"),
                on_click=star,
                args=(reading, None),
                kwargs={"starred": not whole.starred},
            )
        note_field(view, labels("marks.note_dialogue"), whole.note, reading.id, None)
        if reading.at is not None:
            label = labels("marks.note_utterance", position=reading.at)
            note_field(view, label, kept.get(reading.at, NONE).note, reading.id, reading.at)
        st.caption(labels("marks.private"))
