"""From files to records: JSON, JSON lines, Parquet and CSV, each record with the place it stands at."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import zip_longest
from typing import Any, NamedTuple

import orjson
import polars as pl

from data.importing.source import Member
from data.problems import Problems

Json = Any
LONGEST = (1 << 31) - 1
UTF_8 = "utf-8-sig"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
JIS = re.compile(rb"\x1b\$[@B].+?\x1b\([BJ]", re.DOTALL)
LEGACY = ("euc-jp", "cp932")  # little of what is Shift_JIS can be read as EUC-JP: not so the other way
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Record(NamedTuple):
    """One record and where it stands: a file's name, with line or index where it holds several."""

    where: str
    value: Json


def records(member: Member, problems: Problems) -> Iterator[Record]:
    """The records of one file; what cannot be read is listed in ``problems``."""
    name = member.name.lower()
    data = member.data
    if data.startswith(b"PAR1"):
        yield from _from_parquet(member, problems)
        return
    if name.endswith((".csv", ".tsv")):
        yield from _from_csv(member, problems)
        return
    if data.startswith(UTF_16):
        member = _in_utf_8(member, problems)
    if name.endswith((".jsonl", ".ndjson")):
        yield from _from_lines(member, problems)
    else:
        yield from _from_json(member, problems)


def parse(data: bytes) -> Json:
    """One JSON value, strictly, else as pandas and older tools write it (NaN, byte order mark)."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as strict:
        text = data.decode("utf-8-sig")
        try:
            return json.loads(text)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        except ValueError:
            raise strict from None


def mend(where: str, value: Json, problems: Problems) -> Json:
    """The value with lone surrogates, which no file can hold, replaced by U+FFFD; each is listed."""
    found = False

    def walk(item: Json) -> Json:
        nonlocal found
        if isinstance(item, dict):
            return {walk(key): walk(inner) for key, inner in item.items()}
        if isinstance(item, list):
            return [walk(inner) for inner in item]
        if isinstance(item, str) and not item.isascii():
            mended = LONE_SURROGATE.sub("\ufffd", item)
            found |= mended != item
            return mended
        return item

    value = walk(value)
    if found:
        problems.add(where, "lone_surrogate", kept=True)
    return value


def _read(where: str, data: bytes, problems: Problems) -> Json:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return mend(where, parse(data), problems)


def _in_utf_8(member: Member, problems: Problems) -> Member:
    """A file of JSON in UTF-16, as PowerShell writes it; as it is, where it is none."""
    try:
        return member._replace(data=decoded(member, problems).encode())
    except UnicodeError:
        return member


def _from_json(member: Member, problems: Problems) -> Iterator[Record]:
    try:
        value = _read(member.name, member.data, problems)
    except ValueError as error:
        if _looks_like_lines(member.data):
            yield from _from_lines(member, problems)
        else:
            _refuse(member.name, error, problems)
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield Record(f"{member.name}[{index}]", item)
    else:
        yield Record(member.name, value)


def _looks_like_lines(data: bytes) -> bool:
    """Whether a file that is no JSON holds a JSON object on its first line."""
    first, _, rest = data.lstrip().partition(b"\n")
    if not rest.strip():
        return False
    try:
        return isinstance(parse(first), dict)
    except ValueError:
        return False


def _from_lines(member: Member, problems: Problems) -> Iterator[Record]:
    for number, line in enumerate(BytesIO(member.data), start=1):
        if not line.strip():
            continue
        where = f"{member.name}:{number}"
        try:
            yield Record(where, _read(where, line, problems))
        except ValueError as error:
            _refuse(where, error, problems)


def _refuse(where: str, error: ValueError, problems: Problems) -> None:
    if isinstance(error, UnicodeDecodeError):
        problems.add(where, "invalid_utf8", kept=False, detail=f"byte {error.start}: {error.reason}")
    elif "UTF-8" in str(error) or "utf-8" in str(error):
        problems.add(where, "invalid_utf8", kept=False, detail=error)
    else:
        problems.add(where, "invalid_json", kept=False, detail=error)


def _from_parquet(member: Member, problems: Problems) -> Iterator[Record]:
    try:
        frame = pl.read_parquet(BytesIO(member.data))
    except pl.exceptions.PolarsError as error:
        problems.add(member.name, "invalid_parquet", kept=False, detail=error)
        return
    for index, row in enumerate(frame.iter_rows(named=True)):
        yield Record(f"{member.name}[{index}]", row)


def _from_csv(member: Member, problems: Problems) -> Iterator[Record]:
    """Rows of a CSV or TSV, every value as text, empty ones as None; a row with too many cells is listed."""
    name = member.name
    try:
        text = decoded(member, problems)
    except UnicodeDecodeError as error:
        _refuse(name, error, problems)
        return
    csv.field_size_limit(LONGEST)
    rows = csv.reader(StringIO(text, newline=""), delimiter=_separator(name, text), strict=True)
    number = 1
    try:
        names = _distinct(next(rows, []))
        for number, row in enumerate(rows, start=2):
            where = f"{name} row {number}"
            if len(row) > len(names):
                problems.add(where, "invalid_csv_row", kept=False, detail=f"{len(row)} > {len(names)}")
            elif row:
                yield Record(where, dict(zip_longest(names, (cell or None for cell in row))))
    except csv.Error as error:
        problems.add(f"{name} row {number + 1}", "invalid_csv", kept=False, detail=error)


def decoded(member: Member, problems: Problems) -> str:
    """A text in UTF-8 (also as Excel saves it), else in another encoding of Japanese, which is listed.

    Raises UnicodeDecodeError where it is in none.
    """
    first = "utf-16" if member.data.startswith(UTF_16) else "iso2022_jp_ext" if JIS.search(member.data) else UTF_8
    failed: UnicodeDecodeError | None = None
    for encoding in (first, UTF_8, *LEGACY):
        try:
            text = member.data.decode(encoding)
        except UnicodeDecodeError as error:
            failed = failed or error
            continue
        if encoding != UTF_8:
            problems.add(member.name, "other_encoding", kept=True, detail=encoding)
        return text
    raise failed or UnicodeDecodeError(UTF_8, member.data, 0, 1, "unknown")


def _separator(name: str, text: str) -> str:
    """A tab in .tsv, else whichever of comma, semicolon and tab the first line has most of."""
    head = text.partition("\n")[0]
    return "\t" if name.lower().endswith(".tsv") else max(",;\t", key=head.count)


def _distinct(names: list[str]) -> list[str]:
    """The column names, without white space around them; one that was there before gets a number."""
    seen: Counter[str] = Counter()
    found = []
    for name in map(str.strip, names):
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return found
