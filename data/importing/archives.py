"""Archives (.zip, .tar and packed tar) and single packed files, read as a stream and within limits."""

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from data.core.problems import Problems, UserError

MIB = 1 << 20
MAX_MEMBER = 512 * MIB
MAX_TOTAL = 1536 * MIB
MAX_RATIO = 120
RATIO_FROM = 64 * MIB
MAX_MEMBERS = 500_000
MAX_HEADER = MIB
MAX_HEADERS = 64 * MIB
PACKERS: dict[bytes, Callable[[Any], Any]] = {
    b"\x1f\x8b": gzip.open,
    b"\xfd7zXZ\x00": lzma.open,
    b"BZh": bz2.open,
}
PACKED = (".gz", ".xz", ".bz2")
UTF_8_NAME = 0x800
LOCAL = b"PK\x03\x04"
CENTRAL, LOCAL_FLAGS, CENTRAL_FLAGS = b"PK\x01\x02", 6, 8
LONG_HEADERS = (
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
)
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, lzma.LZMAError, OSError, NotImplementedError, ValueError)


class Member(NamedTuple):
    """One file of a source."""

    #: Its name inside the source, in characters that any file can hold.
    name: str
    data: bytes

    @property
    def digest(self) -> bytes:
        """What identifies the content, whatever the file is called."""
        return sha256(self.data).digest()


def writable(name: str) -> str:
    """A file's name as any file can hold it: bytes of it that are not UTF-8 become U+FFFD."""
    return name if name.isascii() else name.encode(errors="surrogateescape").decode(errors="replace")


def zip_members(
    path: Path, problems: Problems, is_wanted: Callable[[str], bool], order: Callable[[str], Any]
) -> Iterator[Member]:
    """The wanted members of a zip archive in the given order of their names; a damaged one is listed."""
    try:
        with _opened_zip(path) as archive:
            names = {entry: _name(entry) for entry in archive.infolist() if not entry.is_dir()}
            wanted = [entry for entry, name in names.items() if _is_safe(name, problems) and is_wanted(name)]
            limit = _Budget(path)
            for entry in sorted(wanted, key=lambda entry: order(names[entry])):
                limit.count(names[entry], entry.file_size)
                try:
                    with archive.open(entry) as opened:
                        member = Member(names[entry], opened.read(entry.file_size + 1))
                except DAMAGE as error:
                    problems.add(names[entry], "damaged_member", kept=False, detail=error)
                else:
                    yield member
    except RuntimeError as error:  # zipfile's way to say that a password is needed
        raise UserError.of("locked_archive", path=path) from error
    except DAMAGE as error:
        raise UserError.of("damaged_zip", path=path, why=error) from error


def tar_members(path: Path, problems: Problems, is_wanted: Callable[[str], bool]) -> Iterator[Member]:
    """The wanted members of a tar archive, in the archive's order."""
    try:
        with (
            _stream(path) as stream,
            tarfile.open(fileobj=stream, mode="r|", bufsize=MIB, tarinfo=_Header) as archive,
        ):
            limit = _Budget(path)
            for entry in archive:
                archive.members = []  # type: ignore[attr-defined]  # tarfile keeps every header it has read
                limit.count(entry.name, entry.size)
                name = writable(entry.name)
                if entry.isdir() or not _is_safe(name, problems) or not is_wanted(name):
                    continue
                opened = archive.extractfile(entry) if entry.isreg() else None
                if opened is None:
                    problems.add(name, "unsafe_link", kept=False)
                else:
                    yield Member(name, opened.read())
            while rest := stream.read(MIB):  # tarfile takes a cut for the end; the packer's own end shows it
                limit.count("", len(rest))
    except (tarfile.TarError, lzma.LZMAError, EOFError, OSError, zlib.error, RecursionError, ValueError) as error:
        raise UserError.of("damaged_archive", path=path, why=error) from error


def single_file(path: Path, *, is_packed: bool) -> Member:
    """One file that is a source by itself, as talks.csv, or packed as talks.csv.gz.

    Raises:
        UserError: it cannot be read, is damaged, or is larger than what is read.
    """
    try:
        check_size(str(path), path.stat().st_size, MAX_MEMBER)
        if not is_packed:
            return Member(path.name, path.read_bytes())
        with path.open("rb") as file:
            data = _unpack(file, file.read(6))
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        if isinstance(error, OSError) and error.errno:
            raise UserError.of("cannot_be_read", path=path, why=error.strerror) from error
        raise UserError.of("damaged_archive", path=path, why=error) from error
    check_size(str(path), len(data), MAX_MEMBER)
    return Member(path.stem, data)


def unpacked(members: Iterable[Member], problems: Problems) -> Iterator[Member]:
    """The members, those that are packed by themselves (x.json.gz) unpacked and without that ending."""
    for member in members:
        name, data = member
        if not name.lower().endswith(PACKED) or not data.startswith(tuple(PACKERS)):
            yield member
            continue
        try:
            data = _unpack(io.BytesIO(data), data[:6])
        except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
            problems.add(name, "damaged_member", kept=False, detail=error)
            continue
        if len(data) > MAX_MEMBER:
            problems.add(name, "too_large", kept=False, **sizes(len(data), MAX_MEMBER))
            continue
        yield Member(name.rpartition(".")[0], data)


def check_size(name: str, size: int, limit: int) -> None:
    """Raise UserError where a size is beyond a limit."""
    if size > limit:
        raise too_big(name, size, limit)


def too_big(name: str, size: int, limit: int) -> UserError:
    """The error for what is larger than what is read."""
    return UserError.of("too_big", path=name, **sizes(size, limit))


def sizes(size: int, limit: int) -> dict[str, str]:
    """Size and limit in MiB, for a message."""
    return {"size": f"{size / MIB:,.0f}", "limit": f"{limit / MIB:,.0f}"}


def _unpack(file: Any, head: bytes) -> bytes:
    """At most one byte more than is read, so that the caller sees what is too large."""
    opener = next(opener for start, opener in PACKERS.items() if head.startswith(start))
    file.seek(0)
    with opener(file) as packed:
        data: bytes = packed.read(MAX_MEMBER + 1)
    return data


def _opened_zip(path: Path) -> zipfile.ZipFile:
    """An archive; where names are flagged as UTF-8 but are not, the flags are taken away in memory."""
    try:
        return zipfile.ZipFile(path)
    except UnicodeDecodeError:
        check_size(str(path), path.stat().st_size, MAX_MEMBER)
    data = bytearray(path.read_bytes())
    at = data.find(CENTRAL)
    while at >= 0:
        flags = int.from_bytes(data[at + CENTRAL_FLAGS : at + CENTRAL_FLAGS + 2], "little")
        length = int.from_bytes(data[at + 28 : at + 30], "little")
        try:
            data[at + 46 : at + 46 + length].decode("utf-8" if flags & UTF_8_NAME else "cp437")
        except UnicodeDecodeError:
            data[at + CENTRAL_FLAGS : at + CENTRAL_FLAGS + 2] = (flags & ~UTF_8_NAME).to_bytes(2, "little")
        at = data.find(CENTRAL, at + 4)
    at = data.find(LOCAL)
    while at >= 0:
        flags = int.from_bytes(data[at + 6 : at + 8], "little")
        length = int.from_bytes(data[at + 26 : at + 28], "little")
        try:
            data[at + 30 : at + 30 + length].decode("utf-8" if flags & UTF_8_NAME else "cp437")
        except UnicodeDecodeError:
            data[at + 6 : at + 8] = (flags & ~UTF_8_NAME).to_bytes(2, "little")
        at = data.find(LOCAL, at + 4)
    return zipfile.ZipFile(io.BytesIO(data))


def _name(entry: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8 where flagged or valid, else as Windows of East Asia writes it."""
    if entry.flag_bits & UTF_8_NAME or entry.filename.isascii():
        return entry.filename.replace("\\", "/")
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename.replace("\\", "/")
    for encoding in ("utf-8", "cp932", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return writable(entry.filename)


class _Header(tarfile.TarInfo):
    """The head of a member; a damaged one is an error, and long names and pax headers have a limit."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> "_Header":
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise  # a block of zeros, which ends an archive
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(f"{error} at byte {archive.offset:,}") from error

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in LONG_HEADERS:
            total = archive.__dict__.get("header_bytes", 0) + self.size
            archive.__dict__["header_bytes"] = total
            if self.size > MAX_HEADER or total > MAX_HEADERS:
                raise tarfile.ReadError(f"its headers alone are larger than {MAX_HEADER // MIB} MiB")
        member: tarfile.TarInfo = super()._proc_member(archive)  # type: ignore[misc]
        return member


def _stream(path: Path) -> io.BufferedReader:
    with path.open("rb") as file:
        head = file.read(6)
    for start, opener in PACKERS.items():
        if head.startswith(start):
            return io.BufferedReader(opener(path), MIB)
    return path.open("rb")


def _is_safe(name: str, problems: Problems) -> bool:
    """Whether a member's path stays inside the archive; hidden members are passed over."""
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or re.match(r"[A-Za-z]:", name):
        problems.add(name, "unsafe_member", kept=False)
        return False
    return not any(part.startswith((".", "__MACOSX")) and part != "." for part in parts.parts)


class _Budget:
    """How much an archive may still unfold to: bounds a member, the whole, and the ratio."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.packed = max(path.stat().st_size, 1)
        self.total = 0
        self.entries = 0

    def count(self, name: str, size: int) -> None:
        """Count the next member, of the size it declares: no reader gives more of it than that."""
        self.entries += 1
        self.total += size
        if self.entries > MAX_MEMBERS:
            raise UserError.of("too_many_files", path=self.path, limit=f"{MAX_MEMBERS:,}")
        check_size(f"{self.path.name}: {name}", size, MAX_MEMBER)
        check_size(str(self.path), self.total, MAX_TOTAL)
        if self.total > RATIO_FROM and self.total > MAX_RATIO * self.packed:
            raise UserError.of("zip_bomb", path=self.path, limit=MAX_RATIO)
