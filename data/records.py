"""From files to records: JSON, JSON lines, Parquet and CSV, each record with the place it stands at."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

import orjson
import polars as pl

from data.problems import Problems, UserError
from data.source import Member

Json = Any
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
    elif name.endswith((".csv", ".tsv")):
        yield from _from_csv(member, problems)
    elif name.endswith((".jsonl", ".ndjson")):
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
        problems.add(where, "lone_surrogate", "half a character, replaced by U+FFFD", kept=True)
    return value


def _read(where: str, data: bytes, problems: Problems) -> Json:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return mend(where, parse(data), problems)


def _from_json(member: Member, problems: Problems) -> Iterator[Record]:
    try:
        value = _read(member.name, member.data, problems)
    except ValueError as error:
        if _looks_like_lines(member.data):
            yield from _from_lines(member, problems)
        else:
            problems.add(member.name, *_why(error), kept=False)
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
            problems.add(where, *_why(error), kept=False)


def _why(error: ValueError) -> tuple[str, str]:
    if isinstance(error, UnicodeDecodeError):
        return "invalid_utf8", f"not UTF-8: byte {error.start} ({error.reason}); save it as UTF-8"
    if "UTF-8" in str(error) or "utf-8" in str(error):
        return "invalid_utf8", f"not UTF-8 ({error}); save it as UTF-8"
    return "invalid_json", f"not valid JSON, perhaps cut off ({error})"


def _from_parquet(member: Member, problems: Problems) -> Iterator[Record]:
    try:
        frame = pl.read_parquet(BytesIO(member.data))
    except pl.exceptions.PolarsError as error:
        problems.add(member.name, "invalid_parquet", f"not readable as Parquet ({error})", kept=False)
        return
    for index, row in enumerate(frame.iter_rows(named=True)):
        yield Record(f"{member.name}[{index}]", row)


def _from_csv(member: Member, problems: Problems) -> Iterator[Record]:
    """Rows of a CSV or TSV in UTF-8 (also as Excel saves it) or Shift_JIS, every value as text."""
    separator = "\t" if member.name.lower().endswith(".tsv") else ","
    data = member.data
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            data = data.decode("cp932").encode()
        except UnicodeDecodeError:
            problems.add(member.name, *_why(error), kept=False)
            return
    try:
        frame = pl.read_csv(data, separator=separator, infer_schema=False)
    except (pl.exceptions.PolarsError, UserError) as error:
        problems.add(member.name, "invalid_csv", f"not readable as CSV ({error})", kept=False)
        return
    for index, row in enumerate(frame.iter_rows(named=True)):
        yield Record(f"{member.name} row {index + 2}", row)
