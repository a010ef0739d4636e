"""Sets of labels that came from files, in the library beside the corpora; each is written whole or not at all.

LIBRARY/_labels/CORPUS/SET/about.json      what the set is
LIBRARY/_labels/CORPUS/SET/labels.parquet  one row per label, with the source's id and a hash of the text
LIBRARY/_labels/CORPUS/SET/report.parquet  what was wrong, row by row
"""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.core.problems import Problems
from data.core.store.sets import REPORT, Sets

__all__ = [
    "LABELS_FILE",
    "REPORT",
    "SAMPLES_FILE",
    "LabelSet",
    "folder_of",
    "ids",
    "lock",
    "remove",
    "report",
    "sets",
    "table",
    "write",
]

LABELS_FILE, SAMPLES_FILE = "labels.parquet", "samples.parquet"


@dataclass(frozen=True)
class LabelSet:
    """What is known of one set without opening its tables."""

    id: str
    corpus: str
    #: The version of the corpus that the set was matched to.
    corpus_version: str
    #: The name of the file.
    name: str
    #: Local time, ISO 8601.
    added_at: str
    #: How many labels were read.
    rows: int
    #: Labels that matched, by coder.
    coders: dict[str, int]
    schemes: tuple[str, ...]
    set_aside: int = 0
    noted: int = 0

    @property
    def matched(self) -> int:
        """How many labels are in the set."""
        return sum(self.coders.values())


_SETS = Sets("_labels", LabelSet, ("schemes",), "no_label_set")
folder_of, lock, ids, sets, table, remove, report = (
    _SETS.folder_of,
    _SETS.lock,
    _SETS.ids,
    _SETS.sets,
    _SETS.table,
    _SETS.remove,
    _SETS.report,
)


def write(folder: Path, about: LabelSet, labels: pl.DataFrame, problems: Problems, samples: pl.DataFrame) -> None:
    """Write one set, whole or not at all, under the lock of ``lock``."""
    _SETS.write(folder, about, {LABELS_FILE: labels, SAMPLES_FILE: samples}, problems)
