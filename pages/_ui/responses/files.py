"""Files of responses: those there are, with reports; baselines that run here; targets for systems to answer."""

import os
import shlex
from functools import partial

import polars as pl
import streamlit as st

from analysis.responses.baselines import BASELINES
from analysis.responses.sets import response_report
from data.core.problems import UserError
from data.core.store import responses as response_store
from data.core.store.responses import ResponseSet
from data.responses import target_lines
from data.vectors.segments import TURN
from pages._ui.core.cards import table_rows
from pages._ui.core.parts import jobs, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, options
from pages._ui.core.state.view import View
from pages._ui.corpora import add_corpus
from pages._ui.responses import add_responses

MANY = 500
LISTED, COUNTED = 1_000, 520


def empty(view: View) -> None:
    """A corpus without responses: what this page is for, and the three ways to bring some."""
    labels = view.labels
    others = [one for one in view.corpus.responses.sets() if one.corpus_version != view.corpus.version]
    if others:
        st.warning(labels("responses_page.none_fit", n=len(others)), icon=":material/info:")
        _sets(view, others)
    st.markdown(labels("responses_page.none"))
    if view.corpus.id != "demo-ja" and any(one.id == "demo-ja" for one in cache.manifests()):
        query = {"lang": labels.lang, "corpus": "demo-ja"}
        label = labels("responses_page.see_demo")
        st.page_link("pages/responses.py", label=label, icon=":material/compare:", query_params=query)
    _ways(view)


def files(view: View) -> None:
    """The sets there are, and ways to add to them."""
    _ways(view, first=True)
    st.subheader(view.labels("responses_page.sets"), anchor=False)
    _sets(view, view.corpus.responses.sets())


def _ways(view: View, *, first: bool = False) -> None:
    add_responses.upload(view)
    with st.container(horizontal=True, gap="medium"):
        with st.container(border=True, width=("stretch"), height="stretch"):
            _baseline(view)
        with st.container(border=True, width=("stretch"), height="stretch"):
            _targets(view)
    if not first:
        add_responses.formats(view)


def _sets(view: View, sets: list[ResponseSet]) -> None:
    for one in sets:
        with st.container(border=True, gap="xsmall"):
            _set(view, one)


def _set(view: View, one: ResponseSet) -> None:
    """One set: what it holds, what came of matching it, row by row when that is opened, and its removal."""
    labels, number = view.labels, view.labels.number
    fits = one.corpus_version == view.corpus.version
    name = labels.value("baseline", one.made_by) if one.made_by else one.name
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        mark = "" if fits else f" :orange-badge[{labels('responses_page.unfit')}]"
        st.markdown(f"**{plain(name)}**{mark}", width="content")
        _remove(view, one, name)
    counts = {
        "rows": number(one.rows),
        "matched": number(one.matched),
        "set_aside": number(one.set_aside),
        "noted": number(one.noted),
    }
    st.markdown(labels("responses_page.counts", **counts))
    systems = labels.listing(f"{system} {number(n)}" for system, n in one.systems.items())
    facts = [systems, labels.value("format", one.format), one.added_at.replace("T", " "), one.id]
    st.caption(plain(" · ".join(facts)))
    if not fits:
        st.caption(labels("responses_page.unfit_help"))
        return
    if not one.set_aside and not one.noted:
        return
    opened = st.expander(
        labels("responses_page.report"),
        expanded=options.option("set", "") == one.id,
        type="compact",
        key=view.key(f"report.{one.id}"),
        on_change="rerun",
    )
    if opened.open:
        with opened:
            _report(view, one)


def _report(view: View, one: ResponseSet) -> None:
    """What was wrong, counted, then row by row: the first of each rule where there are very many."""
    labels = view.labels
    frame = cache.table(view.question(response_report, {"responses": one.id})).drop("set")
    if frame.height > LISTED:
        counted = (
            frame.group_by("rule", "kept", maintain_order=True).agg(n=pl.len()).sort("kept", maintain_order=True)
        )
        table_rows.rows(view, counted, f"counted.{one.id}", labels.title("response_report"), COUNTED)
        frame = frame.group_by("rule", "kept", maintain_order=True).head(max(1, LISTED // counted.height))
        command = f"python -m data responses report {one.id} --corpus {view.corpus.id}"
        st.caption(labels("responses_page.report_first", n=labels.number(frame.height)))
        st.code(command, language="bash", wrap_lines=True)
    listed = messages.problems(labels, frame.sort("kept", maintain_order=True))
    table_rows.rows(view, listed, f"report.{one.id}", labels.title("response_report"))


def _remove(view: View, one: ResponseSet, name: str) -> None:
    if not os.access(cache.library().root, os.W_OK):
        return
    labels = view.labels
    with st.popover(labels("responses_page.remove"), icon=":material/delete:", type="tertiary"):
        st.caption(labels("responses_page.remove_help"))
        sure = plain(labels("responses_page.remove_sure", name=name))
        if st.button(sure, key=view.key(f"remove.{one.id}")):
            try:
                response_store.remove(cache.library(), view.corpus.id, one.id)
            except UserError as error:
                st.error(plain(messages.raised(labels, error)))
            else:
                st.rerun()


def _filtered(view: View) -> list[str]:
    query = view.selection.filter.to_query()
    return ["--filter", query] if query else []


def _baseline(view: View) -> None:
    """A baseline over what is selected, as a job; and the command that does the same."""
    labels = view.labels
    st.markdown(f"**{labels('responses_page.baseline')}**")
    st.caption(labels("responses_page.baseline_about"))
    name = options.one_of(
        view, "baseline", BASELINES, labels("responses_page.which"), partial(labels.value, "baseline"), "bm25"
    )
    n = view.selection.n_dialogues
    st.caption(labels("responses_page.over", n=labels.number(n)))
    if n > MANY:
        st.caption(labels("responses_page.over_many"))
    arguments = ["baseline", name, "--corpus", view.corpus.id, *_filtered(view)]
    job = add_responses.job(view)
    lacking = name == "vectors" and not view.corpus.has_vectors(unit=TURN)
    if lacking:
        st.caption(labels("responses_page.vectors_first"))
        st.code(f"python -m data embed {view.corpus.id} --unit {TURN}", language="bash", wrap_lines=True)
    if add_corpus.writable(view):
        st.button(
            labels("responses_page.run"),
            icon=":material/play_arrow:",
            key=view.key("run"),
            disabled=lacking or jobs.running(job),
            on_click=add_responses.begin,
            args=(view, arguments, "analysis"),
        )
    st.code("python -m analysis " + shlex.join(arguments), language="bash", wrap_lines=True)


def _targets(view: View) -> None:
    """Contexts and gold responses for a system to be run on, as far as the licence lets them out of the app."""
    labels, corpus, ids = view.labels, view.corpus, view.selection.dialogue_ids
    st.markdown(f"**{labels('responses_page.targets')}**")
    st.caption(labels("responses_page.targets_about"))
    free = corpus.manifest.card.text_export == "free"

    def made() -> bytes:
        messages = (
            target_lines.lines(corpus, ids) if free else target_lines.excerpt(corpus, ids, table_rows.EXCERPT)
        )
        return b"".join(line + b"\n" for line in messages)

    label = (
        labels("responses_page.targets_all")
        if free
        else labels("responses_page.targets_some", n=table_rows.EXCERPT)
    )
    st.download_button(
        label,
        made,
        file_name=f"kokoroscope_{corpus.id}_targets.jsonl",
        mime="application/jsonl",
        icon=":material/download:",
        key=view.key("targets"),
        on_click="ignore",
    )
    if not free:
        licence = corpus.manifest.card.licence or labels("frame.no_licence")
        st.caption(plain(labels("responses_page.targets_licence", licence=licence)))
    arguments = ["targets", "--corpus", corpus.id, *_filtered(view), "--out", "targets.jsonl"]
    st.code("python -m analysis " + shlex.join(arguments), language="bash", wrap_lines=True)
