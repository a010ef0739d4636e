"""The library: a folder per corpus, in which every part is written whole or not at all.

    LIBRARY/ID/manifest.json        names the current folder of each stage; replaced in one step
    LIBRARY/ID/records-KEY/…        the output of a stage, named by a hash of its inputs
    LIBRARY/ID/embedded/…           vectors by text, see data.vectors.text_vectors; they outlive the stages

A stage is written to a temporary folder, sealed with checksums (``data.core.store.integrity``) and renamed:
readers only see a manifest whose folders are complete. A lock file lets one process at a time write to a corpus.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from data.core.problems import UserError, of_the_disk
from data.core.progress import Progress, silent
from data.core.store.card import Card
from data.core.store.integrity import seal, with_sum, without_sum

if TYPE_CHECKING:
    import numpy as np

PROJECT = Path(__file__).resolve().parents[3]
ID_PATTERN = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
MANIFEST = "manifest.json"
TEMPORARY = ".making-"
PARTS = ".parts"
EMBEDDED = "embedded"
MADE_BY = "|"
WAITING = "waiting for another run that is at work on this corpus"
WAIT_S = 600.0


@dataclass(frozen=True)
class Manifest:
    """What is known of a prepared corpus without opening its tables."""

    id: str
    #: Hash of the tables: the same content has the same version everywhere.
    version: str
    #: The reader that recognised the source.
    format: str
    #: Of the tables' columns, see ``data.core.schema.VERSION``.
    schema_version: int
    #: The path or address that the corpus was read from.
    source: str
    #: Local time, ISO 8601.
    prepared_at: str
    card: Card
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    #: Numbers of dialogues, utterances, speakers, counselors, clients.
    counts: dict[str, int] = field(default_factory=dict)
    #: Which optional parts it has: times, feedback, score, topics, persons, ratings, labels, originals.
    has: tuple[str, ...] = ()
    #: How many records were set_aside and noted on import.
    problems: dict[str, int] = field(default_factory=dict)
    #: Stage name to the name of its current folder.
    stages: dict[str, str] = field(default_factory=dict)
    #: Versions of Python, Polars, tokenizer and dictionary.
    made_with: dict[str, str] = field(default_factory=dict)
    #: Hash of the source's files by name and bytes, however they are packed.
    content: str = ""
    #: The stages that failed, each with the reason.
    unmade: dict[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The content of manifest.json."""
        return asdict(self)

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """Read a manifest. Raises UserError if the file is damaged."""
        try:
            values = without_sum(path.read_bytes())
            values["card"] = Card(**values["card"])
            for name in ("topics", "languages", "roles", "has"):
                values[name] = tuple(values[name])
            return cls(**values)
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(f"{path}: damaged ({error}); prepare the corpus again") from error


class Library:
    """All prepared corpora below one folder, which may be read-only and shared."""

    def __init__(self, root: Path | str | None = None) -> None:
        place = root or os.environ.get("KOKORO_LIBRARY") or PROJECT / "data" / "library"
        if "://" in str(place):
            raise UserError.of("library_elsewhere", place=place)
        self.root = Path(place)

    def folder(self, corpus_id: str) -> Path:
        """A corpus' folder. Raises UserError for an id that is not a plain name."""
        if not ID_PATTERN.fullmatch(corpus_id):
            raise UserError.of("no_corpus_id", id=corpus_id)
        return self.root / corpus_id

    def manifests(self) -> list[Manifest]:
        """The corpora that can be opened: real ones first, demos last, the larger before the smaller."""
        manifests = []
        for path in sorted(self.root.glob(f"*/{MANIFEST}")):
            try:
                manifests.append(Manifest.read(path))
            except UserError:
                continue
        return sorted(manifests, key=lambda m: (m.card.invented, -m.counts.get("dialogues", 0), m.id))

    def lacks_speakers(self, manifest: Manifest) -> bool:
        """Whether a corpus was made before speakers and addressees were read, and its source may hold some."""
        records = self.root / manifest.id / manifest.stages.get("records", "")
        two = manifest.format in ("kokorochat", "multilingual")
        return not two and records.is_dir() and not (records / "voices.parquet").is_file()

    def manifest(self, corpus_id: str) -> Manifest:
        """One corpus' manifest. Raises UserError naming the corpora there are."""
        path = self.folder(corpus_id) / MANIFEST
        if not path.is_file():
            ids = ", ".join(m.id for m in self.manifests()) or "none yet"
            raise UserError.of("no_corpus", id=corpus_id, library=self.root, known=ids)
        return Manifest.read(path)

    @contextmanager
    def lock(self, corpus_id: str, progress: Progress = silent, wait_s: float = WAIT_S) -> Iterator[Path]:
        """Let no other process write to a corpus, and clear what a killed one left in it.

        Args:
            corpus_id: the corpus, which need not exist yet.
            progress: is told if another process has to be waited for.
            wait_s: how long to wait for it, in seconds.

        Yields:
            The folder of the corpus.

        Raises:
            UserError: another process kept the lock, or the library cannot be written.
        """
        folder = self.folder(corpus_id)
        lock = FileLock(folder / ".lock", timeout=wait_s)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                progress(WAITING)
                lock.acquire()
        except Timeout as error:
            raise UserError.of("being_written", id=corpus_id) from error
        except OSError as error:
            raise UserError.of("cannot_be_written", folder=self.root, why=error.strerror or error) from error
        try:
            clear_unfinished(self.root)
            clear_unfinished(folder)
            yield folder
        finally:
            lock.release()

    def write_manifest(self, manifest: Manifest) -> None:
        """Make a manifest the current one in one step, then remove the folders that it does not name."""
        folder = self.folder(manifest.id)
        try:
            replace(folder / MANIFEST, with_sum(manifest.to_dict()))
        except OSError as error:
            raise UserError.of("disk", folder=folder, why=error.strerror or error) from error
        self.clear(manifest)

    def clear(self, manifest: Manifest) -> None:
        """Remove the folders that a manifest does not name, under the lock; parts of a failed stage stay."""
        for path in self.folder(manifest.id).iterdir():
            is_begun = bool(manifest.unmade) and path.suffix == PARTS
            is_current = path.name == EMBEDDED or path.name in manifest.stages.values()
            if path.is_dir() and not is_current and not is_begun:
                shutil.rmtree(path, ignore_errors=True)

    def remove(self, corpus_id: str, progress: Progress = silent, wait_s: float = WAIT_S) -> None:
        """Remove a corpus, its manifest first, so that no process opens half of it."""
        self.manifest(corpus_id)
        with self.lock(corpus_id, progress, wait_s) as folder:
            (folder / MANIFEST).unlink()
            removed = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=self.root))
            with suppress(OSError):  # where an open file cannot be moved, it is removed in place
                folder.rename(removed / folder.name)
        for path in (removed, folder):
            shutil.rmtree(path, ignore_errors=True)


def stage_of(kind: str, encoder: str, unit: str) -> str:
    """The name of a stage of ``python -m data embed``, as vectors|ENCODER|dialogue."""
    return MADE_BY.join((kind, encoder, unit))


@contextmanager
def stage_folder(corpus: Path, name: str) -> Iterator[Path]:
    """A folder to write a stage into, which gets its name when everything is written and sealed.

    Raises:
        UserError: the disk is full or cannot be written.
    """
    making = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=corpus))
    try:
        yield making
        seal(making)
        making.chmod(0o755)
        target = corpus / name
        if target.exists():
            shutil.rmtree(target)
        making.rename(target)
    except BaseException as error:
        shutil.rmtree(making, ignore_errors=True)
        reason = of_the_disk(error) if isinstance(error, Exception) else None
        if reason is None:
            raise
        raise UserError.of("disk", folder=corpus, why=reason) from error


def clear_unfinished(folder: Path) -> None:
    """Remove what a killed run was writing in a folder; only the holder of the folder's lock may do that."""
    for path in folder.glob(f"{TEMPORARY}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def empty_array(path: Path, shape: tuple[int, ...]) -> "np.memmap[Any, Any]":
    """A float32 array of this shape in a file, memory-mapped.

    The space is reserved at once: otherwise a full disk would end the process at a later write without an error.

    Raises:
        OSError: there is not enough space.
    """
    import numpy as np

    array: np.memmap[Any, Any] = np.lib.format.open_memmap(path, "w+", np.float32, shape)
    if hasattr(os, "posix_fallocate"):
        with path.open("r+b") as file:
            os.posix_fallocate(file.fileno(), 0, path.stat().st_size)
    return array


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and on the disk before this returns."""
    handle, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
