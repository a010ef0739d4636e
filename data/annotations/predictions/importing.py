"""Add predictions to a corpus: read, match to its dialogues, and keep, with a report row by row."""

from collections.abc import Sequence
from datetime import datetime
from math import isfinite
from pathlib import Path

import polars as pl

from data.annotations.predictions.reading import Row, read
from data.core.problems import Problems, UserError
from data.core.progress import Progress, silent
from data.core.schema import ITEM_HIGH, ITEM_LOW, ITEMS, SCORE_HIGH, SCORE_LOW
from data.core.store import Library
from data.core.store.hashing import hashed
from data.corpus import Corpus
from data.predictions import store
from data.predictions.store import PREDICTIONS, SCHEMA, TARGETS, TOTALS, Predictions, PredictionSet
from data.responses.matching.row_values import number_of

VERSION = 1
LIMIT = 1_000_000


def add(
    path: Path,
    corpus_id: str,
    *,
    library: Library,
    now: datetime,
    system: str | None = None,
    progress: Progress = silent,
) -> tuple[PredictionSet, bool]:
    """Add a file, or a folder of files, of predictions.

    Args:
        path: the file or folder.
        corpus_id: the corpus whose dialogues are predicted.
        library: which holds the corpus.
        now: the time that is noted for the set.
        system: the system of every row, whatever the files say.
        progress: is told the steps.

    Returns:
        The set, and whether it is new.

    Raises:
        UserError: nothing in the source can be used.
    """
    problems = Problems(limit=LIMIT)
    progress("reading")
    rows, content = read(path, system, problems)
    corpus = Corpus.open(corpus_id, library)
    _need_ratings(corpus)
    progress("matching")
    matched = match(rows, corpus, problems)
    if matched.is_empty():
        raise _nothing(path, problems)
    key = (content, system)
    return keep(
        matched, corpus, library=library, now=now, name=path.name, key=key, rows=len(rows), problems=problems
    )


def match(rows: Sequence[Row], corpus: Corpus, problems: Problems) -> pl.DataFrame:
    """The predictions that fit a corpus, as ``store.SCHEMA``; all others are listed with the reason."""
    known = corpus.dialogues.select("dialogue_id", "source_id")
    numbers = {str(number): number for number in known["dialogue_id"]}
    numbers |= dict(zip(known["source_id"], known["dialogue_id"], strict=True))
    rated = _rated(corpus)
    there: set[tuple[str, int, str, int | None]] = set()
    matched: list[tuple[str, int, str, float, int | None]] = []
    fractions = 0
    for row in rows:
        if row.dialogue in (None, ""):
            problems.add(row.where, "prediction_without_dialogue", kept=False)
            continue
        dialogue = numbers.get(_name(row.dialogue))
        if dialogue is None:
            problems.add(row.where, "unknown_dialogue", kept=False, detail=str(row.dialogue)[:40])
            continue
        value = _value(row, problems)
        if value is None:
            continue
        key = (row.system, dialogue, row.target, row.trained_on)
        if key in there:
            problems.add(
                row.where, "prediction_twice", kept=False, detail=f"{row.system}, {dialogue}, {row.target}"
            )
            continue
        there.add(key)
        if dialogue not in rated[row.target]:
            problems.add(row.where, "prediction_without_rating", kept=True)
        fractions += row.target in ITEMS and not value.is_integer()
        matched.append((row.system, dialogue, row.target, value, row.trained_on))
    if fractions:
        problems.add("", "prediction_fraction", kept=True, detail=f"{fractions:,}")
    return pl.DataFrame(matched, schema=SCHEMA, orient="row")


def keep(
    predictions: pl.DataFrame,
    corpus: Corpus,
    *,
    library: Library,
    now: datetime,
    name: str,
    key: object,
    rows: int | None = None,
    problems: Problems | None = None,
    made_by: str = "",
    unseen: str = "",
    leaky: Sequence[str] = (),
) -> tuple[PredictionSet, bool]:
    """Write predictions as a set of the corpus.

    Args:
        predictions: as ``store.SCHEMA``.
        corpus: the corpus.
        library: which holds it.
        now: the time that is noted for the set.
        name: of the source, for people.
        key: what the predictions were made from; with the version of the corpus it gives the set its id.
        rows: how many were read (default: all that are there).
        problems: found so far; gets what another set holds already.
        made_by: the baseline that made them; empty for a file.
        unseen: whose persons the systems had not seen: client, both; empty for a file.
        leaky: the systems that know other ratings by the client they predict.

    Returns:
        The set, and whether it is new.

    Raises:
        UserError: nothing is left, or the library cannot be written.
    """
    problems = problems or Problems(limit=LIMIT)
    set_id = hashed(corpus.version, key, VERSION)[:10]
    with store.lock(library, corpus.id) as folder:
        existing = Predictions(folder, corpus.id, corpus.version)
        current = [one for one in existing.sets() if one.corpus_version == corpus.version]
        if same := next((one for one in current if one.id == set_id), None):
            return same, False
        left = _without_known(predictions, existing, current, problems)
        if left.is_empty():
            raise _nothing(Path(name), problems)
        about = PredictionSet(
            id=set_id,
            corpus=corpus.id,
            corpus_version=corpus.version,
            name=name,
            added_at=now.isoformat(timespec="seconds"),
            rows=predictions.height if rows is None else rows,
            systems=dict(left.group_by("system", maintain_order=True).len().iter_rows()),
            set_aside=problems.set_aside,
            noted=problems.noted,
            made_by=made_by,
            unseen=unseen,
            leaky=tuple(leaky),
        )
        store.write(folder, about, left, problems)
    return about, True


def _value(row: Row, problems: Problems) -> float | None:
    """A prediction on the scale of what is predicted; None where it is none, which is listed."""
    if row.target not in TARGETS:
        problems.add(row.where, "prediction_of_unknown", kept=False, detail=row.target[:60])
        return None
    if row.value in (None, ""):
        problems.add(row.where, "prediction_missing", kept=False)
        return None
    value = number_of(row.value)
    if value is None or not isfinite(value):
        problems.add(row.where, "prediction_no_number", kept=False, detail=repr(str(row.value)[:40]))
        return None
    low, high = (SCORE_LOW, SCORE_HIGH) if row.target in TOTALS else (ITEM_LOW, ITEM_HIGH)
    if not low <= value <= high:
        detail = f"{value:g} of {row.target} ({low} to {high})"
        problems.add(row.where, "prediction_out_of_range", kept=False, detail=detail)
        return None
    return value


def _name(value: object) -> str:
    """A dialogue as a file names it; tables may write its number as 12.0."""
    number = number_of(value)
    return str(int(number)) if number is not None and number.is_integer() else str(value).strip()


def _rated(corpus: Corpus) -> dict[str, frozenset[int]]:
    """For each thing that can be predicted the dialogues that have it."""
    wide = corpus.items.join(corpus.dialogues.select("dialogue_id", *TOTALS), on="dialogue_id")
    return {name: frozenset(wide.filter(pl.col(name).is_not_null())["dialogue_id"]) for name in TARGETS}


def _need_ratings(corpus: Corpus) -> None:
    if not (corpus.has("score") or corpus.has("feedback")):
        raise UserError.of("no_ratings", id=corpus.id)


def _without_known(
    predictions: pl.DataFrame, existing: Predictions, current: Sequence[PredictionSet], problems: Problems
) -> pl.DataFrame:
    """The predictions that no other set has of the same system; the others are listed."""
    others = [one for one in current if set(one.systems) & set(predictions["system"])]
    if not others:
        return predictions
    key = ["system", "dialogue_id", "target", "trained_on"]
    known = existing.tables(others, PREDICTIONS).select(*key, "set")
    doubled = predictions.join(known, on=key, how="inner", nulls_equal=True, maintain_order="left")
    for system, dialogue, target, set_id in doubled.select("system", "dialogue_id", "target", "set").iter_rows():
        detail = f"{system}, {dialogue}, {target} ({set_id})"
        problems.add("", "prediction_twice", kept=False, detail=detail)
    return predictions.join(known, on=key, how="anti", nulls_equal=True, maintain_order="left")


def _nothing(path: Path, problems: Problems) -> UserError:
    """The error for a source without a usable prediction, with the first reason and the number of others."""
    reasons = [problem for problem in problems.listed if not problem.kept]
    if not reasons:
        return UserError.of("no_prediction", file=path.name)
    more = UserError.of("more", n=f"{len(reasons) - 1:,}") if len(reasons) > 1 else ""
    return UserError.of("no_prediction_usable", file=path.name, where=reasons[0].where, why=reasons[0], more=more)
