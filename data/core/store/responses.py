"""Sets of responses in the library, beside the corpora; each is written whole or not at all.

    LIBRARY/_responses/CORPUS/SET/about.json        what the set is, and the result of matching
    LIBRARY/_responses/CORPUS/SET/responses.parquet one row per response
    LIBRARY/_responses/CORPUS/SET/report.parquet    what was wrong, row by row
    LIBRARY/_responses/CORPUS/SET/measures.parquet  one row per response: its measures
    LIBRARY/_responses/CORPUS/SET/golds.parquet     one row per gold response: its measures
    LIBRARY/_responses/CORPUS/SET/near-*.parquet    nearness to gold by a model, computed on request

A set is what was added at one time. Its id is a hash of what it was made from, so its tables never change. The
tables of the corpus do not depend on it.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import orjson
import polars as pl
from filelock import FileLock, Timeout

from data.core.problems import Missing, Problems, UserError
from data.core.store.integrity import CHECKSUMS, Damaged, check_file, expect, mending
from data.core.store.library import Library, clear_unfinished, replace, stage_folder

FOLDER = "_responses"
SOURCE = "source"  # of a corpus made of a file's own contexts, beside its sets
ABOUT, RESPONSES, REPORT, MEASURES, GOLDS = (
    "about.json",
    "responses.parquet",
    "report.parquet",
    "measures.parquet",
    "golds.parquet",
)
KIND = "responses"
NEAR = "near-*.parquet"
NEARNESS: dict[str, pl.DataType | type[pl.DataType]] = {
    "system": pl.String,
    "dialogue_id": pl.UInt32,
    "position": pl.UInt32,
    "nearness": pl.Float64,
    "measured_by": pl.String,
}

REPORT_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "where": pl.String,
    "rule": pl.String,
    "message": pl.String,
    "kept": pl.Boolean,
    "detail": pl.String,
}


@dataclass(frozen=True)
class ResponseSet:
    """What is known of one set without opening its tables."""

    id: str
    corpus: str
    #: The version of the corpus that the set was matched to.
    corpus_version: str
    #: The name of the file or folder, or of the baseline.
    name: str
    #: The format that was recognised, or "baseline".
    format: str
    #: Local time, ISO 8601.
    added_at: str
    #: How many rows were read.
    rows: int
    #: Responses that matched, by system.
    systems: dict[str, int]
    #: The optional columns with at least one value: turns, outcome, edited, meta, reference.
    has: tuple[str, ...]
    #: Rows without a response in the set.
    set_aside: int
    #: Problems of rows that are in the set.
    noted: int
    #: Distinct targets that are answered.
    targets: int
    #: The signatures of BLEU and chrF, and the tokenizer of the words.
    measured: dict[str, str] = field(default_factory=dict)
    measures_version: str = ""
    #: The baseline that wrote the responses; empty for a file.
    made_by: str = ""
    #: Hash of what the rows were read from, whichever version of the code read them.
    source: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The content of about.json."""
        return asdict(self)

    @property
    def matched(self) -> int:
        """How many rows answer a target of the corpus."""
        return sum(self.systems.values())


def folder_of(library: Library, corpus_id: str) -> Path:
    """The folder of a corpus' sets."""
    library.folder(corpus_id)
    return library.root / FOLDER / corpus_id


@contextmanager
def lock(library: Library, corpus_id: str, wait_s: float = 600) -> Iterator[Path]:
    """Let no other process write to the responses of a corpus, and clear what a killed one left.

    Yields:
        The folder of the sets.

    Raises:
        UserError: another process kept the lock, or the library cannot be written.
    """
    folder = folder_of(library, corpus_id)
    file_lock = FileLock(folder / ".lock", timeout=wait_s)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file_lock.acquire()
    except Timeout as error:
        message = f"another process is still adding responses to {corpus_id}; try again later"
        raise UserError(message, "locked", id=corpus_id) from error
    except OSError as error:
        message = f"{library.root} cannot be written ({error.strerror or error})"
        raise UserError(f"{message}; set KOKORO_LIBRARY to a writable folder", "not_writable") from error
    try:
        _clear_unfinished(folder)
        yield folder
    finally:
        file_lock.release()


def _clear_unfinished(folder: Path) -> None:
    """Remove what a killed run left: files that were being written, and sets that were being removed."""
    clear_unfinished(folder)
    for path in folder.iterdir():
        if path.is_dir() and path.name != SOURCE:
            if (path / ABOUT).is_file():
                clear_unfinished(path)
            else:
                shutil.rmtree(path, ignore_errors=True)


class Responses:
    """The responses to one corpus. Tables are read when first needed, shared, and must not be changed.

    A set never changes, so its tables are read once; which sets exist is looked up each time.
    """

    def __init__(self, folder: Path, corpus_id: str, corpus_version: str) -> None:
        self.folder = folder
        self.corpus_id = corpus_id
        self.corpus_version = corpus_version
        self._read: dict[tuple[str, str], pl.DataFrame] = {}

    def sets(self) -> list[ResponseSet]:
        """The sets in the order they were added, also those matched to another version of the corpus.

        Raises:
            Damaged: the description of a set is not what was written.
        """
        sets = []
        for path in self.folder.glob(f"*/{ABOUT}"):
            try:
                values = orjson.loads(check_file(path).read_bytes())
                sets.append(ResponseSet(**{**values, "has": tuple(values["has"])}))
            except (KeyError, TypeError, FileNotFoundError):  # of another version, or just removed
                continue
            except (OSError, ValueError):
                raise Damaged(path, mending(path.parent)) from None
        return sorted(sets, key=lambda one: (one.added_at, one.id))

    def fitting(self, ids: Iterable[str] = ()) -> list[ResponseSet]:
        """The sets that were matched to this version of the corpus.

        Args:
            ids: only these (default: all); what follows a + in an id is ignored, see ``name_of``.

        Raises:
            UserError: there is no set of such an id.
            Missing: there is no set at all.
        """
        wanted = [name.partition("+")[0] for name in ids]
        current = [one for one in self.sets() if one.corpus_version == self.corpus_version]
        if unknown := [name for name in wanted if name not in {one.id for one in current}]:
            known = ", ".join(one.id for one in current) or "none"
            raise UserError(f"{self.corpus_id} has no responses '{unknown[0]}'; there are: {known}")
        sets = [one for one in current if one.id in wanted] if wanted else current
        if not sets:
            raise missing(self.corpus_id)
        return sets

    def table(self, set_id: str, name: str) -> pl.DataFrame:
        """One table of one set: responses, report, measures or golds."""
        if (set_id, name) not in self._read:
            path = self.folder / set_id / name
            try:
                self._read[set_id, name] = pl.read_parquet(check_file(path))
            except (OSError, pl.exceptions.PolarsError) as error:
                raise UserError(f"{path}: damaged; remove this set and add its file again ({error})") from error
        return self._read[set_id, name]

    def tables(self, sets: Sequence[ResponseSet], name: str) -> pl.DataFrame:
        """One table of several sets, concatenated, with the set's id as column ``set``."""
        parts = [self.table(one.id, name).with_columns(set=pl.lit(one.id)) for one in sets]
        return pl.concat(parts, how="diagonal")

    def nearness(self, sets: Sequence[ResponseSet]) -> pl.DataFrame:
        """Nearness to gold by each model that measured these sets, with the columns ``NEARNESS``; may be empty."""
        tables = [self.table(one.id, name) for one in sets for name in self._near(one)]
        return pl.concat(tables) if tables else pl.DataFrame(schema=NEARNESS)

    def models(self, sets: Sequence[ResponseSet]) -> dict[str, list[str]]:
        """The models that measured nearness, each with the ids of the sets that it measured."""
        models: dict[str, list[str]] = {}
        for one in sets:
            for name in self._near(one):
                for model in self.table(one.id, name)["measured_by"].head(1):
                    models.setdefault(model, []).append(one.id)
        return dict(sorted(models.items()))

    def name_of(self, one: ResponseSet) -> str:
        """A set's id with what has measured it: the key of cached answers, because measuring may come later."""
        return "+".join(
            (one.id, *(name.removeprefix("near-").removesuffix(".parquet") for name in self._near(one)))
        )

    def near(self, sets: Iterable[ResponseSet]) -> list[Path]:
        """The files of nearness of these sets."""
        return [path for one in sets for path in sorted((self.folder / one.id).glob(NEAR))]

    def _near(self, one: ResponseSet) -> list[str]:
        return [path.name for path in self.near([one])]


def missing(corpus_id: str) -> Missing:
    """The error for a corpus without responses."""
    return Missing(KIND, corpus_id, command=f"python -m data responses add FILE --corpus {corpus_id}")


def remove(library: Library, corpus_id: str, set_id: str) -> None:
    """Remove one set, damaged or not. Raises UserError naming those there are."""
    names = [path.parent.name for path in sorted(folder_of(library, corpus_id).glob(f"*/{ABOUT}"))]
    if set_id not in names:
        raise UserError(f"{corpus_id} has no responses '{set_id}'; there are: {', '.join(names) or 'none'}")
    with lock(library, corpus_id) as folder:
        discard(folder / set_id)


def write(
    folder: Path,
    about: ResponseSet,
    responses: pl.DataFrame,
    problems: Problems,
    measures: pl.DataFrame,
    golds: pl.DataFrame,
    nearness: Iterable[Path] = (),
) -> None:
    """Write one set, whole or not at all, under the lock of ``lock``; ``nearness``: files to take over."""
    report = [(p.where, p.rule, p.message, p.kept, p.detail) for p in problems.listed]
    with stage_folder(folder, about.id) as making:
        responses.write_parquet(making / RESPONSES)
        pl.DataFrame(report, schema=REPORT_SCHEMA, orient="row").write_parquet(making / REPORT)
        measures.write_parquet(making / MEASURES)
        golds.write_parquet(making / GOLDS)
        (making / ABOUT).write_bytes(orjson.dumps(about.to_dict(), option=orjson.OPT_INDENT_2))
        for path in nearness:
            shutil.copy(path, making)


def add_file(folder: Path, name: str, content: bytes) -> None:
    """Add a file to a set that is there, under the lock of ``lock``; its checksum is written first."""
    try:
        if (sums := expect(folder, name, content)) is not None:
            replace(folder / CHECKSUMS, sums)
        replace(folder / name, content)
    except OSError as error:
        raise UserError.of("disk", folder=folder, why=error.strerror or error) from error


def discard(folder: Path) -> None:
    """Remove a set's folder, first the file that makes it a set, so that no half of one can be opened."""
    (folder / ABOUT).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
