"""Sets of predictions in the library, beside the corpora; each is written whole or not at all.

    LIBRARY/_predictions/CORPUS/SET/about.json           what the set is, and the result of matching
    LIBRARY/_predictions/CORPUS/SET/predictions.parquet  one row per prediction
    LIBRARY/_predictions/CORPUS/SET/report.parquet       what was wrong, row by row

A set is what was added at one time; its id is a hash of what it was made from, so its tables never change.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson
import polars as pl
from filelock import FileLock, Timeout

from data.problems import Missing, Problems, UserError
from data.schema import ITEMS
from data.store.integrity import Damaged, check_file, mending
from data.store.library import Library, clear_unfinished, stage_folder
from data.store.responses import REPORT_SCHEMA

FOLDER, KIND = "_predictions", "predictions"
ABOUT, PREDICTIONS, REPORT = "about.json", "predictions.parquet", "report.parquet"
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
        sets = []
        for path in self.folder.glob(f"*/{ABOUT}"):
            try:
                values = orjson.loads(check_file(path).read_bytes())
                sets.append(PredictionSet(**{**values, "leaky": tuple(values["leaky"])}))
            except (KeyError, TypeError, FileNotFoundError):  # of another version, or just removed
                continue
            except (OSError, ValueError):
                raise Damaged(path, mending(path.parent)) from None
        return sorted(sets, key=lambda one: (one.added_at, one.id))

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
            raise UserError.of("no_such_predictions", id=self.corpus_id, name=unknown[0], known=known)
        sets = [one for one in current if one.id in wanted] if wanted else current
        if not sets:
            command = f"python -m data predictions add FILE --corpus {self.corpus_id}"
            raise Missing(KIND, self.corpus_id, command=command)
        return sets

    def table(self, set_id: str, name: str) -> pl.DataFrame:
        """One table of one set: predictions or report."""
        if (set_id, name) not in self._read:
            path = self.folder / set_id / name
            try:
                self._read[set_id, name] = pl.read_parquet(check_file(path))
            except (OSError, pl.exceptions.PolarsError) as error:
                raise UserError(f"{path}: damaged; remove this set and add its file again ({error})") from error
        return self._read[set_id, name]

    def tables(self, sets: Sequence[PredictionSet], name: str) -> pl.DataFrame:
        """One table of several sets, one below the other, with the set's id as column ``set``."""
        return pl.concat([self.table(one.id, name).with_columns(set=pl.lit(one.id)) for one in sets])


def of_corpus(library_folder: Path, corpus_id: str, version: str) -> Predictions:
    """The predictions beside a corpus whose folder this is."""
    return Predictions(library_folder.parent / FOLDER / corpus_id, corpus_id, version)


@contextmanager
def lock(library: Library, corpus_id: str, wait_s: float = 600) -> Iterator[Path]:
    """Let no other process write to the predictions of a corpus, and clear what a killed one left.

    Yields:
        The folder of the sets.

    Raises:
        UserError: another process kept the lock, or the library cannot be written.
    """
    library.folder(corpus_id)
    folder = library.root / FOLDER / corpus_id
    file_lock = FileLock(folder / ".lock", timeout=wait_s)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file_lock.acquire()
    except Timeout as error:
        raise UserError.of("predictions_locked", id=corpus_id) from error
    except OSError as error:
        raise UserError.of("cannot_be_written", folder=library.root, why=error.strerror or error) from error
    try:
        clear_unfinished(folder)
        yield folder
    finally:
        file_lock.release()


def write(folder: Path, about: PredictionSet, predictions: pl.DataFrame, problems: Problems) -> None:
    """Write one set, whole or not at all, under the lock of ``lock``."""
    report = [(p.where, p.rule, p.message, p.kept, p.detail) for p in problems.listed]
    with stage_folder(folder, about.id) as making:
        predictions.write_parquet(making / PREDICTIONS)
        pl.DataFrame(report, schema=REPORT_SCHEMA, orient="row").write_parquet(making / REPORT)
        (making / ABOUT).write_bytes(orjson.dumps(asdict(about), option=orjson.OPT_INDENT_2))


def remove(library: Library, corpus_id: str, set_id: str) -> None:
    """Remove one set, damaged or not. Raises UserError naming those there are."""
    library.folder(corpus_id)
    there = sorted(path.parent.name for path in (library.root / FOLDER / corpus_id).glob(f"*/{ABOUT}"))
    if set_id not in there:
        known = ", ".join(there) or "none"
        raise UserError.of("no_such_predictions", id=corpus_id, name=set_id, known=known)
    with lock(library, corpus_id) as folder:
        (folder / set_id / ABOUT).unlink(missing_ok=True)  # first what makes it a set
        shutil.rmtree(folder / set_id, ignore_errors=True)
