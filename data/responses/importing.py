"""Take in responses: read, match, measure, keep."""

import shutil
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import orjson
import polars as pl

from data import response_store
from data.building.prepare import default_id, prepare
from data.card import Card
from data.corpus import Corpus
from data.hashing import hashed
from data.importing.records import Record
from data.importing.source import Member
from data.problems import Problems, UserError
from data.progress import Progress, silent
from data.response_store import ABOUT, GOLDS, MEASURES, REPORT, REPORT_SCHEMA, RESPONSES, ResponseSet
from data.responses import matching, measures, readers
from data.responses.chats import chats
from data.responses.mapping import Columns, names_of, propose, remembered, text_of
from data.responses.messages import Message, messages_of
from data.responses.text_reader import Raw
from data.store import Library, stage_folder
from data.workspace import Workspace

EVERY = 1_000_000
OF_FILE = "source"
EXTRAS = ("turns", "outcome", "edited", "meta", "reference")


def add(
    path: Path,
    corpus_id: str | None = None,
    *,
    library: Library,
    now: datetime,
    mapping: Columns | None = None,
    system: str | None = None,
    name: str | None = None,
    progress: Progress = silent,
) -> tuple[ResponseSet, bool]:
    """Add a file, or a folder of files, of responses to a corpus.

    Without a corpus the file's own contexts and references become one, named ``name`` or like the file; a
    context without a reference is a target without a gold response, a reference without a context one without
    anything said before.
    Returns the set, and whether it had to be made. Raises UserError where nothing can be used.
    """
    problems = Problems(limit=EVERY)
    progress("reading")
    found = readers.members(path, problems)
    mapping = mapping or _known_mapping(found)
    kind, rows = readers.read(found, mapping, system, problems)
    _refuse_nothing(path, rows, problems)
    if corpus_id is None:
        corpus_id = name or default_id(path)
        rows = _as_corpus(path, rows, corpus_id, library, now, progress, problems)
    content = sha256(b"".join(one.name.encode() + one.digest for one in found)).hexdigest()
    return keep(
        rows,
        corpus_id,
        library=library,
        now=now,
        name=path.name,
        kind=kind,
        key=(content, mapping, system),
        problems=problems,
        progress=progress,
    )


def keep(
    rows: Sequence[Raw],
    corpus_id: str,
    *,
    library: Library,
    now: datetime,
    name: str,
    kind: str,
    key: object,
    problems: Problems | None = None,
    made_by: str = "",
    progress: Progress = silent,
) -> tuple[ResponseSet, bool]:
    """Match raw rows to a corpus, measure them, and write the set. Raises UserError where none matches.

    A set of the same rows that an older version of this code or of the corpus made gives way to the new one.
    """
    problems = problems or Problems(limit=EVERY)
    corpus = Corpus.open(corpus_id, library)
    language = language_of(corpus)
    counted = measures.version(language)
    versions = (readers.VERSION, matching.VERSION, counted)
    source, set_id = hashed(key)[:10], hashed(corpus.version, key, *versions)[:10]
    with response_store.lock(library, corpus_id) as folder:
        known = response_store.Responses(folder, corpus_id, corpus.version)
        if there := next((one for one in known.sets() if one.id == set_id), None):
            return there, False
        progress("matching")
        matched = matching.match(list(rows), corpus, problems)
        older = [one for one in known.sets() if one.source == source]
        matched = _not_there_already(matched, known, older, problems)
        _refuse_nothing(Path(name), matched, problems)
        measured, golds = measures.measure(matched, corpus, language, progress)
        about = ResponseSet(
            id=set_id,
            corpus=corpus_id,
            corpus_version=corpus.version,
            name=name,
            format=kind,
            added_at=now.isoformat(timespec="seconds"),
            rows=len(rows),
            systems=dict(matched.group_by("system", maintain_order=True).len().iter_rows()),
            has=tuple(column for column in EXTRAS if matched[column].is_not_null().any()),
            set_aside=problems.set_aside,
            noted=problems.noted,
            targets=golds.height,
            measured=measures.about(language),
            measures_version=counted,
            made_by=made_by,
            source=source,
        )
        report = [(p.where, p.rule, p.message, p.kept, p.detail) for p in problems.listed]
        with stage_folder(folder, set_id) as making:
            matched.write_parquet(making / RESPONSES)
            pl.DataFrame(report, schema=REPORT_SCHEMA, orient="row").write_parquet(making / REPORT)
            measured.write_parquet(making / MEASURES)
            golds.write_parquet(making / GOLDS)
            (making / ABOUT).write_bytes(orjson.dumps(about.to_dict(), option=orjson.OPT_INDENT_2))
            for near in known.near(one for one in older if one.corpus_version == corpus.version):
                shutil.copy(near, making)  # what models took long to say of the same rows
        for old in older:
            response_store.discard(folder / old.id)
    return about, True


def language_of(corpus: Corpus) -> str:
    """The language most of a corpus is in."""
    manifest = corpus.manifest
    told = manifest.card.language or next(iter(manifest.languages), "")
    return told or ("ja" if corpus.texts.head(1000).str.contains(r"[\x{3041}-\x{30FE}]").any() else "en")


def _known_mapping(found: list[Member]) -> Columns | None:
    """The mapping kept for the columns of the first file whose records no reader knows by itself."""
    for member in found:
        seen = samples([member])
        if seen and not any(reader.recognises(record.value) for record in seen for reader in readers.READERS):
            return remembered(Workspace(), names_of(seen))
    return None


def samples(found: list[Member]) -> list[Record]:
    """The first records of some files, to see what they are."""
    seen: list[Record] = []
    for member in found:
        if not readers.is_text(member):
            for record in chats(member, Problems()):
                seen.append(record)
                if len(seen) >= readers.SAMPLES:
                    return seen
    return seen


def look(path: Path) -> tuple[str | None, Columns | None, list[Record]]:
    """What a file is before it is added: its format or None, a mapping to look over, and first records.

    The mapping is the one kept for these columns, else a proposal; None where none is needed or possible.
    Raises UserError where the file cannot be read.
    """
    problems = Problems()
    found = readers.members(path, problems)
    seen = samples(found)
    if not seen:
        if all(readers.is_text(member) for member in found):
            return "text", None, []
        _refuse_nothing(path, seen, problems)
    try:
        return readers.find(seen, None, path.name).name, None, seen
    except readers.Unmapped:
        return None, remembered(Workspace(), names_of(seen)) or propose(seen), seen


def _refuse_nothing(path: Path, found: Sequence[object] | pl.DataFrame, problems: Problems) -> None:
    if len(found):
        return
    reasons = [problem for problem in problems.listed if not problem.kept]
    if reasons:
        first, others = reasons[0], len(reasons) - 1
        more = UserError.of("more", n=f"{others:,}") if others else ""
        raise UserError(
            f"{path}: no response can be used. {first.where}: {first.message}{more}",
            "no_response_usable",
            file=path.name,
            where=first.where,
            why=first,
            more=more,
        )
    raise UserError(f"{path}: holds no response", "no_response", file=path.name)


def _not_there_already(
    matched: pl.DataFrame, known: response_store.Responses, older: list[ResponseSet], problems: Problems
) -> pl.DataFrame:
    """The responses that no other set of this version holds, but those that give way; the others are listed."""
    key = ["system", "dialogue_id", "position"]
    others = [one for one in known.sets() if one.corpus_version == known.corpus_version and one not in older]
    others = [one for one in others if set(one.systems) & set(matched["system"])]
    if not others:
        return matched
    old = known.tables(others, RESPONSES).select(*key, "set")
    doubled = matched.join(old, on=key, how="inner", maintain_order="left")
    for where, system, set_id in doubled.select("where", "system", "set").iter_rows():
        message = f"{system} has answered this already in {set_id}: remove that first, or name another system"
        problems.add(where, "duplicate_key", message, kept=False, detail=f"{system} ({set_id})")
    return matched.join(old, on=key, how="anti", maintain_order="left")


def _as_corpus(
    path: Path,
    rows: list[Raw],
    corpus_id: str,
    library: Library,
    now: datetime,
    progress: Progress,
    problems: Problems,
) -> list[Raw]:
    """Make a corpus of the file's own contexts and references; gives the rows with their places in it.

    Where a row has no reference the counselor's turn is empty: nothing to compare with, but something to read.
    Where it has no context the client's is, and a system's rows with the same reference stay apart, in order.
    """
    if (library.folder(corpus_id) / "manifest.json").is_file():
        raise UserError(
            f"the library has a corpus '{corpus_id}' already: say --corpus {corpus_id} to add responses to it, "
            "or --name for another id",
            "corpus_there",
            id=corpus_id,
        )
    dialogues: dict[str, dict[str, object]] = {}
    placed = []
    met: Counter[tuple[str, str]] = Counter()
    for where, values in rows:
        context = messages_of(values.get("context"))
        reference = text_of(values.get("reference")) or ""
        if not context and not reference.strip():
            message = "neither context nor reference: without a corpus a row brings its own"
            problems.add(where, "no_context", message, kept=False)
            continue
        again = 0
        if not context:
            message = "no context: only the reference stands beside the response"
            problems.add(where, "reference_alone", message, kept=True)
            context = [Message("client", "")]
            again = met[str(values.get("system")), reference]
            met[str(values.get("system")), reference] += 1
        if not reference.strip():
            problems.add(where, "no_reference", "no reference: shown, not measured against anything", kept=True)
        said = [*context, Message("counselor", reference)]
        key = hashed(said, again)
        known = dialogues.setdefault(key, {"dialogue_id": len(dialogues) + 1, "utterances": _listed(said)})
        placed.append(Raw(where, {**values, "dialogue_id": known["dialogue_id"], "position": len(context)}))
    _refuse_nothing(path, placed, problems)
    home = library.root / response_store.FOLDER / corpus_id / OF_FILE
    try:
        home.mkdir(parents=True, exist_ok=True)
        lines = b"\n".join(map(orjson.dumps, dialogues.values()))
        (home / "dialogues.jsonl").write_bytes(lines)
        (home / "mapping.json").write_bytes(orjson.dumps(OWN_MAPPING))
    except OSError as error:
        message = f"{home}: cannot be written ({error.strerror}); set KOKORO_LIBRARY"
        raise UserError(message, "not_writable") from error
    card = Card(title_ja=path.name, title_en=path.name, text_export="excerpts")
    prepare(home, corpus_id, library=library, card=card, now=now, progress=progress)
    return placed


OWN_MAPPING = {
    "columns": {"dialogue_id": "dialogue_id", "role": "role", "text": "text"},
    "utterances": "utterances",
    "roles": {"counselor": "counselor", "client": "client", "other": "other"},
}


def _listed(said: list[Message]) -> list[dict[str, str]]:
    return [message._asdict() for message in said]
