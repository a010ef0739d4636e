"""Add judgements to a corpus, step by step: read, match to the turns that were answered, keep with a report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from data.annotations.judgements import reading
from data.annotations.judgements.reading import RawJudgement
from data.building.prepare import default_id
from data.core.problems import Problems, UserError
from data.core.progress import Progress, silent
from data.core.store import Library
from data.core.store.hashing import hashed
from data.corpus import Corpus
from data.importing.source import Member
from data.judgement import sets
from data.judgement.frames import JUDGEMENTS, MODEL, PERSON
from data.judgement.sets import JudgementSet
from data.responses import own_corpus
from data.responses.matching.match import locate
from data.responses.matching.target_index import Target, TargetIndex
from data.responses.raw import Raw
from data.responses.reading.files import read_files
from data.responses.reading.records import record_files

VERSION = 1
LIMIT = 1_000
USUAL, MOSTLY = (1, 5), 0.95


def add(
    path: Path,
    corpus_id: str | None = None,
    *,
    library: Library,
    now: datetime,
    rater: str = "",
    kind: str = "",
    name: str | None = None,
    progress: Progress = silent,
) -> tuple[JudgementSet, bool]:
    """Add a file, or a folder of files, of judgements.

    Args:
        path: the file or folder.
        corpus_id: the corpus whose turns were answered. Without one, a corpus is prepared from the contexts.
        library: which holds the corpus.
        now: the time that is noted for the set.
        rater: who judged, where the rows do not say it (default: the file's name).
        kind: person or model, where the rows do not say it.
        name: the id of the corpus that is prepared (default: from the file's name).
        progress: is told the steps.

    Returns:
        The set, and whether it is new.

    Raises:
        UserError: nothing in the source can be used.
    """
    if kind not in ("", PERSON, MODEL):
        raise UserError.of("judgement_kind", value=kind)
    problems = Problems(limit=LIMIT)
    progress("reading")
    files = read_files(path, problems)
    form, raws = read(files, rater, kind, problems)
    if corpus_id is None:
        corpus_id = name or default_id(path)
        raws = _own_corpus(
            raws, corpus_id, path.name, library=library, now=now, problems=problems, progress=progress
        )
    corpus = Corpus.open(corpus_id, library)
    content = sha256(b"".join(file.name.encode() + file.digest for file in files)).hexdigest()
    set_id = hashed(content, corpus.version, rater, kind, VERSION)[:10]
    with sets.lock(library, corpus_id) as folder:
        if same := next((one for one in sets.sets(folder) if one.id == set_id), None):
            return same, False
        progress("matching")
        rows = matched(on_scale(raws, problems), corpus, set_id, problems)
        if rows.is_empty():
            first = next((problem for problem in problems.listed if not problem.kept), None)
            why = {"where": first.where if first else "–", "why": first or "–"}
            raise UserError.of("no_judgement_usable", file=path.name, **why)
        is_pair = rows["second"].is_not_null()
        about = JudgementSet(
            id=set_id,
            corpus=corpus_id,
            corpus_version=corpus.version,
            name=path.name,
            format=form,
            added_at=now.isoformat(timespec="seconds"),
            rows=len(raws),
            raters=dict(rows.group_by("rater", maintain_order=True).len().iter_rows()),
            systems=tuple(sorted({*rows["first"], *rows["second"].drop_nulls()})),
            attributes=tuple(sorted(rows["attribute"].unique())),
            modes=tuple(mode for mode, there in (("pair", is_pair.any()), ("scale", (~is_pair).any())) if there),
            set_aside=problems.set_aside,
            noted=problems.noted,
        )
        sets.write(folder, about, rows, problems)
    return about, True


def read(files: Sequence[Member], rater: str, kind: str, problems: Problems) -> tuple[str, list[RawJudgement]]:
    """The formats of some files, and all their judgements. Raises UserError where none is known."""
    forms: list[str] = []
    raws: list[RawJudgement] = []
    unknown: list[UserError] = []
    for table in record_files(files, problems):
        if not table.records:
            continue
        judgements = reading.rows(table, rater, kind, problems)
        if judgements is None:
            columns = ", ".join(table.columns[:12])
            unknown.append(UserError.of("judgements_unknown", file=table.file.name, columns=columns or "–"))
            problems.add(table.file.name, "unknown_format", kept=False, detail=columns)
            continue
        forms.append(judgements[0])
        raws += judgements[1]
    if not raws:
        if unknown:
            raise unknown[0]
        first = next((problem for problem in problems.listed if not problem.kept), None)
        why = {"where": first.where if first else "–", "why": first or "–"}
        raise UserError.of("no_judgement_usable", file=", ".join(file.name for file in files[:3]), **why)
    return " + ".join(dict.fromkeys(forms)), raws


def on_scale(raws: Sequence[RawJudgement], problems: Problems) -> list[RawJudgement]:
    """The judgements without slips of the scale: where nearly all ratings are 1 to 5, others are set aside."""
    ratings = [one.value for one in raws if one.second is None]
    low, high = USUAL
    inside = sum(low <= value <= high for value in ratings)
    if not ratings or inside == len(ratings) or inside < MOSTLY * len(ratings):
        return list(raws)
    kept = []
    for one in raws:
        if one.second is None and not low <= one.value <= high:
            detail = f"{one.attribute} {one.value:g}"
            problems.add(f"{one.where} {one.first}", "judgement_off_scale", kept=False, detail=detail)
        else:
            kept.append(one)
    return kept


def matched(raws: Sequence[RawJudgement], corpus: Corpus, study: str, problems: Problems) -> pl.DataFrame:
    """The judgements whose place is a turn of the corpus, with the columns ``JUDGEMENTS``; others are listed."""
    index = TargetIndex(corpus)
    places: dict[tuple[Any, ...], Target | None] = {}
    times: dict[tuple[Any, ...], int] = {}
    rows = []
    for one in raws:
        key = _key(one)
        if key not in places:
            located = locate(one.where, dict(one.place), index, None, problems)
            places[key] = None if located is None else located.target
        target = places[key]
        if target is None:
            continue
        judged = (target, one.attribute, one.rater, one.first, one.second)
        repeat = times[judged] = times.get(judged, -1) + 1
        if repeat and (one.second is None or not one.ordered):
            detail = f"{one.rater}, {one.attribute}, {one.first}"
            problems.add(one.where, "judgement_twice", kept=False, detail=detail)
            continue
        rows.append(
            (study, *target, one.attribute, one.rater, one.kind, one.first, one.second, one.value, one.ordered,
             repeat, one.reason, one.reasons, _time(one.at), *one.chars)
        )  # fmt: skip
    frame = pl.DataFrame(rows, schema=JUDGEMENTS.dtypes, orient="row")
    return JUDGEMENTS.conform(frame)


def _time(text: str) -> datetime | None:
    """A time as a file writes it, without its zone; None where it is none."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _key(one: RawJudgement) -> tuple[Any, ...]:
    return tuple(str(one.place.get(name)) for name in ("dialogue_id", "position", "id", "context", "reference"))


def _own_corpus(
    raws: Sequence[RawJudgement],
    corpus_id: str,
    title: str,
    *,
    library: Library,
    now: datetime,
    problems: Problems,
    progress: Progress,
) -> list[RawJudgement]:
    """Prepare a corpus of the contexts that were judged; the judgements with their place in it."""
    firsts = {_key(one): one for one in reversed(raws)}
    targets = [Raw(one.where, dict(one.place)) for one in reversed(firsts.values())]
    located = own_corpus.build(
        targets, corpus_id, title, library=library, now=now, problems=problems, progress=progress
    )
    if not located:
        raise UserError.of("no_judgement_usable", file=title, where=raws[0].where, why=problems.listed[0])
    where = {raw.where: {name: raw.values[name] for name in ("dialogue_id", "position")} for raw in located}
    by_key = {key: where[one.where] for key, one in firsts.items() if one.where in where}
    return [replace(one, place=by_key[_key(one)]) for one in raws if _key(one) in by_key]
