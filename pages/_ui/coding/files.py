"""Labels as files: taken in with a report, listed and removed, and saved."""

import polars as pl
import streamlit as st

from analysis.core.query.highlights import has_conditions
from analysis.display.filters import in_words
from data.annotations.labels import out
from data.coding import label_rows, sets
from data.coding.frames import KINDS
from data.coding.sets import LabelSet
from data.core.problems import UserError
from pages._ui.coding import machine, work
from pages._ui.core.parts import jobs, messages, uploads
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, current
from pages._ui.core.state.view import View
from pages._ui.corpora import add_corpus

TURN = "coding.files.turn"
MOST_SHOWN = 200


def panel(view: View) -> None:
    """All of it."""
    _take_in(view)
    _search(view)
    _listed(view)
    machine.model(view)
    _save(view)


def _search(view: View) -> None:
    """The current search as a coder."""
    labels, chosen = view.labels, view.selection.filter
    if not has_conditions(chosen) or view.selection.matching_utterances is None:
        return
    query = in_words(chosen, labels)
    st.markdown(plain(labels("coding.search_as_coder", query=query)))
    code = st.text_input(labels("coding.search_code"), "search", key=view.key("coding.search_code"), width=280)
    matching = view.selection.matching_utterances
    machine.rules(view, "search", chosen.to_query(), lambda: {code.strip() or "search": matching})


def _take_in(view: View) -> None:
    labels, job = view.labels, f"labels.{view.corpus.id}"
    with st.container(border=True):
        st.markdown(f"**{labels('coding.add_file')}**")
        st.caption(labels("coding.add_file_about"))
        st.code(
            "dialogue_id,position,scheme,label,coder,kind,model,version,prompt", language="text", wrap_lines=True
        )
        if add_corpus.writable(view):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                coder = st.text_input(labels("coding.file_coder"), key=view.key("coding.file_coder"))
                scheme = st.text_input(labels("coding.file_scheme"), key=view.key("coding.file_scheme"))
                kind = st.selectbox(
                    labels("coding.file_kind"),
                    KINDS,
                    KINDS.index("model"),
                    format_func=lambda kind: labels.value("coder_kind", kind),
                    key=view.key("coding.file_kind"),
                )
                made_by = st.text_input(
                    labels("coding.file_made_by"),
                    help=labels("coding.file_made_by_help"),
                    key=view.key("coding.made"),
                )
            sent = st.file_uploader(
                labels("coding.file"),
                type=list(label_rows.ENDS),
                key=view.key(f"coding.file.{st.session_state.get(TURN, 0)}"),
            )
            given = {"--coder": coder, "--scheme": scheme, "--kind": kind, "--made-by": made_by}
            add = st.button(
                labels("coding.add"), type="primary", disabled=sent is None, key=view.key("coding.add")
            )
            if add and sent is not None and not jobs.running(job):
                st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
                options = [f"{name}={text.strip()}" for name, text in given.items() if text.strip()]
                jobs.start(job, ["labels", "add", str(uploads.stored(sent)), "--corpus", view.corpus.id, *options])
                st.rerun()
        if (result := jobs.result(view, job)) is not None:
            counts = {name: labels.number(result[name]) for name in ("matched", "rows", "set_aside", "noted")}
            st.success(labels("coding.added", **counts), icon=":material/check:")


def _listed(view: View) -> None:
    """The sets there are, each with its report."""
    labels = view.labels
    folder = sets.folder_of(cache.library().root, view.corpus.id)
    for one in sets.sets(folder):
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f"**{plain(one.name)}**", width="content")
                st.button(
                    labels("coding.remove_file"),
                    icon=":material/delete:",
                    type="tertiary",
                    disabled=not current.may_add(),
                    key=view.key(f"coding.remove_file.{one.id}"),
                    on_click=_remove,
                    args=(view, one.id),
                )
            st.caption(plain(_about(view, one)))
            if one.set_aside or one.noted:
                with st.expander(
                    labels("coding.report", n=labels.number(one.set_aside + one.noted)), type="compact"
                ):
                    report = sets.table(folder, one.id, sets.REPORT).head(MOST_SHOWN)
                    st.dataframe(_worded(view, report), hide_index=True)


def _worded(view: View, report: pl.DataFrame) -> pl.DataFrame:
    labels = view.labels
    return messages.problems(labels, report).select(
        pl.col("where").alias(labels("coding.report_where")), pl.col("message").alias(labels("coding.report_what"))
    )


def _about(view: View, one: LabelSet) -> str:
    labels, known = view.labels, view.corpus.schemes
    schemes = labels.listing(known[name].name(labels.lang) if name in known else name for name in one.schemes)
    coders = labels.listing(f"{name} {labels.number(n)}" for name, n in one.coders.items())
    facts = [schemes, coders, one.added_at[:10]]
    if one.corpus_version != view.corpus.version:
        facts.append(labels("coding.other_version"))
    return labels.facts(facts)


def _save(view: View) -> None:
    labels, corpus = view.labels, view.corpus
    st.subheader(labels("coding.save_labels"), anchor=False)
    st.caption(labels("coding.save_about"))
    with st.container(horizontal=True):
        st.download_button(
            labels("coding.save_csv"),
            lambda: out.table(corpus).write_csv(include_bom=True).encode(),
            f"{corpus.id}-labels.csv",
            "text/csv",
            icon=":material/download:",
            key=view.key("coding.save_labels"),
            on_click="ignore",
        )
    every = work.of_corpus(view)
    st.markdown(labels("coding.with_texts"))
    queue = every[0].id if every else "QUEUE"
    command = f"python -m data labels export --corpus {corpus.id}"
    st.code(f"{command} codes.qdpx\n{command} --queue {queue} questions.jsonl", language="bash", wrap_lines=True)


def _remove(view: View, set_id: str) -> None:
    if not current.may_add():
        return
    try:
        sets.remove(cache.library(), view.corpus.id, set_id)
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))
