"""Where records come from: a folder, an archive or one file, opened without trusting any of it.

Nothing is ever unpacked to disk. Archives are read as a stream with limits on each member and on
the whole, names that climb out of the archive are refused, links and devices are passed over.
"""

import bz2
import gzip
import lzma
import os
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from data.problems import Problems, UserError

MIB = 1 << 20
MAX_MEMBER = 512 * MIB
MAX_TOTAL = 1536 * MIB
MAX_RATIO = 120
RATIO_FROM = 64 * MIB
MAX_MEMBERS = 500_000

SUFFIXES = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
CARD = "corpus.json"
PACKERS: dict[bytes, Callable[[Path], Any]] = {
    b"\x1f\x8b": gzip.open,
    b"\xfd7zXZ\x00": lzma.open,
    b"BZh": bz2.open,
}
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)  # a pipe must not hold us
DIGITS = re.compile(r"\d+")
WIDTH = 20


class Member(NamedTuple):
    """One file of a source: its name inside the source (see ``writable``), and its bytes."""

    name: str
    data: bytes

    @property
    def digest(self) -> bytes:
        """What identifies the content, wherever it lies."""
        return sha256(self.data).digest()


def natural(name: str) -> tuple[str, str]:
    """A sort key that puts 10.json after 9.json."""
    return DIGITS.sub(lambda digits: digits[0].zfill(WIDTH), name), name


def writable(name: str) -> str:
    """A file's name as any file can hold it: bytes of it that are no UTF-8 become U+FFFD."""
    return name if name.isascii() else name.encode(errors="surrogateescape").decode(errors="replace")


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

    ``suffixes``: how the names of files in an archive end that are read.
    A tar archive is read as a stream, hence in its own order. Raises UserError where the source
    cannot be read or is larger than the limits.
    """
    kind = container(path)
    if kind == "folder":
        yield from _from_folder(path, problems)
    elif kind == "zip":
        yield from _from_zip(path, problems, suffixes)
    elif kind == "tar":
        yield from _from_tar(path, problems, suffixes)
    else:
        _check_size(path.name, path.stat().st_size, MAX_MEMBER)
        yield Member(path.name, path.read_bytes())


def container(path: Path) -> str:
    """What kind of container a path is, by its first bytes: folder, zip, tar or file."""
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
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return "zip"
    if head.startswith(tuple(PACKERS)) or head[257:262] == b"ustar":
        return "tar"
    return "file"


def _files(folder: Path) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__MACOSX"))]
        for name in names:
            if _wanted(name):
                yield f"{root}{os.sep}{name}"


def _wanted(name: str, suffixes: tuple[str, ...] = SUFFIXES) -> bool:
    return name.lower().endswith(suffixes) and not name.startswith("._")


def _from_folder(path: Path, problems: Problems) -> Iterator[Member]:
    inside, total = len(str(path)) + 1, 0
    for file in sorted(_files(path), key=natural):
        name = writable(file[inside:].replace(os.sep, "/"))
        try:
            opened = os.open(file, FLAGS)
            try:
                size = os.fstat(opened).st_size
                if size > MAX_MEMBER:
                    problems.add(name, "too_large", kept=False, **_sizes(size, MAX_MEMBER))
                    continue
                total += size
                _check_size(str(path), total, MAX_TOTAL)
                data = _whole(opened, size)
            finally:
                os.close(opened)
        except OSError as error:
            problems.add(name, "unreadable_file", kept=False, detail=error.strerror)
            continue
        yield Member(name, data)


def _whole(opened: int, size: int) -> bytes:
    """All bytes of an open file: half the cost of a file object, which counts for thousands of files."""
    data = os.read(opened, size + 1)
    while more := os.read(opened, MIB) if 0 < len(data) < size else b"":
        data += more
    return data


def _from_zip(path: Path, problems: Problems, suffixes: tuple[str, ...]) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir()]
            wanted = [e for e in entries if _usable(e.filename, problems, suffixes)]
            limit = _Budget(path)
            for entry in sorted(wanted, key=lambda e: natural(e.filename)):
                limit.passed(entry.filename, entry.file_size)
                with archive.open(entry) as opened:
                    yield Member(entry.filename, opened.read())
    except RuntimeError as error:  # zipfile's way to say that a password is needed; a method it lacks is one too
        raise UserError.of("locked_archive", path=path) from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UserError.of("damaged_zip", path=path, why=error) from error


def _from_tar(path: Path, problems: Problems, suffixes: tuple[str, ...]) -> Iterator[Member]:
    try:
        with (
            _unpacked(path) as stream,
            tarfile.open(fileobj=stream, mode="r|", bufsize=MIB, tarinfo=_Header) as archive,
        ):
            limit = _Budget(path)
            for entry in archive:
                limit.passed(entry.name, entry.size)
                name = writable(entry.name)
                if not _usable(name, problems, suffixes, of_interest=not entry.isdir()):
                    continue
                opened = archive.extractfile(entry) if entry.isreg() else None
                if opened is None:
                    problems.add(name, "unsafe_link", kept=False)
                else:
                    yield Member(name, opened.read())
            while rest := stream.read(MIB):  # tarfile takes a cut for the end; the packer's own end tells
                limit.passed("", len(rest))
    except (tarfile.TarError, lzma.LZMAError, EOFError, OSError, zlib.error) as error:
        raise UserError.of("damaged_archive", path=path, why=error) from error


class _Header(tarfile.TarInfo):
    """The head of a member. tarfile takes one that is cut or damaged for the end of the archive: it is no end."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> "_Header":
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise  # a block of zeros: the end it is
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(f"{error} at byte {archive.offset:,}") from error


def _unpacked(path: Path) -> BufferedReader:
    with path.open("rb") as file:
        head = file.read(6)
    for start, opener in PACKERS.items():
        if head.startswith(start):
            return BufferedReader(opener(path), MIB)
    return path.open("rb")


def _usable(name: str, problems: Problems, suffixes: tuple[str, ...], *, of_interest: bool = True) -> bool:
    """Whether an archive's member is read: named like data, and staying inside the archive."""
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or re.match(r"[A-Za-z]:", name):
        problems.add(name, "unsafe_member", kept=False)
        return False
    hidden = any(part.startswith((".", "__MACOSX")) and part != "." for part in parts.parts)
    return of_interest and not hidden and _wanted(parts.name, suffixes)


class _Budget:
    """How much an archive may still unfold to: bounds a member, the whole, and the ratio."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.packed = max(path.stat().st_size, 1)
        self.total = 0
        self.entries = 0

    def passed(self, name: str, size: int) -> None:
        """Note the next member, of the size it declares: no reader gives more of it than that."""
        self.entries += 1
        self.total += size
        self._check_entries()
        _check_size(f"{self.path.name}: {name}", size, MAX_MEMBER)
        self._check_total(self.total)

    def _check_entries(self) -> None:
        if self.entries > MAX_MEMBERS:
            raise UserError.of("too_many_files", path=self.path, limit=f"{MAX_MEMBERS:,}")

    def _check_total(self, total: int) -> None:
        _check_size(str(self.path), total, MAX_TOTAL)
        if total > RATIO_FROM and total > MAX_RATIO * self.packed:
            raise UserError.of("zip_bomb", path=self.path, limit=MAX_RATIO)


def _check_size(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise too_big(name, size, limit)


def too_big(name: str, size: int, limit: int) -> UserError:
    """What is raised where something is larger than what is read."""
    return UserError.of("too_big", path=name, **_sizes(size, limit))


def _sizes(size: int, limit: int) -> dict[str, str]:
    return {"size": f"{size / MIB:,.0f}", "limit": f"{limit / MIB:,.0f}"}
