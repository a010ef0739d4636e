"""Taking in a file of responses: opened at once, or after a look at where it belongs and what is what."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import streamlit as st

from data.building import prepare
from data.core.problems import UserError
from data.importing.records import Record
from data.responses.preview import Preview, preview
from data.responses.reading.mapping import FIELDS, Columns, names_of, remember
from data.workspace import Workspace
from pages._ui.core.parts import jobs, messages
from pages._ui.core.parts.escape import plain
from pages._ui.core.state import cache
from pages._ui.core.state import options as state_options
from pages._ui.core.state.view import View
from pages._ui.corpora import add_corpus

SUFFIXES = ["jsonl", "ndjson", "json", "csv", "tsv", "parquet", "txt", "log", "out", "zip", "gz", "xz", "tar"]
MAX_MB = 200
PLACED = ("responses", "turns")
MINE, DONE, TURN, STARTED = "responses.mine", "responses.done", "responses.turn", "responses.started"
SHOWN = 3
LONGEST = 200


def job(view: View) -> str:
    """The name of the job that adds responses to this corpus."""
    return f"responses.{view.corpus.id}"


def begin(view: View, arguments: list[str], module: str = "data") -> None:
    """Start adding responses, and stay where the files are listed."""
    st.session_state[MINE] = True
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    jobs.start(job(view), arguments, module)
    state_options.go({"show": "files", "set": ""})


def upload(view: View) -> None:
    """One place to drop files, what comes of them, and the work while it goes on."""
    labels = view.labels
    with st.container(border=True):
        st.markdown(f"**{labels('responses_page.upload')}**")
        st.caption(labels("responses_page.upload_about", size=MAX_MB))
        if add_corpus.writable(view):
            sent = st.file_uploader(
                labels("corpora.upload_pick"),
                type=SUFFIXES,
                accept_multiple_files=True,
                key=view.key(f"upload.{st.session_state.get(TURN, 0)}"),
                max_upload_size=MAX_MB,
                label_visibility="collapsed",
            )
            if sent and not jobs.running(job(view)):
                _take_in(view, sent)
        jobs.show(view, job(view), lambda result: _done(view, result))
        _tell(view)


def formats(view: View) -> None:
    """What can be opened."""
    with st.expander(view.labels("responses_page.formats"), type="compact", icon=":material/description:"):
        st.markdown(view.labels("responses_page.formats_text"))
        st.code(
            '{"system": "my-model", "dialogue_id": 10, "position": 37, "response": "…"}',
            language="json",
            wrap_lines=True,
        )


def _done(view: View, result: dict[str, Any]) -> None:
    """What came of it: told beside the files of the corpus that it belongs to, which opens if it is another."""
    st.session_state[DONE] = result
    if st.session_state.pop(MINE, False):
        where = {"lang": view.labels.lang, "corpus": result["id"]}
        kept = st.query_params.to_dict() if result["id"] == view.corpus.id else {}
        st.query_params.from_dict({**kept, **where, "o.show": "files", "o.set": result["set"]})
        st.rerun()


def _tell(view: View) -> None:
    result = st.session_state.pop(DONE, None)
    if result is None:
        return
    labels, number = view.labels, view.labels.number
    counts = {name: number(result[name]) for name in ("rows", "matched", "set_aside", "noted")}
    systems = labels.listing(f"{name} {number(n)}" for name, n in result["systems"].items())
    state = "added" if result["made"] else "there_already"
    if state == "added" and result["matched"] == result["rows"] and not result["noted"]:
        state = "added_all"
    st.success(plain(labels(f"responses_page.{state}", systems=systems, **counts)), icon=":material/check:")


def _take_in(view: View, sent: list[Any]) -> None:
    """Files that have arrived: those that say where they belong are added; of others that is asked first."""
    path = _stored(sent)
    try:
        seen = preview(path)
        known = seen.is_remembered
    except UserError as error:
        st.error(plain(_without_folder(messages.raised(view.labels, error), path)))
        return
    states_place = seen.format in PLACED or (known and seen.mapping is not None and _has_place(seen.mapping))
    if states_place and _once(sent):
        begin(view, ["responses", "add", str(path), "--corpus", view.corpus.id])
        st.rerun()
    _ask(view, path, seen)


def _has_place(columns: Columns) -> bool:
    return {"dialogue_id", "position"} <= dict(columns.columns).keys()


def _once(sent: list[Any]) -> bool:
    """Whether these files were not begun before: one that failed is not tried again by itself."""
    ids = [one.file_id for one in sent]
    begun = st.session_state.get(STARTED) == ids
    st.session_state[STARTED] = ids
    return not begun


def _ask(view: View, path: Path, seen: Preview) -> None:
    """Ask which column is which field, if no format says so; and whether this corpus or a new one is meant."""
    labels = view.labels
    chosen, names = seen.mapping, names_of(seen.records)
    if seen.mapping is not None:
        st.markdown(f"**{labels('responses_page.mapping')}**")
        _sample(seen.records)
        chosen = _columns(view, seen.mapping, names)
        if not chosen.is_enough:
            st.caption(labels("responses_page.mapping_lacks"))
    enough = chosen is None or chosen.is_enough
    alone = chosen is None or bool({"context", "reference"} & dict(chosen.columns).keys())

    def start(own: bool) -> None:
        arguments = ["responses", "add", str(path)]
        arguments += ["--name", _free_id(path)] if own else ["--corpus", view.corpus.id]
        if chosen is not None:
            remember(Workspace(), names, chosen)
            beside = path.parent / "chosen-mapping.json"
            beside.write_bytes(orjson.dumps(chosen.to_dict()))
            arguments += ["--map", str(beside)]
        begin(view, arguments)

    with st.container(horizontal=True, gap="small"):
        st.button(
            plain(labels("responses_page.match_here", corpus=view.corpus.id)),
            type="primary",
            disabled=not enough,
            key=view.key("match"),
            on_click=start,
            args=(False,),
        )
        if alone:
            st.button(
                labels("responses_page.open_alone"),
                disabled=not enough,
                key=view.key("alone"),
                on_click=start,
                args=(True,),
            )
    st.caption(labels("responses_page.where_help"))


def _sample(seen: list[Record]) -> None:
    values = [record.value for record in seen if isinstance(record.value, dict)][:SHOWN]
    st.dataframe(
        pl.DataFrame([{str(key): str(cell)[:LONGEST] for key, cell in value.items()} for value in values]),
        hide_index=True,
    )


def _columns(view: View, guess: Columns, names: tuple[str, ...]) -> Columns:
    """The proposed columns, to be changed where they are wrong."""
    labels = view.labels
    proposed = dict(guess.columns)
    options = [None, *dict.fromkeys((*names, *proposed.values()))]
    columns: dict[str, str] = {}
    with st.container(horizontal=True, gap="small"):
        for field in FIELDS:
            with st.container(width=200):
                column = st.selectbox(
                    labels(f"response_field.{field}"),
                    options,
                    index=options.index(proposed.get(field)),
                    format_func=lambda name: labels("corpora.mapping_none") if name is None else name,
                    key=view.key(f"map.{field}"),
                )
            if column:
                columns[field] = column
    return Columns.of(columns)


def _free_id(path: Path) -> str:
    """An id for a corpus of the file's own that no other has."""
    taken = {one.id for one in cache.manifests()}
    try:
        base = prepare.default_id(path)
    except UserError:
        base = "responses"
    number, name = 1, base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _stored(sent: list[Any]) -> Path:
    """The uploads as a file, or as a folder of them; once per upload, gone with the next."""
    kept: dict[str, tuple[Path, Path]] = st.session_state.setdefault("responses.kept", {})
    key = " ".join(one.file_id for one in sent)
    if key not in kept:
        for old, _ in kept.values():
            shutil.rmtree(old, ignore_errors=True)
        kept.clear()
        root = Path(tempfile.mkdtemp(prefix="kokoroscope-"))
        name = Path(sent[0].name)
        folder = root / ("one" if len(sent) == 1 else f"{name.stem}-and-{len(sent) - 1}")
        folder.mkdir()
        for one in sent:
            (folder / Path(one.name).name).write_bytes(one.getbuffer())
        kept[key] = root, folder / name.name if len(sent) == 1 else folder
    return kept[key][1]


def _without_folder(message: str, path: Path) -> str:
    """A message without the name of a folder that the reader never saw."""
    return message.replace(f"{path.parent}/", "")
