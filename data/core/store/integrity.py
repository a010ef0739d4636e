"""Checksums of stored files, so that a damaged file is an error and never a different number.

A folder of the library that is written as a whole has a ``checksums.json``: file name to size and CRC-32. Each
file is compared with it when a process first opens it. Folders of older versions have none and open unchecked.
"""

import os
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from data.core.problems import UserError
from data.core.problems.messages import ERRORS

CHECKSUMS = "checksums.json"
SUM = "checksum"
BLOCK = 1 << 20

#: What this process has compared: path to size and time of change.
_compared: dict[str, tuple[int, int]] = {}


class Damaged(UserError):
    """A stored file is not what was written. The message says which, and what to do."""

    def __init__(self, path: Path, command: str) -> None:
        values = {"path": path, "command": command}
        super().__init__(ERRORS["damaged_file"].format(**values), "damaged_file", **values)


def seal(folder: Path) -> None:
    """Write the checksums of all files in a folder; the last step before others may see it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != CHECKSUMS)
    sums = {path.relative_to(folder).as_posix(): _sum_of(path) for path in files}
    (folder / CHECKSUMS).write_bytes(orjson.dumps(sums))


def expect(folder: Path, name: str, content: bytes) -> bytes | None:
    """The ``checksums.json`` of a sealed folder that is about to get another file; None if it is not sealed."""
    sums = _read(folder)
    return None if sums is None else orjson.dumps({**sums, name: [len(content), crc32(content)]})


def check_file(path: Path, folder: Path | None = None) -> Path:
    """A file, compared with its checksum unless this process already did that.

    Args:
        path: the file.
        folder: the sealed folder that it is in (default: its parent).

    Raises:
        Damaged: it is not what was written.
    """
    folder = folder or path.parent
    try:
        state = os.stat(path)  # noqa: PTH116  (called for every file that is opened)
    except OSError:
        if (_read(folder) or {}).get(path.relative_to(folder).as_posix()) is None:
            return path  # opening it reports that it is missing
        raise Damaged(path, mending(folder)) from None
    seen = (state.st_size, state.st_mtime_ns)
    if _compared.get(str(path)) == seen:
        return path
    sums = _read(folder)
    if sums is not None and sums.get(path.relative_to(folder).as_posix()) != _sum_of(path):
        raise Damaged(path, mending(folder))
    _compared[str(path)] = seen
    return path


def check_folder(folder: Path) -> Path:
    """A sealed folder whose files are all there and compared; one that is not sealed is taken as it is.

    Raises:
        Damaged: a file is missing or not what was written.
    """
    for name in _read(folder) or {}:
        check_file(folder / name, folder)
    return folder


def is_whole(folder: Path) -> bool:
    """Whether a folder is there and nothing in it is damaged."""
    try:
        return folder.is_dir() and bool(check_folder(folder))
    except Damaged:
        return False


def mending(folder: Path) -> str:
    """The command that replaces a damaged folder of the library."""
    if folder.parent.parent.name == "_responses":
        remove = f"python -m data responses remove {folder.name} --corpus {folder.parent.name}"
        return f"{remove}  and add its file again"
    return f"python -m data prepare {folder.parent.name}"


def with_sum(values: dict[str, Any]) -> bytes:
    """JSON with a checksum of its own, for a file that stands alone."""
    content = orjson.dumps(values, option=orjson.OPT_SORT_KEYS)
    return orjson.dumps({**values, SUM: crc32(content)}, option=orjson.OPT_INDENT_2)


def without_sum(content: bytes) -> dict[str, Any]:
    """What ``with_sum`` was given, also if it was written before there were checksums.

    Raises:
        ValueError: it is not JSON, or not what was written.
    """
    values = orjson.loads(content)
    if not isinstance(values, dict):
        raise ValueError("not a JSON object")
    written = values.pop(SUM, None)
    if written is not None and written != crc32(orjson.dumps(values, option=orjson.OPT_SORT_KEYS)):
        raise ValueError("its content is not what was written")
    return values


def _sum_of(path: Path) -> list[int]:
    size = total = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            size, total = size + len(block), crc32(block, total)
    return [size, total]


def _read(folder: Path) -> dict[str, list[int]] | None:
    """The checksums of a folder; None if it is not sealed."""
    path = folder / CHECKSUMS
    try:
        sums = orjson.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise Damaged(path, mending(folder)) from None
    if not isinstance(sums, dict):
        raise Damaged(path, mending(folder))
    return sums
