"""Sets of judgements that came from files, in the library beside the corpora; each is written whole or not at all.

LIBRARY/_judgements/CORPUS/SET/about.json         what the set is
LIBRARY/_judgements/CORPUS/SET/judgements.parquet one row per judgement
LIBRARY/_judgements/CORPUS/SET/report.parquet     what was wrong, row by row
"""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.core.problems import Problems
from data.core.store.sets import REPORT, Sets

__all__ = ["REPORT", "ROWS", "JudgementSet", "folder_of", "ids", "lock", "remove", "sets", "table", "write"]

ROWS = "judgements.parquet"


@dataclass(frozen=True)
class JudgementSet:
    """What is known of one set without opening its tables."""

    id: str
    corpus: str
    #: The version of the corpus that the set was matched to.
    corpus_version: str
    #: The name of the file or folder.
    name: str
    #: The format that was recognised.
    format: str
    #: Local time, ISO 8601.
    added_at: str
    #: How many judgements were read.
    rows: int
    #: Judgements that matched, by rater.
    raters: dict[str, int]
    systems: tuple[str, ...]
    attributes: tuple[str, ...]
    #: pair, scale or both
    modes: tuple[str, ...]
    set_aside: int = 0
    noted: int = 0

    @property
    def matched(self) -> int:
        """How many judgements are in the set."""
        return sum(self.raters.values())


_SETS = Sets("_judgements", JudgementSet, ("systems", "attributes", "modes"), "no_judgement_set")
folder_of, lock, ids, sets, table, remove, report = (
    _SETS.folder_of,
    _SETS.lock,
    _SETS.ids,
    _SETS.sets,
    _SETS.table,
    _SETS.remove,
    _SETS.report,
)


def write(folder: Path, about: JudgementSet, rows: pl.DataFrame, problems: Problems) -> None:
    """Write one set, whole or not at all, under the lock of ``lock``."""
    _SETS.write(folder, about, {ROWS: rows}, problems)
