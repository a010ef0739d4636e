"""A field for a note that loses nothing: what is typed stays in the browser until the server has written it."""

from hashlib import sha256
from pathlib import Path

import orjson
import streamlit as st

from data.core.problems import UserError
from data.kept import marks
from pages._ui.core.parts import messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import current
from pages._ui.core.state.view import View

HERE = Path(__file__).parent
HTML = """<div class="note"><label for="note"></label><textarea id="note" rows="3"></textarea>
<div class="state" role="status"></div></div>"""
CSS = (HERE / "note_field.css").read_text("utf-8")
JS = (HERE / "note_field.js").read_text("utf-8")


def note_field(view: View, label: str, text: str, dialogue: int, position: int | None) -> None:
    """The note on a dialogue or one of its utterances; written as it is typed, after a short pause.

    The browser keeps what the server has not confirmed, over a lost connection and a reload, and sends it again.
    """
    labels, corpus = view.labels, view.corpus.id
    show = st.components.v2.component("note_field", html=HTML, css=CSS, js=JS)
    where = "whole" if position is None else "one"
    key = view.key(f"note.{where}")
    place = f"{_who()}.{corpus}.{dialogue}.{'' if position is None else position}"

    def write() -> None:
        sent_from, typed = orjson.loads(str(st.session_state[key].text))
        _, _, there, at = sent_from.rsplit(".", 3)
        try:
            marks.set_note(current.workspace(), corpus, int(there), int(at) if at else None, str(typed))
        except UserError as error:
            st.toast(plain(messages.raised(labels, error)))

    show(
        data={
            "id": place,
            "label": label,
            "hint": labels("note_field.hint"),
            "text": text,
            "longest": marks.LONGEST_NOTE,
            "words": {name: labels(f"note_field.{name}") for name in ("waiting", "saved", "here")},
        },
        key=key,
        on_text_change=write,
        height="content",
    )


def _who() -> str:
    """Whose note it is, unreadable: two people at one browser do not see each other's unsent notes."""
    return sha256(current.person().id.encode()).hexdigest()[:12]
