"""Sets: what was added from files beside a corpus, each in a folder of its own, whole or not at all.

    LIBRARY/KIND/CORPUS/SET/about.json      what the set is
    LIBRARY/KIND/CORPUS/SET/….parquet       its tables
    LIBRARY/KIND/CORPUS/SET/report.parquet  what was wrong, row by row

A set's id is a hash of what it was made from, so its tables never change.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import orjson
import polars as pl
from filelock import FileLock, Timeout

from data.core.problems import Problems, UserError
from data.core.store.integrity import Damaged, check_file, mending
from data.core.store.library import Library, clear_unfinished, stage_folder
from data.core.store.responses import REPORT_SCHEMA

ABOUT, REPORT = "about.json", "report.parquet"

A = TypeVar("A")


@dataclass(frozen=True)
class Sets(Generic[A]):
    """One kind of sets."""

    #: the folder of the library that holds them
    folder: str
    #: the dataclass that says what a set is, with ``id`` and ``added_at``
    about: type[A]
    #: its fields that are tuples
    tuples: tuple[str, ...]
    #: the code of the error for an id that is not there, which is told corpus, id and known ids
    unknown: str

    def folder_of(self, library_root: Path, corpus_id: str) -> Path:
        """The folder of a corpus' sets."""
        return library_root / self.folder / corpus_id

    @contextmanager
    def lock(self, library: Library, corpus_id: str, wait_s: float = 600) -> Iterator[Path]:
        """Let no other process write to the sets of a corpus, and clear what a killed one left.

        Yields:
            The folder of the sets.

        Raises:
            UserError: there is no such corpus, another process kept the lock, or the library cannot be written.
        """
        library.manifest(corpus_id)
        folder = self.folder_of(library.root, corpus_id)
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

    def ids(self, folder: Path) -> tuple[str, ...]:
        """The ids of the sets there are, cheap to ask."""
        return tuple(sorted(path.parent.name for path in folder.glob(f"*/{ABOUT}")))

    def sets(self, folder: Path) -> list[A]:
        """The sets in the order they were added.

        Raises:
            Damaged: the description of a set is not what was written.
        """
        described: list[Any] = []
        for name in self.ids(folder):
            path = folder / name / ABOUT
            try:
                values = orjson.loads(check_file(path).read_bytes())
                lists = {field: tuple(values[field]) for field in self.tuples}
                described.append(self.about(**{**values, **lists}))
            except (KeyError, TypeError, FileNotFoundError):  # of another version, or just removed
                continue
            except (OSError, ValueError):
                raise Damaged(path, mending(path.parent)) from None
        return sorted(described, key=lambda one: (one.added_at, one.id))

    def table(self, folder: Path, set_id: str, name: str) -> pl.DataFrame:
        """One table of one set. Raises UserError where it is damaged."""
        path = folder / set_id / name
        try:
            return pl.read_parquet(check_file(path))
        except (OSError, pl.exceptions.PolarsError) as error:
            raise UserError(f"{path}: damaged; remove this set and add its file again ({error})") from error

    def write(self, folder: Path, about: Any, tables: Mapping[str, pl.DataFrame], problems: Problems) -> None:
        """Write one set, whole or not at all, under the lock of ``lock``."""
        report = [(p.where, p.rule, p.message, p.kept, p.detail) for p in problems.listed]
        with stage_folder(folder, about.id) as making:
            for name, table in tables.items():
                table.write_parquet(making / name)
            pl.DataFrame(report, schema=REPORT_SCHEMA, orient="row").write_parquet(making / REPORT)
            (making / ABOUT).write_bytes(orjson.dumps(asdict(about), option=orjson.OPT_INDENT_2))

    def remove(self, library: Library, corpus_id: str, set_id: str) -> None:
        """Remove one set, damaged or not. Raises UserError naming those there are."""
        with self.lock(library, corpus_id) as folder:
            self._check(folder, corpus_id, set_id)
            (folder / set_id / ABOUT).unlink(missing_ok=True)  # first what makes it a set
            shutil.rmtree(folder / set_id, ignore_errors=True)

    def report(self, library: Library, corpus_id: str, set_id: str) -> pl.DataFrame:
        """What was wrong in one set, row by row. Raises as ``remove`` and ``table``."""
        library.manifest(corpus_id)
        folder = self.folder_of(library.root, corpus_id)
        self._check(folder, corpus_id, set_id)
        return self.table(folder, set_id, REPORT)

    def _check(self, folder: Path, corpus_id: str, set_id: str) -> None:
        known = self.ids(folder)
        if set_id not in known:
            raise UserError.of(self.unknown, corpus=corpus_id, id=set_id, known=", ".join(known) or "–")
