"""Ways to add a corpus: fetch KokoroChat, or open a file, with a mapping step where one is needed."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import streamlit as st

from data import formats, intake, prepare
from data.formats.mapped import FIELDS, Mapping, inner_rows, propose
from data.problems import Problems, UserError
from data.records import Record
from data.schema import ROLES
from data.workspace import Workspace
from pages._ui import cache, jobs, told
from pages._ui.plain import plain
from pages._ui.view import View

SUFFIXES = ["json", "jsonl", "ndjson", "csv", "tsv", "parquet", "zip", "gz", "xz", "tar"]
MAX_MB = 200
KOKOROCHAT = "kokorochat"


def fetch(view: View) -> None:
    """Fetch KokoroChat from its public home."""
    labels = view.labels
    with st.container(border=True):
        st.markdown(f"**{labels('corpora.fetch')}**")
        if any(manifest.id == KOKOROCHAT for manifest in cache.manifests()):
            jobs.show(view, "fetch")
            st.caption(labels("corpora.fetch_there"))
            return
        st.caption(labels("corpora.fetch_about"))
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
        jobs.show(view, "fetch")


def upload(view: View) -> None:
    """Open a file of the reader's."""
    labels = view.labels
    with st.container(border=True):
        st.markdown(f"**{labels('corpora.upload')}**")
        st.caption(labels("corpora.upload_about", size=MAX_MB))
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
        jobs.show(view, "upload")


def writable(view: View) -> bool:
    """Whether something can be added to the library; a line where not."""
    root = cache.library().root
    root.mkdir(parents=True, exist_ok=True) if not root.exists() else None
    if os.access(root, os.W_OK):
        return True
    st.caption(view.labels("corpora.read_only"))
    return False


def _take_in(view: View, sent: Any) -> None:
    """A file that has arrived: see what it is, ask for a mapping if need be, then import it."""
    labels = view.labels
    file = _kept(sent)
    try:
        seen = _first_records(file)
        mapping = None
        try:
            formats.find(seen, None, sent.name)
        except UserError:
            mapping = _map(view, seen)
        corpus_id = st.text_input(
            labels("corpora.upload_id"), prepare.default_id(Path(sent.name)), key=view.key(f"id.{sent.file_id}")
        )
        target = cache.library().folder(corpus_id)
    except UserError as error:
        st.error(plain(told.raised(labels, error)))
        return
    if (target / "manifest.json").exists():
        st.caption(labels("corpora.upload_exists"))
    if mapping is not None and mapping.lacking:
        things = labels.comma.join(labels(f"field.{name}") for name in mapping.lacking)
        st.warning(labels("corpora.mapping_incomplete", things=things))
        return
    if st.button(
        labels("corpora.upload_start"),
        type="primary",
        key=view.key(f"import.{sent.file_id}"),
        disabled=jobs.running("upload"),
    ):
        arguments = ["prepare", str(file), "--name", corpus_id]
        if mapping is not None:
            Workspace().save_mapping(_columns(seen), mapping)
            beside = file.with_name("chosen-mapping.json")
            beside.write_bytes(orjson.dumps(mapping.to_dict()))
            arguments += ["--map", str(beside)]
        jobs.start("upload", arguments)


def _first_records(file: Path) -> list[Record]:
    """Enough of a file to see what it is, read once. Raises UserError naming what cannot be read."""
    known: dict[Path, tuple[list[Record], Problems]] = st.session_state.setdefault("first_records", {})
    if file not in known:
        known.clear()
        problems = Problems()
        known[file] = intake.samples(file, problems), problems
    seen, problems = known[file]
    if not seen and problems.listed:
        raise intake.none_read(file, problems)
    return seen


def _kept(sent: Any) -> Path:
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


def _columns(seen: list[Record]) -> tuple[str, ...]:
    first = next((record.value for record in seen if isinstance(record.value, dict)), {})
    return tuple(sorted(map(str, first)))


def _map(view: View, seen: list[Record]) -> Mapping:
    """The mapping step: a guess, or what was chosen last time, to be looked over."""
    labels = view.labels
    guess = Workspace().mapping_for(_columns(seen)) or propose(seen)
    st.markdown(f"**{labels('corpora.mapping')}**")
    st.caption(labels("corpora.mapping_about"))
    st.caption(labels("corpora.mapping_sample"))
    values = [record.value for record in seen if isinstance(record.value, dict)]
    st.dataframe(
        pl.DataFrame([{key: str(cell)[:200] for key, cell in value.items()} for value in values[:5]]),
        hide_index=True,
    )
    inner = inner_rows(values, guess.utterances)
    names = list(dict.fromkeys(str(key) for value in [*inner[:50], *values] for key in value))
    columns: dict[str, str] = {}
    for field in FIELDS:
        options = [None, *names]
        chosen = st.selectbox(
            labels(f"field.{field}"),
            options,
            index=options.index(guess.columns.get(field)) if guess.columns.get(field) in options else 0,
            format_func=lambda name: labels("corpora.mapping_none") if name is None else name,
            key=view.key(f"map.{field}"),
        )
        if chosen:
            columns[field] = chosen
    words = list(dict.fromkeys(str(row.get(columns.get("role", ""))) for row in (inner or values)))[:8]
    roles = {}
    if "role" in columns:
        st.caption(labels("corpora.mapping_roles"))
        for word in words:
            meant = guess.role(word) or "other"
            roles[word] = st.selectbox(
                plain(word),
                ROLES,
                index=ROLES.index(meant),
                format_func=lambda role: labels.value("role", role),
                key=view.key(f"role.{word}"),
            )
    return Mapping(columns, guess.utterances, roles, guess.labels, guess.ratings)
