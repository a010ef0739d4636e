"""JSON and JSON lines, as strictly as possible and as leniently as needed."""

import json
import re
from collections.abc import Iterator

import orjson

from data.core.problems import Problems
from data.importing.files import encodings
from data.importing.files.record import Json, Record
from data.importing.files.shapes import line_record, spread

LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
LINES = (".jsonl", ".ndjson")
MAX_LINE = 64 << 20
SPACE = re.compile(r"\s*")


def parse(data: bytes) -> Json:
    """One JSON value, strictly, else as pandas and older tools write it (NaN, byte order mark).

    Raises:
        ValueError: where it is not JSON, or nested more deeply than any dialogue.
    """
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
    """The value with each lone surrogate, which no file can hold, replaced by U+FFFD and listed."""
    is_broken = False

    def walk(item: Json) -> Json:
        nonlocal is_broken
        if isinstance(item, dict):
            return {walk(key): walk(inner) for key, inner in item.items()}
        if isinstance(item, list):
            return [walk(inner) for inner in item]
        if isinstance(item, str) and not item.isascii():
            mended = LONE_SURROGATE.sub("\ufffd", item)
            is_broken |= mended != item
            return mended
        return item

    value = walk(value)
    if is_broken:
        problems.add(where, "lone_surrogate", kept=True)
    return value


def from_json(name: str, data: bytes, problems: Problems) -> Iterator[Record]:
    """The records of a .json or .jsonl file; what cannot be read is listed."""
    lines = name.lower().endswith(LINES)
    if not lines:
        try:
            value = orjson.loads(data)
        except orjson.JSONDecodeError:
            pass
        else:
            yield from spread(name, value)
            return
    data = _in_utf_8(name, data, problems)
    if lines and not _begins_with_a_record(data):
        values = _values(name, data, problems)
        if values is not None:
            yield from _records_of_values(name, values)
            return
    if lines:
        yield from _from_lines(name, data, problems)
        return
    try:
        value = _read(name, data, problems)
    except ValueError as error:
        if _begins_with_a_record(data) and data.strip().count(b"\n"):
            yield from _from_lines(name, data, problems)
        elif (values := _values(name, data, problems)) is not None:
            yield from _records_of_values(name, values)
        else:
            _list(name, error, problems)
        return
    yield from spread(name, value)


def _records_of_values(name: str, values: list[Json]) -> Iterator[Record]:
    """Values that stand one after the other in a file, over as many lines as each takes."""
    yield from spread(name, values if len(values) > 1 else values[0])


def _values(name: str, data: bytes, problems: Problems) -> list[Json] | None:
    """All JSON values of a text, one after the other; None where more than these, or one is too deep."""
    try:
        text = data.decode(encodings.UTF_8)
    except UnicodeDecodeError:
        return None
    decoder, values, at = json.JSONDecoder(), [], SPACE.match(text).end()  # type: ignore[union-attr]
    try:
        while at < len(text):
            value, end = decoder.raw_decode(text, at)
            values.append(value)
            at = SPACE.match(text, end).end()  # type: ignore[union-attr]
            if text.startswith(",", at):
                at = SPACE.match(text, at + 1).end()  # type: ignore[union-attr]
        return [mend(name, value, problems) for value in values] or None
    except (ValueError, RecursionError):
        return None


def _in_utf_8(name: str, data: bytes, problems: Problems) -> bytes:
    """The file in UTF-8: from UTF-16 as PowerShell writes it, or an encoding that gives plausible text."""
    is_marked = data.startswith(encodings.UTF_16) or b"\0" in data[:4] or encodings.JIS.search(data, 0, 10_000)
    if not is_marked and _is_utf_8(data):
        return data
    if is_marked:
        try:
            return encodings.decode(name, data, problems).encode()
        except ValueError:
            return data
    guess = encodings.plausible(data)
    if guess is None:
        return data
    problems.add(name, "other_encoding", kept=True, detail=guess[1])
    return guess[0].encode()


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _begins_with_a_record(data: bytes) -> bool:
    """Whether the first line is a JSON value of its own."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0]
    try:
        return isinstance(parse(first), (dict, list))
    except ValueError:
        return False


def _from_lines(name: str, data: bytes, problems: Problems) -> Iterator[Record]:
    start, number = 0, 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        line, number, start = data[start:end], number + 1, end + 1
        if not line.strip():
            continue
        where = f"{name}:{number}"
        if len(line) > MAX_LINE:
            problems.add(where, "too_large", kept=False, size=f"{len(line) >> 20:,}", limit=f"{MAX_LINE >> 20:,}")
            continue
        try:
            value = _read(where, line, problems)
        except ValueError as error:
            _list(where, error, problems)
        else:
            yield line_record(name, where, value)


def _read(where: str, data: bytes, problems: Problems) -> Json:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        value = parse(data)
    try:
        return mend(where, value, problems)
    except RecursionError as error:  # from 3.12 on Python reads deeper values than it walks through
        raise ValueError("nested too deeply") from error


def _list(where: str, error: ValueError, problems: Problems) -> None:
    """Set aside what is not JSON, or not UTF-8."""
    if isinstance(error, UnicodeDecodeError):
        problems.add(where, "invalid_utf8", kept=False, detail=f"byte {error.start}: {error.reason}")
    elif "UTF-8" in str(error) or "utf-8" in str(error):
        problems.add(where, "invalid_utf8", kept=False, detail=error)
    else:
        problems.add(where, "invalid_json", kept=False, detail=error)
