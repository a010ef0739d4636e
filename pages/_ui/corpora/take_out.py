"""The selected dialogues of the open corpus, in a form that other tools read."""

import shutil
import tempfile
from functools import partial
from pathlib import Path

import polars as pl
import streamlit as st

from data.corpus import Corpus
from data.exporting import write
from pages._ui.core.state.view import View

FORMS = {"csv": ".csv", "messages": ".jsonl", "refi": ".qdpx", "convokit": ".zip"}
FREE = "free"


def form(view: View) -> None:
    """A choice of forms and a button; where the corpus' terms allow excerpts alone, a line that says so."""
    labels, chosen = view.labels, view.selection
    if chosen.is_empty:
        return
    st.subheader(labels("corpora.take_out"), anchor=False)
    if view.corpus.manifest.card.text_export != FREE:
        st.caption(labels("corpora.take_out_excerpts"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox(
            labels("corpora.take_out_as"),
            list(FORMS),
            format_func=partial(labels.value, "take_out"),
            key=view.key("take_out.as"),
            width=360,
        )
        st.download_button(
            labels("corpora.take_out_save", n=labels.number(chosen.n_dialogues)),
            partial(made, view.corpus, chosen.dialogue_ids, kind),
            file_name=f"kokoroscope_{view.corpus.id}{FORMS[kind]}",
            icon=":material/ios_share:",
            key=view.key("take_out.save"),
            on_click="ignore",
        )


def made(corpus: Corpus, dialogue_ids: pl.Series, kind: str) -> bytes:
    """The file; a folder is packed."""
    with tempfile.TemporaryDirectory(prefix="kokoroscope-") as room:
        path = Path(room) / corpus.id
        write(corpus, dialogue_ids, kind, path)
        if path.is_dir():
            path = Path(shutil.make_archive(str(path), "zip", room, corpus.id))
        return path.read_bytes()
