"""One corpus of the library: what it holds and lacks, its check report, and ways to open or remove it."""

import os
from pathlib import Path

import polars as pl
import streamlit as st

from data.core.problems import UserError
from data.core.store import Manifest
from data.people import access
from pages._ui.core.cards import table_rows
from pages._ui.core.parts import layout, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache, current, opening
from pages._ui.core.state.view import View

PARTS = ("times", "feedback", "score", "topics", "persons", "ratings", "labels", "originals")


def entry(view: View, manifest: Manifest) -> None:
    """A card for one corpus."""
    labels, about = view.labels, manifest.card
    is_open = manifest.id == view.corpus.id
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            mark = f" :gray-badge[{labels('frame.demo')}]" if about.invented else ""
            here = f" :green-badge[{labels('corpora.is_open')}]" if is_open else ""
            st.markdown(f"**{plain(labels.title_of(manifest.card, manifest.id))}**{mark}{here}", width="content")
            if not is_open:
                st.button(
                    labels("corpora.open"),
                    key=view.key(f"open.{manifest.id}"),
                    on_click=opening.open_corpus,
                    args=(view, manifest.id),
                )
        st.caption(_counts(view, manifest))
        _seen_by(view, manifest)
        lacking = [labels(f"corpora.has.{part}") for part in PARTS if part not in manifest.has]
        if lacking:
            st.caption(labels("corpora.lacks", things=labels.listing(lacking)))
        if cache.library().lacks_speakers(manifest):
            st.caption(plain(labels("corpora.older", source=Path(manifest.source).name, id=manifest.id)))
        for stage, why in manifest.unmade.items():
            what = labels("missing.stage", what=labels.value("stage", stage))
            layout.to_make(view, what, manifest.id, why)
        _report(view, manifest)
        _details(view, manifest)


def _counts(view: View, manifest: Manifest) -> str:
    labels, counts = view.labels, manifest.counts
    parts = [
        labels("n.dialogues", n=labels.number(counts.get("dialogues"))),
        labels("n.utterances", n=labels.number(counts.get("utterances"))),
    ]
    if "persons" in manifest.has:
        parts.append(labels("n.persons", n=labels.number(counts.get("speakers"))))
    parts += [manifest.card.licence or labels("frame.no_licence"), f"{manifest.id} {manifest.version}"]
    return plain(" · ".join(parts))


def _report(view: View, manifest: Manifest) -> None:
    labels = view.labels
    report = st.expander(
        labels("corpora.check"), type="compact", key=view.key(f"check.{manifest.id}"), on_change="rerun"
    )
    if not report.open:
        return
    with report:
        checked = cache.check(manifest)
        problems = cache.corpus(manifest).problems
        _list(view, "corpora.invariants", _ids_as_text(checked.invariants), f"invariants.{manifest.id}")
        _list(view, "corpora.quirks", checked.quirks, f"quirks.{manifest.id}")
        st.markdown(f"**{labels('corpora.problems')}**")
        if not problems.listed:
            st.caption(labels("corpora.no_problems"))
            return
        st.caption(
            labels(
                "corpora.problem_counts",
                set_aside=labels.number(problems.set_aside),
                noted=labels.number(problems.noted),
            )
        )
        listed = messages.listed(labels, problems.listed)
        table_rows.rows(view, listed, f"problems.{manifest.id}", labels("corpora.problems"))


def _list(view: View, title: str, frame: pl.DataFrame, name: str) -> None:
    st.markdown(f"**{view.labels(title)}**")
    table_rows.rows(view, frame, name, view.labels(title))


def _ids_as_text(invariants: pl.DataFrame) -> pl.DataFrame:
    return invariants.with_columns(pl.col("first_ids").list.eval(pl.element().cast(pl.String)).list.join(", "))


def _details(view: View, manifest: Manifest) -> None:
    labels = view.labels
    with st.expander(labels("corpora.manifest"), type="compact"):
        facts = {
            labels("corpora.format"): labels.value("format", manifest.format),
            labels("corpora.source"): Path(manifest.source).name,
            labels("corpora.prepared"): manifest.prepared_at.replace("T", " "),
            labels("frame.licence"): manifest.card.licence or labels("frame.no_licence"),
            labels("corpora.export"): labels(f"corpora.export.{manifest.card.text_export}"),
            labels("frame.citation"): manifest.card.citation,
        }
        st.markdown("  \n".join(f":gray[{name}]　{plain(value)}" for name, value in facts.items() if value))
        if manifest.card.bibtex:
            st.code(manifest.card.bibtex, language="bibtex", wrap_lines=True)
        _remove(view, manifest)


def _seen_by(view: View, manifest: Manifest) -> None:
    """Who sees it, and the way to change that, where people sign in."""
    me, rights = current.person(), access.of(cache.library(), manifest.id)
    if me.is_anyone or not rights.owner:
        return
    labels = view.labels
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(labels("people.seen_by_all" if rights.shared else "people.seen_by_you"), width="content")
        if rights.changed_by(me):
            st.button(
                labels("people.unshare" if rights.shared else "people.share"),
                icon=":material/lock:" if rights.shared else ":material/group:",
                type="tertiary",
                key=view.key(f"share.{manifest.id}"),
                on_click=_share,
                args=(view, manifest.id, not rights.shared),
            )


def _share(view: View, corpus_id: str, shared: bool) -> None:
    try:
        access.share(cache.library(), corpus_id, current.person(), shared=shared)
        current.log("share" if shared else "unshare", corpus_id)
    except UserError as error:
        st.toast(plain(messages.raised(view.labels, error)))


def _remove(view: View, manifest: Manifest) -> None:
    labels = view.labels
    if not access.of(cache.library(), manifest.id).changed_by(current.person()):
        return
    if not os.access(cache.library().root, os.W_OK):
        st.caption(labels("corpora.read_only"))
        return
    with st.popover(labels("corpora.remove"), icon=":material/delete:", type="tertiary"):
        st.caption(labels("corpora.remove_help"))
        sure = labels("corpora.remove_sure", title=labels.title_of(manifest.card, manifest.id))
        st.button(plain(sure), key=view.key(f"remove.{manifest.id}"), on_click=_removed, args=(view, manifest.id))


def _removed(view: View, corpus_id: str) -> None:
    try:
        access.remove(cache.library(), corpus_id, current.person())
        current.log("remove", corpus_id)
    except UserError as error:
        gone = error.code == "no_corpus"  # somebody else was first
        st.toast(view.labels("corpora.removed_already") if gone else plain(messages.raised(view.labels, error)))
