"""Ratings from a file: sent, matched as a job, and what came of it."""

from functools import partial

import streamlit as st

from data.core.schema import RATER_KINDS
from pages._ui.core.parts import jobs, uploads
from pages._ui.core.parts.escape import plain
from pages._ui.core.state.view import View
from pages._ui.corpora import add_corpus

SUFFIXES = ["csv", "tsv", "jsonl", "json", "parquet"]
MAX_MB = 50
TURN, STARTED = "ratings.turn", "ratings.started"


def add(view: View) -> None:
    """A file to send, with what its rows do not say themselves."""
    labels = view.labels
    with st.expander(labels("scores.ratings_add")):
        st.caption(labels("scores.ratings_about", size=MAX_MB))
        if add_corpus.writable(view):
            _ask(view)
    _tell(view)


def _job(view: View) -> str:
    return f"ratings.{view.corpus.id}"


def _ask(view: View) -> None:
    labels = view.labels
    turn = st.session_state.get(TURN, 0)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        scale = st.text_input(labels("scores.ratings_scale"), key=view.key(f"scale.{turn}"), max_chars=60)
        kind = st.selectbox(
            labels("scores.ratings_kind"),
            RATER_KINDS,
            index=None,
            format_func=partial(labels.value, "rater_kind"),
            placeholder=labels("corpora.mapping_none"),
            key=view.key(f"kind.{turn}"),
        )
    sent = st.file_uploader(
        labels("scores.ratings_add"),
        type=SUFFIXES,
        key=view.key(f"upload.{turn}"),
        max_upload_size=MAX_MB,
        label_visibility="collapsed",
    )
    if sent is None or jobs.running(_job(view)) or st.session_state.get(STARTED) == sent.file_id:
        return
    st.session_state[STARTED] = sent.file_id
    arguments = ["ratings", "add", str(uploads.stored(sent)), "--corpus", view.corpus.id]
    arguments += [f"--scale={scale.strip()}"] if scale.strip() else []
    arguments += ["--kind", kind] if kind else []
    st.session_state[TURN] = turn + 1
    jobs.start(_job(view), arguments, "data")
    st.rerun()


def _tell(view: View) -> None:
    result = jobs.result(view, _job(view))
    if not result:
        return
    labels = view.labels
    counts = {name: labels.number(result[name]) for name in ("rows", "matched", "set_aside")}
    key = "scores.ratings_added" if result["made"] else "scores.ratings_there"
    st.success(plain(labels(key, scales=labels.listing(result["scales"]), **counts)), icon=":material/check:")
    if result["set_aside"]:
        st.code(f"python -m data ratings report {result['id']} --corpus {view.corpus.id}", language="bash")
