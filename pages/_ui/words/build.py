"""Tokenizing a corpus, and its lists of compounds and spelling variants."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from data.building import apply_word_lists
from data.core.problems import Missing, UserError
from data.tokens.tokenizers.word_lists import BadList, WordLists, compounds_as_text, synonyms_as_text, text_of
from pages._ui.core.parts import jobs, layout, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state.view import View
from pages._ui.corpora.add_corpus import writable

NAMES = ("compounds", "synonyms")
HEIGHT, SHOWN = 180, 20


def is_tokenized(view: View) -> bool:
    """Whether the corpus has been tokenized; if not, the page says why and offers to do it."""
    try:
        _ = view.corpus.tokens.about
    except Missing as missing:
        _offer(view, missing)
        return False
    return True


def _offer(view: View, missing: Missing) -> None:
    """Why there are no tokens, and a button that makes them."""
    labels, name = view.labels, _job(view)
    if not jobs.running(name):
        layout.to_make(view, labels("words_page.make"), missing.corpus, missing.why)
        if writable(view):
            st.button(
                labels("word_making.now"),
                icon=":material/play_arrow:",
                type="primary",
                key=view.key("words.make"),
                on_click=jobs.start,
                args=(name, ["prepare", missing.corpus]),
            )
    jobs.show(view, name, _announcer(view, "word_making.done"))


def word_lists(view: View) -> None:
    """The corpus' compounds and spelling variants: the current lists, and two fields to change them."""
    labels, name = view.labels, _job(view)
    jobs.show(view, name, _announcer(view, "word_lists.done"))
    opened = st.expander(labels("word_lists.title"), type="compact", key=view.key("lists"), on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.caption(labels("word_lists.about"))
        _in_force(view)
        if not writable(view):
            return
        try:
            kept = WordLists.of(cache.library().folder(view.corpus.id))
        except UserError as error:
            st.error(plain(messages.raised(labels, error)))
            kept = WordLists()
        shown = {"compounds": compounds_as_text(kept.compounds), "synonyms": synonyms_as_text(kept.synonyms)}
        with layout.pair() as places:
            for place, which in zip(places, NAMES, strict=True):
                with place:
                    _field(view, which, shown[which])
        with st.container(horizontal=True):
            st.button(
                labels("word_lists.apply"),
                icon=":material/play_arrow:",
                key=view.key("lists.apply"),
                disabled=jobs.running(name),
                on_click=_apply,
                args=(view,),
            )
            if kept != WordLists():
                st.button(
                    labels("word_lists.plain"),
                    type="tertiary",
                    key=view.key("lists.plain"),
                    disabled=jobs.running(name),
                    on_click=jobs.start,
                    args=(name, ["words", view.corpus.id, "--plain"]),
                )
        if wrong := st.session_state.pop(view.key("lists.wrong"), None):
            st.error(plain(wrong))


def _in_force(view: View) -> None:
    """How many are in force, and which of them are in no text."""
    labels, about = view.labels, view.corpus.tokens.about
    absent = [*about["absent_compounds"], *about["absent_variants"]]
    line = labels("word_lists.given", compounds=about["compounds"], synonyms=about["synonyms"])
    if absent:
        some = labels.listing(absent[:SHOWN]) + ("…" if len(absent) > SHOWN else "")
        line += f" · {labels('word_lists.absent', words=some)}"
    st.caption(plain(line))


def _field(view: View, which: str, kept: str) -> None:
    """One list as text, filled from a file where one is given."""
    labels, key = view.labels, _key(view, which)
    sent = view.key(f"lists.{which}.file")

    def fill() -> None:
        file = st.session_state[sent]
        if file is not None:
            try:
                st.session_state[key] = text_of(file.getvalue(), file.name)
            except BadList as error:
                st.session_state[view.key("lists.wrong")] = _worded(view, which, error)

    st.session_state.setdefault(key, kept)
    st.text_area(
        labels(f"word_lists.{which}"),
        height=HEIGHT,
        placeholder=labels(f"word_lists.{which}_hint"),
        help=labels(f"word_lists.{which}_help"),
        key=key,
    )
    st.file_uploader(
        labels("word_lists.file"),
        type=["txt", "csv", "tsv"],
        key=sent,
        on_change=fill,
    )


def _apply(view: View) -> None:
    """Look through both lists; count anew with them, or say which line is wrong."""
    folder = Path(tempfile.mkdtemp(prefix="kokoroscope-words-"))
    files = {which: folder / f"{which}.txt" for which in NAMES}
    for which, file in files.items():
        file.write_text(st.session_state[_key(view, which)], encoding="utf-8", errors="surrogatepass")
    manifest, library = view.corpus.manifest, cache.library()
    for which, file in files.items():
        try:
            apply_word_lists.checked(manifest, library, WordLists(), **{**dict.fromkeys(NAMES), which: file})
        except BadList as error:
            st.session_state[view.key("lists.wrong")] = _worded(view, which, error)
            shutil.rmtree(folder)
            return
    shutil.rmtree(st.session_state.get("word_lists", folder / "none"), ignore_errors=True)
    st.session_state["word_lists"] = folder
    jobs.start(_job(view), ["words", view.corpus.id, *(a for w in NAMES for a in (f"--{w}", str(files[w])))])


def _worded(view: View, which: str, error: BadList) -> str:
    labels = view.labels
    why = labels(f"list.{error.code}", **error.values)
    return labels("word_lists.bad", name=labels(f"word_lists.name.{which}"), line=error.line, why=why)


def _announcer(view: View, done: str) -> Callable[[dict[str, Any]], None]:
    def announce(result: dict[str, Any]) -> None:
        failed = list(result.get("unmade", {}).values())
        if failed:
            st.error(plain(view.labels("job.failed", error=failed[0])))
        else:
            st.success(view.labels(done))

    return announce


def _key(view: View, which: str) -> str:
    """A field's key: once the words are made anew it is filled afresh."""
    return view.key(f"lists.{which}.{view.corpus.manifest.stages.get('lemmas', '')}")


def _job(view: View) -> str:
    return f"words.{view.corpus.id}"
