"""Any other file, read through a mapping of its columns.

Records are either whole dialogues with a list of utterances, or single utterances that a column groups
into dialogues.
"""

from collections import Counter
from collections.abc import Callable
from math import isfinite
from operator import itemgetter
from typing import Any

import polars as pl

from data.importing.chunks import Cells
from data.importing.draft import Draft
from data.importing.files.record import without_suffix
from data.importing.files.shapes import LISTS, as_messages
from data.importing.files.text_values import text_of
from data.importing.formats.mapped import Mapping, RatingField
from data.importing.records import Json, Record
from data.importing.spelling import spelling_key
from data.importing.times import parse_times
from data.importing.vocabulary import UTTERANCE_FIELDS
from data.problems import Problems
from data.schema import ROLES, SCORE_HIGH, SCORE_LOW
from data.store.card import Card

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
    """An id as text, so that 1, 1.0 and "1" are one id; None where there is none."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or value is None or isinstance(value, (dict, list)):
        return None
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else None
    return str(value)


class _Group:
    """The utterance rows of one dialogue while they are gathered."""

    def __init__(self, source_id: str, record: Record) -> None:
        self.source_id = source_id
        self.where = record.where
        self.file = record.file
        self.rows: list[Json] = []


class _Codes(dict[Any, int]):
    """The code of the role that a word means, looked up once for each word."""

    def __init__(self, mapping: Mapping) -> None:
        super().__init__()
        self.mapping = mapping
        self.unknown: set[Any] = set()

    def __missing__(self, word: Any) -> int:
        role = self.mapping.role(word)
        if role is None:
            self.unknown.add(word)
        self[word] = OTHER if role is None else ROLES.index(role)
        return self[word]


class MappedReader:
    """Reads records through a mapping; utterance rows are gathered until the last one came."""

    name = "mapped"
    version = 3
    published: frozenset[str] = frozenset()
    card = Card()
    topics: tuple[str, ...] = ()

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self._codes = _Codes(mapping)
        self._groups: dict[tuple[str, str], _Group] = {}
        self._last: _Group | None = None
        self._inherited: Counter[str] = Counter()
        self._seen = 0
        columns = mapping.columns
        self._id = columns.get("dialogue_id")
        self._about_columns = {n: c for n, c in columns.items() if n not in (*UTTERANCE_FIELDS, "dialogue_id")}
        self._text, self._role = _column(columns["text"]), _column(columns["role"])
        self._time = _column(columns["said_at"]) if "said_at" in columns else None

    def recognises(self, value: Json) -> bool:
        """Any object may be tried: the person who wrote the mapping knows."""
        return isinstance(value, dict)

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Take in one dialogue, or hold one utterance back until its dialogue is complete."""
        value = record.value
        if not isinstance(value, dict):
            problems.add(record.where, "no_record", kept=False, detail=type(value).__name__)
            return
        self._seen += 1
        if self.mapping.utterances is None:
            self._gather(record, problems)
            return
        source_id = identifier(lookup(value, self._id)) if self._id else record.key or str(self._seen)
        if source_id is None:
            problems.add(record.where, "no_dialogue_id", kept=False, key=self._id)
            return
        rows = lookup(value, self.mapping.utterances)
        if isinstance(rows, (str, dict)):
            rows = as_messages(rows) or rows
        if not isinstance(rows, list):
            rows = next((value[name] for name in LISTS if isinstance(value.get(name), list)), rows)
        if not isinstance(rows, list):
            key, kind = self.mapping.utterances, type(rows).__name__
            problems.add(record.where, "no_list", kept=False, key=key, type=kind)
            return
        self._dialogue(record.where, record.file, source_id, value, rows, draft, problems)

    def close(self, draft: Draft, problems: Problems) -> None:
        """Pass on the dialogues gathered from utterance rows."""
        for file, n in self._inherited.items():
            problems.add(file, "ids_filled", kept=True, n=n)
        if self.mapping.utterances is None and self._id is None and self._groups:
            problems.add(next(iter(self._groups))[0], "file_is_dialogue", kept=True, n=len(self._groups))
        for group in self._groups.values():
            ordered = self._in_order(group.where, group.rows, problems)
            self._dialogue(group.where, group.file, group.source_id, ordered[0], ordered, draft, problems)

    def _gather(self, record: Record, problems: Problems) -> None:
        """Put an utterance row to the others of its dialogue in the same file."""
        last = self._last
        if self._id is None:
            source_id: str | None = record.key or without_suffix(record.file)
        else:
            source_id = identifier(lookup(record.value, self._id))
            if source_id is None and record.in_table and last is not None and last.file == record.file:
                source_id = last.source_id
                self._inherited[record.file] += 1
        if source_id is None:
            problems.add(record.where, "no_dialogue_id", kept=False, key=self._id)
            return
        key = (record.file, spelling_key(source_id))
        group = self._groups.get(key)
        if (
            group is None
            and last is not None
            and last.file != record.file
            and self._goes_on(last, source_id, record)
        ):
            group = self._groups[key] = last
        if group is None:
            group = self._groups[key] = _Group(source_id, record)
        group.rows.append(record.value)
        self._last = group

    def _goes_on(self, last: _Group, source_id: str, record: Record) -> bool:
        """Whether a file begins in the middle of the dialogue that the file before it ends with."""
        column = self.mapping.columns.get("position")
        before, here = _finite(lookup(last.rows[-1], column)), _finite(lookup(record.value, column))
        same = spelling_key(last.source_id) == spelling_key(source_id)
        return same and before is not None and here is not None and here > before

    def _in_order(self, where: str, rows: list[Json], problems: Problems) -> list[Json]:
        """Utterance rows by their position, else by their time, else as they come."""
        columns = self.mapping.columns
        keys: list[Any] = [None]
        if "position" in columns:
            keys = [_finite(lookup(row, columns["position"])) for row in rows]
        if None in keys and self._time is not None:
            written = [lookup(row, columns["said_at"]) for row in rows]
            keys = parse_times(pl.Series(written, dtype=pl.String, strict=False))[0].to_list()
        order = [] if None in keys else sorted(range(len(rows)), key=keys.__getitem__)
        if order in ([], list(range(len(rows)))):
            return rows
        problems.add(where, "rows_out_of_order", kept=True)
        return [rows[index] for index in order]

    def _dialogue(
        self,
        where: str,
        file: str,
        source_id: str,
        value: Json,
        rows: list[Json],
        draft: Draft,
        problems: Problems,
    ) -> None:
        if not rows:
            problems.add(where, "empty_dialogue", kept=False)
            return
        texts = self._texts(where, self._text(rows), problems)
        if texts is None:
            return
        times = self._time(rows) if self._time else [""] * len(rows)
        draft.add(
            where,
            {"source_id": source_id, **self._about(where, value, problems)},
            texts=texts,
            roles=self._roles(where, self._role(rows), problems),
            times=_times(times),
            ratings=[r for f in self.mapping.ratings for r in _ratings(where, f, value, problems)],
            labels=[
                (position, scheme, str(label))
                for scheme, column in self.mapping.labels.items()
                for position, row in enumerate(rows)
                if (label := lookup(row, column)) is not None
            ],
            file=file,
        )

    def _texts(self, where: str, values: list[Json], problems: Problems) -> Cells | None:
        """The texts of a dialogue; None where one of them is no text at all, which is listed."""
        try:
            cells = Cells.of(values)
        except TypeError:
            return self._mended(where, values, problems)
        if "" in values:
            for at, text in enumerate(values):
                if text == "":
                    problems.add(where, "empty_text", kept=True, at=at)
        return cells

    def _mended(self, where: str, values: list[Json], problems: Problems) -> Cells | None:
        """Texts of which some are numbers, parts of messages, or not there."""
        if all(value is None for value in values) and len(values) > 1:
            problems.add(where, "no_text", kept=False, at=0, key=self.mapping.columns["text"], type="NoneType")
            return None
        texts: list[str] = []
        for at, value in enumerate(values):
            text = "" if value is None or value != value else text_of(value)
            if text is None:
                kind = type(value).__name__
                problems.add(where, "no_text", kept=False, at=at, key=self.mapping.columns["text"], type=kind)
                return None
            if isinstance(value, (int, float)) and text:
                problems.add(where, "number_as_text", kept=True, at=at, value=text)
            if text == "":
                problems.add(where, "empty_text", kept=True, at=at)
            texts.append(text)
        return Cells.of(texts)

    def _roles(self, where: str, words: list[Json], problems: Problems) -> bytes:
        """The codes of the roles; a word whose role is not known is listed once a dialogue."""
        codes = self._codes
        try:
            roles = bytes(map(codes.__getitem__, words))
        except TypeError:  # one of them is a list or an object
            words = [repr(word) if isinstance(word, (dict, list)) else word for word in words]
            roles = bytes(map(codes.__getitem__, words))
        if codes.unknown:
            for word in codes.unknown.intersection(words):
                problems.add(where, "unknown_role", kept=True, at=words.index(word), value=repr(word))
        return roles

    def _about(self, where: str, value: Json, problems: Problems) -> dict[str, Any]:
        about: dict[str, Any] = {}
        for name, column in self._about_columns.items():
            inner = lookup(value, column)
            if inner is None or inner == "":
                continue
            if name in ("score", "session_number"):
                about[name] = _number(where, name, inner, problems)
            elif name.endswith("_id"):
                about[name] = identifier(inner)
                if about[name] is None and str(inner).strip():
                    problems.add(where, "person_unreadable", kept=True, field=name, value=repr(inner))
            else:
                about[name] = str(inner)
        return about


def _column(path: str) -> Callable[[list[Json]], list[Json]]:
    """A reader of one column of utterance rows; None where a row lacks it."""
    get = itemgetter(path)

    def column(rows: list[Json]) -> list[Json]:
        try:
            return list(map(get, rows))
        except (KeyError, TypeError, IndexError):
            return [lookup(row, path) for row in rows]

    return column


def _times(times: list[Json]) -> Cells:
    try:
        return Cells.of(times)
    except TypeError:
        return Cells.of(["" if time is None or time != time else str(time) for time in times])


def _finite(value: object) -> float | None:
    try:
        return float(str(value)) if value is not None and isfinite(float(str(value))) else None
    except ValueError:
        return None


def _number(where: str, name: str, value: object, problems: Problems) -> int | None:
    try:
        number = float(str(value))
        if not number.is_integer() or not SCORE_LOW <= number <= SCORE_HIGH:
            raise ValueError
    except ValueError:
        problems.add(where, f"{name}_out_of_range", kept=True, value=repr(value), low=SCORE_LOW, high=SCORE_HIGH)
        return None
    return int(number)


def _ratings(where: str, about: RatingField, value: Json, problems: Problems) -> list[dict[str, Any]]:
    inner = lookup(value, about.field)
    pairs = inner.items() if isinstance(inner, dict) else [] if inner is None else [(None, inner)]
    rows = []
    for item, number in pairs:
        name = f"{about.scale}.{item}" if item else about.scale
        judgement = None if isinstance(number, bool) else _finite(number)
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
