"""Labels from files: read whatever the format, matched to a corpus row by row, and kept with a report."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

import polars as pl

from data.annotations.labels.label_matching import DRAWN, LIMIT, matched
from data.coding import sets
from data.coding.frames import KINDS
from data.coding.label_rows import Given, long, read
from data.coding.scheme import LONGEST_ID
from data.coding.sets import LabelSet
from data.core.problems import Problems, UserError
from data.core.progress import Progress, silent
from data.core.store import Library
from data.core.store.hashing import hashed
from data.corpus import Corpus


def add(
    path: Path,
    corpus_id: str,
    *,
    library: Library,
    now: datetime,
    given: Given | None = None,
    progress: Progress = silent,
) -> tuple[LabelSet, bool]:
    """Add the labels of a file to a corpus.

    Args:
        path: the file.
        corpus_id: the corpus.
        library: which holds it.
        now: the time that is noted for the set.
        given: what holds for every row that says nothing else.
        progress: is told the steps.

    Returns:
        The set, and whether it is new.

    Raises:
        UserError: the file cannot be read, or no row of it can be used.
    """
    given = given or Given(coder=path.stem[:LONGEST_ID])
    if given.kind not in KINDS:
        raise UserError.of("scheme_choice", field="kind", value=given.kind, known=", ".join(KINDS))
    progress("reading")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError.of("cannot_be_read", path=path, why=error.strerror or error) from error
    corpus = Corpus.open(corpus_id, library)
    set_id = hashed(sha256(content).hexdigest(), corpus.version, given)[:10]
    with sets.lock(library, corpus_id) as folder:
        if same := next((one for one in sets.sets(folder) if one.id == set_id), None):
            return same, False
        rows = long(read(content, path.name), path.name, given)
        progress("matching")
        problems = Problems(limit=LIMIT)
        labels = matched(rows, corpus, path.name, problems)
        if labels.is_empty():
            first = problems.listed[0] if problems.listed else None
            raise UserError.of("no_label_usable", file=path.name, why=first.message if first else "")
        about = LabelSet(
            id=set_id,
            corpus=corpus_id,
            corpus_version=corpus.version,
            name=path.name,
            added_at=now.isoformat(timespec="seconds"),
            rows=rows.height,
            coders=dict(labels.group_by("coder").len().sort("coder").iter_rows()),
            schemes=tuple(sorted(labels["scheme"].unique())),
            set_aside=problems.set_aside,
            noted=problems.noted,
        )
        sets.write(folder, about, labels.drop(DRAWN), problems, drawn(labels, set_id))
    return about, True


def drawn(labels: pl.DataFrame, queue: str) -> pl.DataFrame:
    """The utterances that a file says were drawn, once each, with the columns of ``SAMPLES``."""
    rows = labels.filter(pl.col("probability").is_not_null()).unique(["dialogue_id", "position"])
    named = rows.select("dialogue_id", "position", *DRAWN, "source", "hash", queue=pl.lit(queue))
    return named.sort("dialogue_id", "position")
