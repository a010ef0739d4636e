"""Files of predictions: those there are, with reports; baselines that are made here."""

import os
import shlex
from functools import partial
from typing import get_args

import streamlit as st

from analysis.prediction.baselines import BASELINES, Unseen
from analysis.prediction.sets import prediction_report
from data.core.problems import UserError
from data.predictions import store
from data.predictions.store import PredictionSet
from pages._ui.core.cards import table_rows
from pages._ui.core.parts import jobs, messages, uploads
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View
from pages._ui.corpora import add_corpus

SUFFIXES = ["jsonl", "ndjson", "json", "csv", "tsv", "parquet", "xlsx", "zip", "gz"]
MAX_MB, LISTED = 200, 1_000
TURN, STARTED = "prediction.turn", "prediction.started"


def job(view: View) -> str:
    """The name of the job that adds predictions to this corpus."""
    return f"predictions.{view.corpus.id}"


def empty(view: View) -> None:
    """A corpus without predictions: the two ways to bring some."""
    others = [one for one in view.corpus.predictions.sets() if one.corpus_version != view.corpus.version]
    if others:
        st.warning(view.labels("prediction.none_fit", n=len(others)), icon=":material/info:")
    st.markdown(view.labels("prediction.none"))
    _ways(view)


def files(view: View) -> None:
    """The sets there are, and ways to add to them."""
    _ways(view)
    st.subheader(view.labels("prediction.sets"), anchor=False)
    for one in view.corpus.predictions.sets():
        with st.container(border=True, gap="xsmall"):
            _set(view, one)


def _ways(view: View) -> None:
    with st.container(border=True):
        _upload(view)
    with st.container(border=True):
        _baselines(view)


def _upload(view: View) -> None:
    labels = view.labels
    st.markdown(f"**{labels('prediction.upload')}**")
    st.caption(labels("prediction.upload_about", size=MAX_MB))
    if add_corpus.writable(view):
        sent = st.file_uploader(
            labels("prediction.upload"),
            type=SUFFIXES,
            key=view.key(f"upload.{st.session_state.get(TURN, 0)}"),
            max_upload_size=MAX_MB,
            label_visibility="collapsed",
        )
        if sent is not None and not jobs.running(job(view)) and st.session_state.get(STARTED) != sent.file_id:
            st.session_state[STARTED] = sent.file_id
            _begin(view, ["predictions", "add", str(uploads.stored(sent)), "--corpus", view.corpus.id], "data")
            st.rerun()
    _tell(view)


def _begin(view: View, arguments: list[str], module: str) -> None:
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    jobs.start(job(view), arguments, module)
    options.go({"show": "files"})


def _tell(view: View) -> None:
    result = jobs.result(view, job(view))
    if not result:
        return
    labels, number = view.labels, view.labels.number
    systems = labels.listing(f"{name} {number(n)}" for name, n in result["systems"].items())
    counts = {name: number(result[name]) for name in ("rows", "matched", "set_aside", "noted")}
    state = "added" if result["made"] else "there_already"
    st.success(plain(labels(f"prediction.{state}", systems=systems, **counts)), icon=":material/check:")


def _baselines(view: View) -> None:
    """Baselines over what is selected, as a job; and the command that does the same."""
    labels = view.labels
    st.markdown(f"**{labels('prediction.baseline')}**")
    st.caption(labels("prediction.baseline_about"))
    names = st.pills(
        labels("prediction.which"),
        BASELINES,
        selection_mode="multi",
        default=[name for name in BASELINES if name != "boosting"],
        format_func=partial(labels.value, "prediction_baseline"),
        key=view.key("baselines"),
    )
    unseen = options.one_of(
        view, "unseen", get_args(Unseen), labels("prediction.unseen"), partial(labels.value, "unseen")
    )
    query = view.selection.filter.to_query()
    filtered = ["--filter", query] if query else []
    arguments = [*names, "--corpus", view.corpus.id, *filtered, "--unseen", unseen]
    if add_corpus.writable(view):
        st.button(
            labels("prediction.run"),
            icon=":material/play_arrow:",
            key=view.key("run"),
            disabled=not names or jobs.running(job(view)),
            on_click=_begin,
            args=(view, ["predict", *arguments], "analysis"),
        )
    st.code("python -m data predictions baseline " + shlex.join(arguments), language="bash", wrap_lines=True)


def _set(view: View, one: PredictionSet) -> None:
    """One set: what it holds, what came of it, row by row when that is opened, and its removal."""
    labels, number = view.labels, view.labels.number
    fits = one.corpus_version == view.corpus.version
    mark = "" if fits else f" :orange-badge[{labels('responses_page.unfit')}]"
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{plain(one.name)}**{mark}", width="content")
        _remove(view, one)
    systems = labels.listing(f"{system} {number(n)}" for system, n in one.systems.items())
    unseen = f"{labels('prediction.unseen')}: {labels.value('unseen', one.unseen)}"
    st.caption(plain(labels.facts([systems, unseen, one.added_at.replace("T", " "), one.id])))
    if not fits or not (one.set_aside or one.noted):
        return
    opened = st.expander(
        f"{labels.title('prediction_report')} ({number(one.set_aside + one.noted)})",
        type="compact",
        key=view.key(f"report.{one.id}"),
        on_change="rerun",
    )
    if opened.open:
        with opened:
            frame = cache.table(view.question(prediction_report, {"predictions": one.id})).drop("set").head(LISTED)
            listed = messages.problems(labels, frame.sort("kept", maintain_order=True))
            table_rows.rows(view, listed, f"report.{one.id}", labels.title("prediction_report"))


def _remove(view: View, one: PredictionSet) -> None:
    if not os.access(cache.library().root, os.W_OK):
        return
    labels = view.labels
    with st.popover(labels("prediction.remove"), icon=":material/delete:", type="tertiary"):
        sure = plain(labels("prediction.remove_sure", name=one.name))
        if st.button(sure, key=view.key(f"remove.{one.id}")):
            try:
                store.remove(cache.library(), view.corpus.id, one.id)
            except UserError as error:
                st.error(plain(messages.raised(labels, error)))
            else:
                st.rerun()
