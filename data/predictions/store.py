"""Sets of predictions in the library, beside the corpora; each is written whole or not at all.

    LIBRARY/_predictions/CORPUS/SET/about.json           what the set is, and the result of matching
    LIBRARY/_predictions/CORPUS/SET/predictions.parquet  one row per prediction
    LIBRARY/_predictions/CORPUS/SET/report.parquet       what was wrong, row by row

A set is what was added at one time; its id is a hash of what it was made from, so its tables never change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.core.problems import Missing, Problems, UserError
from data.core.schema import ITEMS
from data.core.store.sets import REPORT, Sets

__all__ = [
    "PREDICTIONS",
    "REPORT",
    "SCHEMA",
    "SCORE",
    "SUM",
    "TARGETS",
    "TOTALS",
    "PredictionSet",
    "Predictions",
    "lock",
    "of_corpus",
    "remove",
    "write",
]

KIND, PREDICTIONS = "predictions", "predictions.parquet"
SCORE, SUM = "score", "item_sum"
TOTALS = (SCORE, SUM)
TARGETS = (*TOTALS, *ITEMS)
"""What can be predicted: the score as published, the sum of the items, and each item."""

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "system": pl.String,
    "dialogue_id": pl.UInt32,
    "target": pl.String,
    "value": pl.Float64,
    "trained_on": pl.UInt32,
}
"""One prediction; ``trained_on``: clients that it was learned from, in a learning curve; else null."""


@dataclass(frozen=True)
class PredictionSet:
    """What is known of one set without opening its tables."""

    id: str
    corpus: str
    #: The version of the corpus that the set was matched to.
    corpus_version: str
    #: The name of the file, or of the baseline.
    name: str
    #: Local time, ISO 8601.
    added_at: str
    #: How many rows were read.
    rows: int
    #: Predictions that fit, by system.
    systems: dict[str, int]
    #: Rows that are not in the set.
    set_aside: int
    #: Problems of rows that are in the set.
    noted: int
    #: The baseline that made them; empty for a file.
    made_by: str = ""
    #: How the systems of a baseline were kept from knowing the persons they predict: client, both, none.
    unseen: str = ""
    #: Systems that know the answer: their inputs hold other ratings by the client that is predicted.
    leaky: tuple[str, ...] = ()

    @property
    def matched(self) -> int:
        """How many predictions there are."""
        return sum(self.systems.values())


_SETS = Sets("_predictions", PredictionSet, ("leaky",), "no_such_predictions")
lock, remove = _SETS.lock, _SETS.remove


class Predictions:
    """The predictions for one corpus. Tables are read when first needed, shared, and must not be changed."""

    def __init__(self, folder: Path, corpus_id: str, corpus_version: str) -> None:
        self.folder = folder
        self.corpus_id = corpus_id
        self.corpus_version = corpus_version
        self._read: dict[tuple[str, str], pl.DataFrame] = {}

    def sets(self) -> list[PredictionSet]:
        """The sets in the order they were added, also those matched to another version of the corpus.

        Raises:
            Damaged: the description of a set is not what was written.
        """
        return _SETS.sets(self.folder)

    def fitting(self, ids: Iterable[str] = ()) -> list[PredictionSet]:
        """The sets that were matched to this version of the corpus; only ``ids`` where some are given.

        Raises:
            UserError: there is no set of such an id.
            Missing: there is no set at all.
        """
        wanted = list(ids)
        current = [one for one in self.sets() if one.corpus_version == self.corpus_version]
        if unknown := [name for name in wanted if name not in {one.id for one in current}]:
            known = ", ".join(one.id for one in current) or "none"
            raise UserError.of("no_such_predictions", corpus=self.corpus_id, id=unknown[0], known=known)
        sets = [one for one in current if one.id in wanted] if wanted else current
        if not sets:
            command = f"python -m data predictions add FILE --corpus {self.corpus_id}"
            raise Missing(KIND, self.corpus_id, command=command)
        return sets

    def table(self, set_id: str, name: str) -> pl.DataFrame:
        """One table of one set: predictions or report."""
        if (set_id, name) not in self._read:
            self._read[set_id, name] = _SETS.table(self.folder, set_id, name)
        return self._read[set_id, name]

    def tables(self, sets: Sequence[PredictionSet], name: str) -> pl.DataFrame:
        """One table of several sets, one below the other, with the set's id as column ``set``."""
        return pl.concat([self.table(one.id, name).with_columns(set=pl.lit(one.id)) for one in sets])


def of_corpus(library_folder: Path, corpus_id: str, version: str) -> Predictions:
    """The predictions beside a corpus whose folder this is."""
    return Predictions(_SETS.folder_of(library_folder.parent, corpus_id), corpus_id, version)


def write(folder: Path, about: PredictionSet, predictions: pl.DataFrame, problems: Problems) -> None:
    """Write one set, whole or not at all, under the lock of ``lock``."""
    _SETS.write(folder, about, {PREDICTIONS: predictions}, problems)
