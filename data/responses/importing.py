"""Add responses to a corpus, step by step: read, map, match, measure, keep."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import polars as pl

from data.building.prepare import default_id
from data.core.problems import Problems, UserError
from data.core.progress import Progress, silent
from data.core.store import Library
from data.core.store import responses as response_store
from data.core.store.hashing import hashed
from data.core.store.responses import RESPONSES, Responses, ResponseSet
from data.corpus import Corpus
from data.importing.source import Member
from data.responses import own_corpus
from data.responses.matching import match as matching
from data.responses.measures import measure as measures
from data.responses.raw import Raw
from data.responses.reading import readers
from data.responses.reading.files import is_text, read_files
from data.responses.reading.mapping import Columns
from data.responses.reading.records import record_files

LIMIT = 1_000_000
OPTIONAL_COLUMNS = ("turns", "outcome", "edited", "meta", "reference")


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
    """Add a file, or a folder of files, of responses.

    Args:
        path: the file or folder.
        corpus_id: the corpus that the responses belong to. Without one, a corpus is prepared from the file's
            own contexts and references; a context without a reference is a target without a gold response.
        library: which holds the corpus.
        now: the time that is noted for the set.
        mapping: which column is which field (default: by format, or as remembered for these columns).
        system: the system of every row, whatever the files say.
        name: the id of the corpus that is prepared (default: from the file's name).
        progress: is told the steps.

    Returns:
        The set, and whether it is new.

    Raises:
        UserError: nothing in the source can be used.
    """
    problems = Problems(limit=LIMIT)
    progress("reading")
    files = read_files(path, problems)
    tables = record_files(files, problems)
    mapping = mapping or readers.remembered_mapping(tables)
    texts = [file for file in files if is_text(file)]
    format_name, rows = readers.to_rows(texts, tables, mapping, system, problems)
    if rows and corpus_id is None:
        corpus_id = name or default_id(path)
        rows = own_corpus.build(
            rows, corpus_id, path.name, library=library, now=now, problems=problems, progress=progress
        )
    if not rows or corpus_id is None:
        raise nothing_usable(path, problems)
    return keep(
        rows,
        corpus_id,
        library=library,
        now=now,
        name=path.name,
        kind=format_name,
        key=(_content(files), mapping, system),
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
    """Match raw rows to a corpus, measure them, and write the set.

    A set of the same source that an older version of the code or of the corpus produced is replaced.

    Args:
        rows: what to match.
        corpus_id: the corpus.
        library: which holds it.
        now: the time that is noted for the set.
        name: of the source, for people.
        kind: the format that was read, or "baseline".
        key: what the rows were made from; with the versions of code and corpus it gives the set its id.
        problems: found so far; gets those of matching.
        made_by: the baseline that wrote the rows; empty for a file.
        progress: is told the steps.

    Returns:
        The set, and whether it is new.

    Raises:
        UserError: no row matches, or the library cannot be written.
    """
    problems = problems or Problems(limit=LIMIT)
    corpus = Corpus.open(corpus_id, library)
    language = language_of(corpus)
    measures_version = measures.version(language)
    versions = (readers.VERSION, matching.VERSION, measures_version)
    source, set_id = hashed(key)[:10], hashed(corpus.version, key, *versions)[:10]
    with response_store.lock(library, corpus_id) as folder:
        existing = Responses(folder, corpus_id, corpus.version)
        if same := next((one for one in existing.sets() if one.id == set_id), None):
            return same, False
        replaced = [one for one in existing.sets() if one.source == source]
        progress("matching")
        matched = matching.match(rows, corpus, problems)
        matched = _without_answered(matched, existing, replaced, problems)
        if matched.is_empty():
            raise nothing_usable(Path(name), problems)
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
            has=tuple(column for column in OPTIONAL_COLUMNS if matched[column].is_not_null().any()),
            set_aside=problems.set_aside,
            noted=problems.noted,
            targets=golds.height,
            measured=measures.about(language),
            measures_version=measures_version,
            made_by=made_by,
            source=source,
        )
        # nearness took a model long to compute, and is of the same rows
        nearness = existing.near(one for one in replaced if one.corpus_version == corpus.version)
        response_store.write(folder, about, matched, problems, measured, golds, nearness)
        for one in replaced:
            response_store.discard(folder / one.id)
    return about, True


def language_of(corpus: Corpus) -> str:
    """The main language of a corpus, as its card or its texts say."""
    manifest = corpus.manifest
    stated = manifest.card.language or next(iter(manifest.languages), "")
    return stated or ("ja" if corpus.texts.head(1000).str.contains(r"[\x{3041}-\x{30FE}]").any() else "en")


def nothing_usable(path: Path, problems: Problems) -> UserError:
    """The error for a source without a usable response, with the first reason and the number of others."""
    reasons = [problem for problem in problems.listed if not problem.kept]
    if not reasons:
        return UserError.of("no_response", file=path.name)
    first, others = reasons[0], len(reasons) - 1
    more = UserError.of("more", n=f"{others:,}") if others else ""
    return UserError.of("no_response_usable", file=path.name, where=first.where, why=first, more=more)


def _content(files: Sequence[Member]) -> str:
    """A hash of the files' names and bytes."""
    return sha256(b"".join(file.name.encode() + file.digest for file in files)).hexdigest()


def _without_answered(
    matched: pl.DataFrame, existing: Responses, replaced: Sequence[ResponseSet], problems: Problems
) -> pl.DataFrame:
    """The responses to targets that the same system has not answered in another set; the others are listed."""
    key = ["system", "dialogue_id", "position"]
    others = [
        one
        for one in existing.sets()
        if one.corpus_version == existing.corpus_version
        and one not in replaced
        and set(one.systems) & set(matched["system"])
    ]
    if not others:
        return matched
    answered = existing.tables(others, RESPONSES).select(*key, "set")
    doubled = matched.join(answered, on=key, how="inner", maintain_order="left")
    for where, system, set_id in doubled.select("where", "system", "set").iter_rows():
        problems.add(where, "duplicate_key", kept=False, detail=f"{system} ({set_id})")
    return matched.join(answered, on=key, how="anti", maintain_order="left")
