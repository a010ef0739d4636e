"""Sets of judgements that came from files, in the library beside the corpora; each is written whole or not at all.

LIBRARY/_judgements/CORPUS/SET/about.json         what the set is
LIBRARY/_judgements/CORPUS/SET/judgements.parquet one row per judgement
LIBRARY/_judgements/CORPUS/SET/report.parquet     what was wrong, row by row
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson
import polars as pl
from filelock import FileLock, Timeout

from data.problems import Problems, UserError
from data.store.integrity import check_file
from data.store.library import Library, clear_unfinished, stage_folder
from data.store.responses import REPORT_SCHEMA

FOLDER = "_judgements"
ABOUT, ROWS, REPORT = "about.json", "judgements.parquet", "report.parquet"


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


def folder_of(library_root: Path, corpus_id: str) -> Path:
    """The folder of a corpus' sets."""
    return library_root / FOLDER / corpus_id


@contextmanager
def lock(library: Library, corpus_id: str, wait_s: float = 600) -> Iterator[Path]:
    """Let no other process write to the sets of a corpus. Raises UserError where that cannot be."""
    library.manifest(corpus_id)
    folder = folder_of(library.root, corpus_id)
    file_lock = FileLock(folder / ".lock", timeout=wait_s)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file_lock.acquire()
    except Timeout as error:
        raise UserError.of("being_written", id=corpus_id) from error
    except OSError as error:
        raise UserError.of("cannot_be_written", folder=library.root, why=error.strerror or error) from error
    try:
        clear_unfinished(folder)
        yield folder
    finally:
        file_lock.release()


def ids(folder: Path) -> tuple[str, ...]:
    """The ids of the sets there are, cheap to ask."""
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{ABOUT}")))


def sets(folder: Path) -> list[JudgementSet]:
    """The sets in the order they were added."""
    found = []
    for name in ids(folder):
        try:
            values = orjson.loads(check_file(folder / name / ABOUT).read_bytes())
            lists = {field: tuple(values[field]) for field in ("systems", "attributes", "modes")}
            found.append(JudgementSet(**{**values, **lists}))
        except (KeyError, TypeError, FileNotFoundError):  # of another version, or just removed
            continue
    return sorted(found, key=lambda one: (one.added_at, one.id))


def table(folder: Path, set_id: str, name: str) -> pl.DataFrame:
    """One table of one set. Raises UserError where it is damaged."""
    path = folder / set_id / name
    try:
        return pl.read_parquet(check_file(path))
    except (OSError, pl.exceptions.PolarsError) as error:
        raise UserError(f"{path}: damaged; remove this set and add its file again ({error})") from error


def write(folder: Path, about: JudgementSet, rows: pl.DataFrame, problems: Problems) -> None:
    """Write one set, whole or not at all, under the lock of ``lock``."""
    report = [(p.where, p.rule, p.message, p.kept, p.detail) for p in problems.listed]
    with stage_folder(folder, about.id) as making:
        rows.write_parquet(making / ROWS)
        pl.DataFrame(report, schema=REPORT_SCHEMA, orient="row").write_parquet(making / REPORT)
        (making / ABOUT).write_bytes(orjson.dumps(asdict(about), option=orjson.OPT_INDENT_2))


def remove(library: Library, corpus_id: str, set_id: str) -> None:
    """Remove one set. Raises UserError naming those there are."""
    with lock(library, corpus_id) as folder:
        known = ids(folder)
        if set_id not in known:
            raise UserError.of("no_judgement_set", corpus=corpus_id, id=set_id, known=", ".join(known) or "–")
        (folder / set_id / ABOUT).unlink()
        shutil.rmtree(folder / set_id, ignore_errors=True)
