"""Ratings from a file: read, matched to a corpus row by row, and kept beside its stages with a report.

    LIBRARY/ID/ratings-KEY/ratings.parquet    one row per rating that matched, see ``data.core.schema.RATINGS``
    LIBRARY/ID/ratings-KEY/about.json         file, time, rows, how many matched
    LIBRARY/ID/ratings-KEY/problems.json      what did not fit, row by row

A row names the dialogue (as in the source, or by its number here), the scale and the value; item, rater, kind of
rater, moment and the ends of the scale are optional. A set stands in the manifest as ``ratings|SET``; it stays as
long as the records that it was matched to.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from data.building.stages import STANDS
from data.coding.label_rows import read
from data.core.problems import Problems, UserError
from data.core.schema import MOMENTS, RATER_KINDS, RATINGS
from data.core.store import MADE_BY, Library, stage_folder
from data.core.store.hashing import hashed
from data.corpus import Corpus
from data.importing.formats.mapped_values import finite

KIND = "ratings"
VERSION = 1
NAMES = {
    "dialogue": ("dialogue_id", "dialogue", "source_id", "conversation_id", "session_id", "対話", "対話ID"),
    "scale": ("scale", "instrument", "尺度"),
    "value": ("value", "rating", "score", "値", "評定"),
    "item": ("item", "項目"),
    "rater": ("rater", "annotator", "評定者"),
    "rater_kind": ("rater_kind", "kind", "評定者の種類"),
    "moment": ("moment", "time", "時点"),
    "low": ("low", "min", "最小"),
    "high": ("high", "max", "最大"),
}
NEEDED = ("dialogue", "value")


@dataclass(frozen=True)
class Given:
    """What is said of a whole file, where its rows do not say it themselves."""

    scale: str = ""
    rater_kind: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class RatingSet:
    """The ratings of one file."""

    id: str
    name: str
    #: Local time, ISO 8601.
    added_at: str
    rows: int
    matched: int
    set_aside: int
    scales: tuple[str, ...]


def add(
    path: Path, corpus_id: str, *, library: Library, now: datetime, given: Given | None = None
) -> tuple[RatingSet, bool]:
    """Add the ratings of a file (.csv, .tsv, .jsonl, .json, .parquet) to a corpus.

    Returns:
        The set, and whether it is new.

    Raises:
        UserError: the file cannot be read, lacks a column, or no row of it can be used.
    """
    given = given or Given()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError.of("cannot_be_read", path=path, why=error.strerror or error) from error
    with library.lock(corpus_id) as folder:
        corpus = Corpus.open(corpus_id, library)
        manifest = corpus.manifest
        records = manifest.stages["records"]
        set_id = hashed(VERSION, sha256(content).hexdigest(), given)[:10]
        stage = f"{KIND}{MADE_BY}{set_id}"
        if stage in manifest.stages:
            return _read(folder / manifest.stages[stage]), False
        problems = Problems(limit=1_000)
        rows = read(content, path.name)
        matched = _matched(rows, corpus, path.name, given, problems)
        if matched.is_empty():
            first = problems.listed[0] if problems.listed else None
            raise UserError.of("no_rating_usable", file=path.name, why=first.message if first else "")
        scales = tuple(sorted(matched["scale"].unique()))
        at = now.isoformat(timespec="seconds")
        about = RatingSet(set_id, path.name, at, rows.height, matched.height, problems.set_aside, scales)
        name = f"{KIND}-{hashed(set_id, records)}"
        with stage_folder(folder, name) as making:
            matched.write_parquet(making / f"{KIND}.parquet")
            (making / "about.json").write_bytes(orjson.dumps(about))
            (making / "problems.json").write_bytes(orjson.dumps(problems.to_dict()))
            (making / STANDS).write_bytes(orjson.dumps([records]))
        library.write_manifest(replace(manifest, stages={**manifest.stages, stage: name}))
    return about, True


def sets(corpus_id: str, library: Library) -> list[RatingSet]:
    """The sets of a corpus, the first added first."""
    folder, manifest = library.folder(corpus_id), library.manifest(corpus_id)
    files = [
        _read(folder / name) for stage, name in manifest.stages.items() if stage.startswith(f"{KIND}{MADE_BY}")
    ]
    return sorted(files, key=lambda one: (one.added_at, one.id))


def report(set_id: str, corpus_id: str, library: Library) -> Problems:
    """What did not fit in a set. Raises UserError for a set that is not there."""
    return Problems.read(_folder(set_id, corpus_id, library) / "problems.json")


def remove(set_id: str, corpus_id: str, library: Library) -> None:
    """Take a set out. Raises UserError for a set that is not there."""
    with library.lock(corpus_id):
        _folder(set_id, corpus_id, library)
        manifest = library.manifest(corpus_id)
        stages = {name: folder for name, folder in manifest.stages.items() if name != f"{KIND}{MADE_BY}{set_id}"}
        library.write_manifest(replace(manifest, stages=stages))


def _folder(set_id: str, corpus_id: str, library: Library) -> Path:
    stages = library.manifest(corpus_id).stages
    name = stages.get(f"{KIND}{MADE_BY}{set_id}")
    if name is None:
        known = ", ".join(one.id for one in sets(corpus_id, library)) or "none yet"
        raise UserError.of("no_rating_set", corpus=corpus_id, id=set_id, known=known)
    return library.folder(corpus_id) / name


def _read(folder: Path) -> RatingSet:
    values = orjson.loads((folder / "about.json").read_bytes())
    return RatingSet(**{**values, "scales": tuple(values["scales"])})


def _matched(rows: pl.DataFrame, corpus: Corpus, file: str, given: Given, problems: Problems) -> pl.DataFrame:
    """The rows that name a dialogue of the corpus and hold a number within its scale; each other one is listed."""
    named = {name.strip().lower(): name for name in rows.columns}
    columns = {
        field: next((named[name.lower()] for name in names if name.lower() in named), None)
        for field, names in NAMES.items()
    }
    for field in (*NEEDED, *(() if given.scale else ("scale",))):
        if columns[field] is None:
            raise UserError.of("labels_columns", file=file, field=field, known=", ".join(NAMES[field]))
    numbers = corpus.numbers or {str(number): number for number in corpus.dialogues["dialogue_id"]}
    made: list[dict[str, Any]] = []
    seen = set()
    for place, raw in enumerate(rows.iter_rows(named=True), 2):
        row = {
            field: str(raw[name]).strip() if name and raw[name] is not None else ""
            for field, name in columns.items()
        }
        rating = _rating(row, numbers, given, f"{file}:{place}", problems)
        if rating is None:
            continue
        key = tuple(rating[name] for name in RATINGS.key)
        if key in seen:
            problems.add(f"{file}:{place}", "rating_twice", kept=False, detail=rating["scale"])
            continue
        seen.add(key)
        made.append(rating)
    return pl.DataFrame(made, schema=RATINGS.dtypes).sort(RATINGS.key, nulls_last=True)


def _rating(
    row: dict[str, str], numbers: dict[str, int], given: Given, where: str, problems: Problems
) -> dict[str, Any] | None:
    """One rating; None where the row cannot be used, which is listed."""
    dialogue = numbers.get(row["dialogue"])
    if dialogue is None:
        problems.add(where, "label_no_dialogue", kept=False, detail=row["dialogue"])
        return None
    scale = row["scale"] or given.scale
    name = ".".join(filter(None, (scale, row["item"])))
    value = finite(row["value"])
    if value is None or not scale:
        problems.add(where, "rating_unreadable", kept=False, name=name, value=repr(row["value"]))
        return None
    low, high = finite(row["low"]), finite(row["high"])
    low, high = given.low if low is None else low, given.high if high is None else high
    if (low is not None and value < low) or (high is not None and value > high):
        problems.add(where, "rating_out_of_range", kept=False, name=name, value=f"{value:g}", low=low, high=high)
        return None
    kind, moment = row["rater_kind"].lower() or given.rater_kind, row["moment"].lower() or "session"
    if (kind and kind not in RATER_KINDS) or moment not in MOMENTS:
        problems.add(where, "rating_word", kept=False, detail=kind if moment in MOMENTS else moment)
        return None
    return {
        "dialogue_id": dialogue,
        "scale": scale,
        "item": row["item"] or None,
        "rater": row["rater"] or None,
        "rater_kind": kind or None,
        "moment": moment,
        "value": value,
        "low": low,
        "high": high,
    }
