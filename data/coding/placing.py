"""Where labels and judgements of an earlier version of a corpus stand in this one."""

from pathlib import Path
from typing import Protocol

import numpy as np
import polars as pl

from data.coding import store


class Source(Protocol):
    """What labels and judgements need to know of a corpus (see ``data.corpus.Corpus``)."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def version(self) -> str:
        """Hash of its source."""

    @property
    def folder(self) -> Path:
        """In the library."""

    @property
    def dialogues(self) -> pl.DataFrame:
        """One row per dialogue."""

    @property
    def texts(self) -> pl.Series:
        """The raw texts, row by row beside the utterances."""

    @property
    def offsets(self) -> np.ndarray:
        """(n_dialogues + 1,) first row in ``texts`` of each row of ``dialogues``."""

    @property
    def utterance_labels(self) -> pl.DataFrame:
        """One row per label that the source gave."""


def placed_rows(rows: pl.DataFrame, corpus: Source) -> pl.DataFrame:
    """Rows that name a source's dialogue, position, version and text, with their ``dialogue_id``.

    Rows of another version of the corpus are those whose text is the same as it was; the others are left out.
    """
    ids = corpus.dialogues.select("dialogue_id", "n_utterances", source="source_id")
    placed = rows.join(ids, on="source", how="inner").filter(pl.col("position") < pl.col("n_utterances"))
    same = pl.col("version") == corpus.version
    if placed.select(same.all()).item():
        return placed
    earlier = placed.filter(~same)
    places = earlier.select("dialogue_id", "position").unique()
    rows_by_id = dict(zip(corpus.dialogues["dialogue_id"], corpus.offsets[:-1].tolist(), strict=True))
    texts = [
        (dialogue, position, store.text_hash(corpus.texts[rows_by_id[dialogue] + position]))
        for dialogue, position in places.iter_rows()
    ]
    hashes = pl.DataFrame(texts, schema={**places.schema, "hash": pl.String}, orient="row")
    matched = earlier.join(hashes, on=["dialogue_id", "position", "hash"], how="semi")
    return pl.concat([placed.filter(same), matched])
