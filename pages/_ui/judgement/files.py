"""Judgements as files: taken in with a report, listed and removed, and saved."""

import polars as pl
import streamlit as st

from data.annotations.judgements.writing import as_file
from data.core.problems import UserError
from data.judgement import sets
from data.judgement.sets import JudgementSet
from pages._ui.core.parts import jobs, messages, uploads
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, current
from pages._ui.core.state.view import View
from pages._ui.corpora import add_corpus

TURN = "judging.files.turn"
ENDS = ["json", "jsonl", "csv", "tsv", "parquet", "xlsx"]
MOST_SHOWN = 200


def panel(view: View, *, may_change: bool) -> None:
    """All of it."""
    _take_in(view)
    _listed(view, may_change=may_change)
    _save(view)


def _take_in(view: View) -> None:
    labels, job = view.labels, f"judgements.{view.corpus.id}"
    with st.container(border=True):
        st.markdown(f"**{labels('judging.add_file')}**")
        st.caption(labels("judging.add_file_about"))
        st.code(
            "dialogue_id, position, system_a, system_b, winner, attribute, rater, kind, order, reason\n"
            "dialogue_id, position, system, rater, kind, empathy, helpfulness, safety",
            language="text",
            wrap_lines=True,
        )
        if add_corpus.writable(view):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                rater = st.text_input(labels("judging.file_rater"), key=view.key("judging.file_rater"))
                kind = st.selectbox(
                    labels("column.rater_kind"),
                    ("", "person", "model"),
                    format_func=lambda code: (
                        labels.value("rater_kind", code) if code else labels("judging.as_said")
                    ),
                    key=view.key("judging.file_kind"),
                )
            sent = st.file_uploader(
                labels("judging.file"), type=ENDS, key=view.key(f"judging.file.{st.session_state.get(TURN, 0)}")
            )
            add = st.button(
                labels("coding.add"), type="primary", disabled=sent is None, key=view.key("judging.add")
            )
            if add and sent is not None and not jobs.running(job):
                st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
                given = {"--rater": rater.strip(), "--kind": kind}
                options = [f"{name}={text}" for name, text in given.items() if text]
                jobs.start(
                    job, ["judgements", "add", str(uploads.stored(sent)), "--corpus", view.corpus.id, *options]
                )
                st.rerun()
        if (result := jobs.result(view, job)) is not None:
            counts = {name: labels.number(result[name]) for name in ("matched", "rows", "set_aside", "noted")}
            st.success(labels("judging.added", **counts), icon=":material/check:")


def _listed(view: View, *, may_change: bool) -> None:
    """The sets there are, each with its report."""
    labels = view.labels
    folder = sets.folder_of(cache.library().root, view.corpus.id)
    for one in view.corpus.judging.sets():
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f"**{plain(one.name)}**", width="content")
                st.button(
                    labels("coding.remove_file"),
                    icon=":material/delete:",
                    type="tertiary",
                    disabled=not may_change,
                    key=view.key(f"judging.remove_file.{one.id}"),
                    on_click=_remove,
                    args=(view, one.id),
                )
            st.caption(plain(_about(view, one)))
            if one.set_aside or one.noted:
                n = labels.number(one.set_aside + one.noted)
                with st.expander(labels("coding.report", n=n), type="compact"):
                    report = messages.problems(labels, sets.table(folder, one.id, sets.REPORT).head(MOST_SHOWN))
                    shown = report.select(
                        pl.col("where").alias(labels("coding.report_where")),
                        pl.col("message").alias(labels("coding.report_what")),
                    )
                    st.dataframe(shown, hide_index=True)


def _about(view: View, one: JudgementSet) -> str:
    labels = view.labels
    raters = labels.listing(f"{name} {labels.number(n)}" for name, n in one.raters.items())
    judged = labels.listing(labels.value("attribute", name) for name in one.attributes)
    facts = [judged, raters, one.added_at[:10]]
    if one.corpus_version != view.corpus.version:
        facts.append(labels("coding.other_version"))
    return labels.facts(facts)


def _save(view: View) -> None:
    labels, corpus = view.labels, view.corpus
    if corpus.judging.judgements().is_empty():
        return
    st.download_button(
        labels("judging.save"),
        lambda: as_file(corpus, corpus.judging.judgements()).write_csv(include_bom=True).encode(),
        f"{corpus.id}-judgements.csv",
        "text/csv",
        icon=":material/download:",
        key=view.key("judging.save"),
        on_click="ignore",
    )


def _remove(view: View, set_id: str) -> None:
    if not current.may_add():
        return
    try:
        sets.remove(cache.library(), view.corpus.id, set_id)
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))
