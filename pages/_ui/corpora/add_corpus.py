"""Ways to add a corpus: fetch KokoroChat, or open a file, with a mapping step where one is needed."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import orjson
import streamlit as st

from analysis.labels import Labels
from data.building import prepare
from data.commands import bounded
from data.core.problems import UserError
from data.importing import preview, readers, source
from data.importing.records import Record
from data.people import access
from pages._ui.core.parts import jobs, messages
from pages._ui.core.parts.escape import plain, plain_lines
from pages._ui.core.state import cache, current, url
from pages._ui.core.state.view import View
from pages._ui.corpora import mapping_form

SUFFIXES = [*(suffix.removeprefix(".") for suffix in source.SUFFIXES), "zip", "gz", "xz", "bz2", "tar"]
MAX_MB = 200
KOKOROCHAT = "kokorochat"


def fetch(view: View) -> None:
    """Fetch KokoroChat from its public home."""
    labels = view.labels
    with st.container(border=True):
        st.markdown(f"**{labels('corpora.fetch')}**")
        if any(manifest.id == KOKOROCHAT for manifest in cache.manifests()):
            jobs.show(view, "fetch", lambda result: _done(view, result))
            st.caption(labels("corpora.fetch_there"))
            return
        st.caption(f"{labels('corpora.fetch_about')} [{labels('corpora.fetch_by_hand')}]({_home()})")
        if not writable(view):
            return
        if not jobs.running("fetch"):
            st.button(
                labels("corpora.fetch_start"),
                icon=":material/download:",
                key=view.key("fetch"),
                on_click=jobs.start,
                args=("fetch", ["fetch", KOKOROCHAT]),
            )
        jobs.show(view, "fetch", lambda result: _done(view, result))


def _who_sees(labels: Labels) -> None:
    """Who sees an upload, and how much room is left, where people sign in."""
    me = current.person()
    if not me.is_anyone:
        used = labels.number(access.used_mb(cache.library(), me))
        allowed = labels.number(current.settings().uploads_mb)
        st.caption(labels("people.upload_private", used=used, allowed=allowed))


def _job() -> str:
    """The name of this person's import: nobody sees another's."""
    return f"upload.{current.person().id}"


def _home() -> str:
    from data.building.fetch import ORIGINS

    return ORIGINS[KOKOROCHAT].url


def upload(view: View) -> None:
    """Open a file of the reader's."""
    labels = view.labels
    with st.container(border=True):
        st.markdown(f"**{labels('corpora.upload')}**")
        st.caption(labels("corpora.upload_about", size=MAX_MB))
        _who_sees(labels)
        if not writable(view):
            return
        sent = st.file_uploader(
            labels("corpora.upload_pick"),
            type=SUFFIXES,
            key=view.key("upload"),
            max_upload_size=MAX_MB,
            label_visibility="collapsed",
        )
        if sent is not None:
            _take_in(view, sent)
        jobs.show(view, _job(), lambda result: _done(view, result))


def _done(view: View, result: dict[str, Any]) -> None:
    """What came into the library, what did not, and the way into it."""
    labels, problems = view.labels, result.get("problems", {})
    message = labels("job.done", id=result["id"], n=labels.number(result["counts"]["dialogues"]))
    if any(problems.values()):
        counts = {name: labels.number(n) for name, n in problems.items()}
        message = f"{message}\n{labels('corpora.problem_counts', **counts)}"
    st.success(plain_lines(message))
    if report := messages.summary(labels, result.get("report", [])):
        with st.expander(labels("corpora.problems"), type="compact"):
            st.markdown(plain_lines("\n".join(report)))
    if result["id"] != view.corpus.id:
        st.button(
            labels("corpora.open"),
            type="primary",
            key=view.key(f"done.{result['id']}"),
            on_click=url.write,
            kwargs={"corpus": result["id"], "lang": labels.lang},
        )


def writable(view: View) -> bool:
    """Whether this person can add something to the library; a line where not."""
    if not current.may_add():
        st.caption(view.labels("people.readers_read"))
        return False
    root = cache.library().root
    root.mkdir(parents=True, exist_ok=True) if not root.exists() else None
    if os.access(root, os.W_OK):
        return True
    st.caption(view.labels("corpora.read_only"))
    return False


def _take_in(view: View, sent: Any) -> None:
    """A file that has arrived: see what it is, ask for a mapping if need be, then import it."""
    labels = view.labels
    file = _stored(sent)
    try:
        seen = _first_records(file)
        mapping = None
        try:
            readers.find(seen, None, sent.name)
        except UserError:
            mapping = mapping_form.ask(view, seen, sent.file_id)
        corpus_id = st.text_input(
            labels("corpora.upload_id"), prepare.default_id(Path(sent.name)), key=view.key(f"id.{sent.file_id}")
        )
        target = cache.library().folder(corpus_id)
    except UserError as error:
        st.error(plain(messages.raised(labels, error)))
        return
    if (target / "manifest.json").exists():
        st.caption(labels("corpora.upload_exists"))
    if mapping is not None and mapping.lacking:
        things = labels.listing(labels(f"field.{name}") for name in mapping.lacking)
        st.warning(labels("corpora.mapping_incomplete", things=things))
        return
    if mapping is not None and mapping.unassigned:
        words = labels.listing(labels("grammar.quoted", text=word) for word in mapping.unassigned)
        st.warning(plain(labels("corpora.mapping_roles_open", words=words)))
        return
    if mapping is not None:
        mapping_form.show_first(view, seen, mapping)
    if st.button(
        labels("corpora.upload_start"),
        type="primary",
        key=view.key(f"import.{sent.file_id}"),
        disabled=jobs.running(_job()),
    ):
        me = current.person()
        try:
            access.check_quota(cache.library(), me, current.settings().uploads_mb, file.stat().st_size)
            access.claim(cache.library(), corpus_id, me)
            current.log("upload", corpus_id)
        except UserError as error:
            st.error(plain(messages.raised(labels, error)))
            return
        arguments = ["prepare", str(file), "--name", corpus_id]
        if mapping is not None:
            mapping_form.remember(seen, mapping)
            beside = file.with_name("chosen-mapping.json")
            beside.write_bytes(orjson.dumps(mapping.to_dict()))
            arguments += ["--map", str(beside)]
        jobs.start(_job(), arguments)


def _first_records(file: Path) -> list[Record]:
    """Enough of a file to see what it is, read once. Raises UserError naming what cannot be read."""
    known: dict[Path, list[Record] | UserError] = st.session_state.setdefault("first_records", {})
    if file not in known:
        known.clear()
        try:
            known[file] = [preview.restored(values) for values in bounded.samples(file)]
        except UserError as error:
            known[file] = error
    seen = known[file]
    if isinstance(seen, UserError):
        raise seen
    return seen


def _stored(sent: Any) -> Path:
    """The upload as a file, once per upload; the folder goes with the session."""
    files: dict[str, Path] = st.session_state.setdefault("uploads", {})
    if sent.file_id not in files:
        for old in files.values():
            shutil.rmtree(old.parent, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix="kokoroscope-"))
        file = folder / Path(sent.name).name
        file.write_bytes(sent.getbuffer())
        files.clear()
        files[sent.file_id] = file
    return files[sent.file_id]
