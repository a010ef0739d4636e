"""Sources and libraries in object storage, or wherever else fsspec reads: s3://, gs://, memory:// and so on.

A library there holds for each corpus what its manifest names, written so that a reader never meets half of it: the
stages first, each with its checksums last, then the manifest. Readers work on a copy on their own disk.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from data.core.problems import UserError
from data.core.progress import Progress, silent
from data.core.store.integrity import CHECKSUMS, is_whole
from data.core.store.library import MANIFEST, TEMPORARY, Library, Manifest

CHANGED = ("mtime", "LastModified", "updated", "created")
"""What file systems call the time of the last change."""


def is_remote(place: str | Path | None) -> bool:
    """Whether a place is an address and not a path."""
    return "://" in str(place or "")


@contextmanager
def source_here(place: str) -> Iterator[Path]:
    """A source as a path: itself, or a copy of what lies at an address, which is removed afterwards.

    Raises:
        UserError: nothing can be read there.
    """
    if not is_remote(place):
        yield Path(place)
        return
    with tempfile.TemporaryDirectory(prefix="kokoroscope-") as folder, _of_the_store(place):
        files, path = opened(place)
        target = Path(folder) / path.rstrip("/").rpartition("/")[2]
        _copy(files, path, target)
        yield target


@contextmanager
def library_here(
    place: str | Path | None, corpus_id: str | None, progress: Progress = silent
) -> Iterator[Library]:
    """A library to write to: itself, or for an address one on this disk, whose corpora are put there at the end.

    ``corpus_id``: the corpus that is fetched first, where it is there already.
    """
    if not is_remote(place):
        yield Library(place)
        return
    with tempfile.TemporaryDirectory(prefix="kokoroscope-") as folder:
        library = Library(folder)
        if corpus_id is not None:
            pull(str(place), library, corpus_id, progress)
        yield library
        for manifest in library.manifests():
            push(library.folder(manifest.id), str(place), progress)


def push(corpus: Path, place: str, progress: Progress = silent) -> None:
    """Put a prepared corpus into the library at an address; what is there already is not sent again."""
    with _of_the_store(place):
        files, root = opened(place)
        there = f"{root.rstrip('/')}/{corpus.name}"
        manifest = Manifest.read(corpus / MANIFEST)
        for name in manifest.stages.values():
            if files.exists(f"{there}/{name}/{CHECKSUMS}"):
                continue
            progress(f"sending {name}")
            paths = sorted(path for path in (corpus / name).rglob("*") if path.is_file())
            for path in sorted(paths, key=lambda path: path.name == CHECKSUMS):
                target = f"{there}/{name}/{path.relative_to(corpus / name).as_posix()}"
                files.makedirs(target.rpartition("/")[0], exist_ok=True)
                files.put_file(str(path), target)
        files.pipe_file(f"{there}/{MANIFEST}", (corpus / MANIFEST).read_bytes())
        for path in files.ls(there, detail=False):
            if (name := path.rstrip("/").rpartition("/")[2]) not in (MANIFEST, *manifest.stages.values()):
                files.rm(f"{there}/{name}", recursive=True)


def pull(place: str, library: Library, corpus_id: str | None = None, progress: Progress = silent) -> list[str]:
    """Bring corpora of the library at an address into one on this disk; the ids of those that were new or changed.

    Raises:
        UserError: the address cannot be read, or what is there is damaged.
    """
    changed = []
    with _of_the_store(place):
        files, root = opened(place)
        for path in sorted(files.glob(f"{root.rstrip('/')}/*/{MANIFEST}")):
            there = path.rpartition("/")[0]
            name = there.rpartition("/")[2]
            if corpus_id in (None, name) and _pull_one(files, there, library, name, progress):
                changed.append(name)
    return changed


def _pull_one(files: Any, there: str, library: Library, name: str, progress: Progress) -> bool:
    content = files.cat_file(f"{there}/{MANIFEST}")
    with library.lock(name, progress) as folder:
        if (folder / MANIFEST).is_file() and (folder / MANIFEST).read_bytes() == content:
            return False
        with tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=folder) as making:
            (Path(making) / MANIFEST).write_bytes(content)
            manifest = Manifest.read(Path(making) / MANIFEST)
            for stage in manifest.stages.values():
                if is_whole(folder / stage):
                    continue
                progress(f"fetching {stage}")
                _copy(files, f"{there}/{stage}", Path(making) / stage)
                if not is_whole(Path(making) / stage):
                    raise UserError.of("remote_damaged", place=f"{there}/{stage}")
                shutil.rmtree(folder / stage, ignore_errors=True)
                (Path(making) / stage).rename(folder / stage)
        library.write_manifest(manifest)
    return True


def opened(place: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it.

    Raises:
        UserError: fsspec, or what it needs for this kind of address, is not installed.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UserError.of("no_fsspec", place=place) from error
    try:
        files, path = url_to_fs(place)
    except (ImportError, ValueError) as error:
        raise UserError.of("no_such_store", place=place, why=error) from error
    return files, path


@contextmanager
def _of_the_store(place: str) -> Iterator[None]:
    """Errors of the store in one sentence."""
    try:
        yield
    except (OSError, EOFError) as error:
        why = error.strerror if isinstance(error, OSError) else ""
        raise UserError.of("remote_unreadable", place=place, why=why or error) from error


def _copy(files: Any, path: str, target: Path) -> None:
    """Copy a file or folder to this disk, with its times: a source that did not change is known again."""
    if not files.isdir(path):
        _copy_file(files, path, target)
        return
    target.mkdir(parents=True, exist_ok=True)
    for one in files.find(path):
        inner = one[len(path.rstrip("/")) + 1 :]
        if ".." in Path(inner).parts:
            raise UserError.of("remote_unreadable", place=one, why="..")
        _copy_file(files, one, target / inner)


def _copy_file(files: Any, path: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    files.get_file(path, str(target))
    changed = next((files.info(path)[name] for name in CHANGED if name in files.info(path)), 0)
    seconds = changed.timestamp() if isinstance(changed, datetime) else changed
    os.utime(target, (float(seconds), float(seconds)) if isinstance(seconds, int | float) else (0, 0))
