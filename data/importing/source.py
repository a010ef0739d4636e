"""Where records come from: a folder, an archive or one file, opened without trusting any of it.

Nothing is ever unpacked to disk. Archives are read as a stream with limits on each member and on
the whole, names that climb out of the archive are refused, links and devices are passed over.
"""

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from data.core.problems import Problems, UserError
from data.importing import archives
from data.importing.archives import MAX_MEMBER, MAX_TOTAL, MIB, Member, check_size, sizes, writable
from data.importing.files import documents, tables, transcripts, workbooks
from data.importing.files.json_files import LINES

__all__ = ["MAX_MEMBER", "Member", "container", "fingerprint", "members", "natural", "writable"]

#: Endings of the files that can hold dialogues.
SUFFIXES = (
    ".json", *LINES, *tables.SUFFIXES, ".parquet", *workbooks.SUFFIXES, *documents.SUFFIXES, *transcripts.SUFFIXES,
)  # fmt: skip
CARD = "corpus.json"
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)  # a pipe must not block
DIGITS = re.compile(r"\d+")
WIDTH = 20
NAMED = 10  # files that nobody reads are named, the others counted
#: Names of files that accompany a corpus; they are passed over without being listed.
ABOUT_NAMES = re.compile(r"^(readme|licen[sc]e|notice|changelog|citation|authors|contributing|makefile)\b", re.I)


def natural(name: str) -> tuple[str, str]:
    """A sort key that puts 10.json after 9.json."""
    return DIGITS.sub(lambda digits: digits[0].zfill(WIDTH), name), name


def fingerprint(path: Path) -> str:
    """A cheap name for the state of a source: names, sizes and times, no content."""
    parts = []
    for file in [str(path)] if path.is_file() else sorted(_files(path)):
        try:
            stat = os.stat(file)  # noqa: PTH116  (thousands of files: Path is several times slower)
            state = (stat.st_size, stat.st_mtime_ns)
        except OSError:  # a link to nowhere: reading lists it
            state = (-1, 0)
        parts.append(f"{file.removeprefix(str(path))}\0{state}")
    return sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()[:16]


def members(path: Path, problems: Problems, suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[Member]:
    """Every file of a source that could hold records, and its card, in natural order of name.

    A tar archive is read as a stream, hence in its own order. Files of other kinds are listed in
    ``problems``, except those that only accompany a corpus (README, license).

    Options:
        suffixes: endings of the files to read.

    Raises:
        UserError: where the source cannot be read or is larger than the limits.
    """
    kind = container(path, suffixes)
    passed: list[str] = []

    def is_wanted(name: str) -> bool:
        wanted = _is_wanted(name, suffixes)
        if not wanted and _is_notable(name):
            passed.append(name)
        return wanted

    if kind == "folder":
        yield from _from_folder(path, problems, suffixes, passed)
    elif kind in ("file", "packed"):
        yield archives.single_file(path, is_packed=kind == "packed")
    elif kind == "zip":
        entries = archives.zip_members(path, problems, is_wanted, natural)
        yield from archives.unpacked(entries, problems)
    else:
        yield from archives.unpacked(archives.tar_members(path, problems, is_wanted), problems)
    if passed:
        shown = ", ".join(name[-60:] for name in passed[:NAMED]) + (", …" if len(passed) > NAMED else "")
        problems.add(passed[0], "files_not_opened", kept=True, n=len(passed), names=shown)


def container(path: Path, suffixes: tuple[str, ...] = SUFFIXES) -> str:
    """What kind of container a path is, by its first bytes: folder, zip, tar, packed (one file) or file."""
    if path.is_dir():
        return "folder"
    if not path.exists():
        raise UserError.of("nothing_there", path=path)
    if not path.is_file():
        raise UserError.of("special_file", path=path)
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        raise UserError.of("cannot_be_read", path=path, why=error.strerror) from error
    if not head:
        raise UserError.of("empty_file", path=path)
    is_office = path.name.lower().endswith((*workbooks.SUFFIXES, *documents.SUFFIXES))
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not is_office:
        return "zip"
    if head.startswith(tuple(archives.PACKERS)):
        return "packed" if path.stem.lower().endswith(suffixes) else "tar"
    return "tar" if head[257:262] == b"ustar" else "file"


def _files(folder: Path) -> Iterator[str]:
    """The files of a folder that could hold records, hidden ones left out."""
    return (file for file in _all_files(folder) if _is_wanted(os.path.basename(file), SUFFIXES))  # noqa: PTH119


def _all_files(folder: Path) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        yield from (f"{root}{os.sep}{name}" for name in names if not _is_hidden(name))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "__MACOSX"))


def _is_wanted(name: str, suffixes: tuple[str, ...]) -> bool:
    lower = name.lower()
    for packer in archives.PACKED:
        lower = lower.removesuffix(packer)
    return lower.endswith(suffixes) and not (lower.endswith(".txt") and ABOUT_NAMES.match(_base(name)))


def _is_notable(name: str) -> bool:
    """Whether a file that is not read should be named: it does not merely accompany the corpus."""
    return not ABOUT_NAMES.match(_base(name)) and not _is_hidden(_base(name))


def _base(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def _from_folder(path: Path, problems: Problems, suffixes: tuple[str, ...], passed: list[str]) -> Iterator[Member]:
    inside, total = len(str(path)) + 1, 0
    for file in sorted(_all_files(path), key=natural):
        name = writable(file[inside:].replace(os.sep, "/"))
        if not _is_wanted(name, suffixes):
            if _is_notable(name):
                passed.append(name)
            continue
        try:
            opened = os.open(file, FLAGS)
            try:
                size = os.fstat(opened).st_size
                if size > MAX_MEMBER:
                    problems.add(name, "too_large", kept=False, **sizes(size, MAX_MEMBER))
                    continue
                total += size
                check_size(str(path), total, MAX_TOTAL)
                data = _read_all(opened, size)
            finally:
                os.close(opened)
        except OSError as error:
            problems.add(name, "unreadable_file", kept=False, detail=error.strerror)
            continue
        yield from archives.unpacked((Member(name, data),), problems)


def _read_all(opened: int, size: int) -> bytes:
    """All bytes of an open file: half the cost of a file object, which counts for thousands of files."""
    data = os.read(opened, size + 1)
    while more := os.read(opened, MIB) if 0 < len(data) < size else b"":
        data += more
    return data
