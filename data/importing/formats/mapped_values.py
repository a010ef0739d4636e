"""Values of mapped records: nested fields, ids, roles, times, scores and ratings."""

from collections.abc import Callable
from math import isfinite
from operator import itemgetter
from typing import Any

from data.core.problems import Problems
from data.core.schema import ROLES, SCORE_HIGH, SCORE_LOW
from data.importing.chunks import Cells
from data.importing.files.transcripts import AS_WRITTEN, split_speaker
from data.importing.formats.mapped import Mapping, RatingField
from data.importing.records import Json

OTHER = ROLES.index("other")


def lookup(value: Json, path: str | None) -> Json:
    """A field of a record; dots lead into nested objects."""
    if path is None or not isinstance(value, dict):
        return None
    if path in value:
        return value[path]
    head, dot, rest = path.partition(".")
    return lookup(value.get(head), rest) if dot else None


def identifier(value: Json) -> str | None:
    """An id as text, so that 1, 1.0 and "1" are the same id; None if there is none."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or value is None or isinstance(value, (dict, list)):
        return None
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else None
    return str(value)


class RoleCodes(dict[Any, int]):
    """The code of the role that a word means, looked up once for each word."""

    def __init__(self, mapping: Mapping) -> None:
        super().__init__()
        self.mapping = mapping
        self.unknown: set[Any] = set()

    def __missing__(self, word: Any) -> int:
        role = self.mapping.role(word)
        if role is None:
            self.unknown.add(word)
        self[word] = ROLES.index(role) if role in ROLES else OTHER
        return self[word]


def with_continuations(rows: list[Json], mapping: Mapping) -> tuple[list[Json], list[str]]:
    """The rows, where a word is no speaker as a part of the row above; and the lines that have no row above."""
    role, text = mapping.columns["role"], mapping.columns["text"]
    whole: list[Json] = []
    before: list[str] = []
    for row in rows:
        value, word = lookup(row, text), lookup(row, role)
        if role == text:
            parts = split_speaker(value) if isinstance(value, str) else None
            word = parts[0] if parts else None
        if str(word).strip() not in mapping.no_speakers:
            whole.append(row)
            continue
        line = str(value) if role == text else row.get(AS_WRITTEN) or f"{word}：{'' if value is None else value}"
        if not whole:
            before.append(line)
            continue
        above = lookup(whole[-1], text)
        whole[-1] = {**whole[-1], text: line if above in (None, "") else f"{above}\n{line}"}
    return whole, before


def column_reader(path: str) -> Callable[[list[Json]], list[Json]]:
    """A reader of one column of utterance rows; None where a row lacks it."""
    get = itemgetter(path)

    def column(rows: list[Json]) -> list[Json]:
        try:
            return list(map(get, rows))
        except (KeyError, TypeError, IndexError):
            return [lookup(row, path) for row in rows]

    return column


def times_of(times: list[Json]) -> Cells:
    """Times as text; a time that is not there is empty."""
    try:
        return Cells.of(times)
    except TypeError:
        return Cells.of(["" if time is None or time != time else str(time) for time in times])


def finite(value: object) -> float | None:
    """A number, also written as text; None for anything else."""
    try:
        return float(str(value)) if value is not None and isfinite(float(str(value))) else None
    except ValueError:
        return None


def number_of(where: str, name: str, value: object, problems: Problems) -> int | None:
    """A score; None where it is not an integer in range, which is listed."""
    try:
        number = float(str(value))
        if not number.is_integer() or not SCORE_LOW <= number <= SCORE_HIGH:
            raise ValueError
    except ValueError:
        problems.add(where, f"{name}_out_of_range", kept=True, value=repr(value), low=SCORE_LOW, high=SCORE_HIGH)
        return None
    return int(number)


def count_of(where: str, name: str, value: object, problems: Problems) -> int | None:
    """A position; None where it is not an integer from 0 on, which is listed."""
    number = finite(value)
    if number is None or not number.is_integer() or number < 0:
        problems.add(where, f"{name}_unreadable", kept=True, value=repr(value))
        return None
    return int(number)


def ratings_of(where: str, about: RatingField, value: Json, problems: Problems) -> list[dict[str, Any]]:
    """The ratings in one field: a number, or an object of item -> number; what is not one is listed."""
    inner = lookup(value, about.field)
    pairs = inner.items() if isinstance(inner, dict) else [] if inner is None else [(None, inner)]
    rows = []
    for item, number in pairs:
        name = f"{about.scale}.{item}" if item else about.scale
        judgement = None if isinstance(number, bool) else finite(number)
        if judgement is None:
            problems.add(where, "rating_unreadable", kept=True, name=name, value=repr(number))
            continue
        low, high = about.low, about.high
        if not (low is None or judgement >= low) or not (high is None or judgement <= high):
            written = f"{judgement:g}"
            problems.add(where, "rating_out_of_range", kept=True, name=name, value=written, low=low, high=high)
            continue
        rows.append(
            {
                "scale": about.scale,
                "item": item,
                "rater": None,
                "rater_kind": about.rater_kind,
                "moment": about.moment,
                "value": judgement,
                "low": low,
                "high": high,
            }
        )
    return rows
