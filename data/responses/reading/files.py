"""The files of a source of responses: a file, a packed file, an archive, or a folder."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from lzma import LZMAError
from pathlib import Path
from typing import Any

from data.importing import source
from data.importing.source import Member
from data.problems import Problems, UserError

TEXT_SUFFIXES = (".txt", ".log", ".out")
SUFFIXES = (*source.SUFFIXES, *TEXT_SUFFIXES)
ENDS = " ".join(SUFFIXES)
PACKED: dict[str, Callable[[Path], Any]] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}


def read_files(path: Path, problems: Problems) -> list[Member]:
    """The files of a source that may hold responses, in natural order of name.

    Args:
        path: a file, an archive, or a folder.
        problems: gets the files that were skipped.

    Raises:
        UserError: the source cannot be read, or has no file of a known kind.
    """
    container = source.container(path)
    is_packed_file = path.suffix.lower() in PACKED and path.stem.lower().endswith(SUFFIXES)
    if container in ("zip", "tar") and not is_packed_file:
        files = list(source.members(path, problems, SUFFIXES))
    elif container == "folder":
        files = _of_folder(path, problems)
    elif container == "tar":
        files = [_unpacked(path)]
    else:
        files = _file(path, path.name, problems)
        if not files:
            raise UserError.of("cannot_be_read", path=path, why=problems.listed[-1].detail)
    if not files:
        raise UserError(f"{path}: holds no file ending in {ENDS}", "no_such_file", ends=ENDS)
    return files


def is_text(file: Member) -> bool:
    """Whether a file is plain text, as opposed to records."""
    return file.name.lower().endswith(TEXT_SUFFIXES)


def _of_folder(path: Path, problems: Problems) -> list[Member]:
    paths = {file.relative_to(path).as_posix(): file for file in path.rglob("*") if file.is_file()}
    files = []
    for name in sorted(paths, key=source.natural):
        if any(part.startswith((".", "__MACOSX")) for part in name.split("/")):
            continue
        if name.lower().endswith(SUFFIXES):
            files += _file(paths[name], name, problems)
        else:
            problems.add(name, "other_file", f"skipped: its name does not end in {ENDS}", kept=False)
    return files


def _file(path: Path, name: str, problems: Problems) -> list[Member]:
    """One file; empty if it cannot be read, which is listed."""
    try:
        size = path.stat().st_size
        if size > source.MAX_MEMBER:
            raise source.too_big(str(path), size, source.MAX_MEMBER)
        return [Member(name, path.read_bytes())]
    except OSError as error:
        problems.add(name, "unreadable_file", kept=False, detail=error.strerror)
        return []


def _unpacked(path: Path) -> Member:
    """The one file in a packed file of records or text, as answers.jsonl.gz."""
    try:
        with PACKED[path.suffix.lower()](path) as file:
            data = file.read(source.MAX_MEMBER + 1)
    except (OSError, EOFError, LZMAError) as error:
        raise UserError.of("damaged_archive", path=path, why=error) from error
    if len(data) > source.MAX_MEMBER:
        raise source.too_big(str(path), len(data), source.MAX_MEMBER)
    return Member(path.stem, data)
