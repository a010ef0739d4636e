"""Any other .jsonl, .json, .csv or .parquet, read through a mapping of its columns.

Records are either whole dialogues with a list of utterances, or single utterances that a column groups
into dialogues.
"""

from math import isfinite
from typing import Any

import polars as pl

from data.card import Card
from data.importing.chunks import Cells
from data.importing.draft import Draft
from data.importing.formats.mapped import UTTERANCE_FIELDS, Mapping, RatingField
from data.importing.records import Json, Record
from data.importing.times import parse_times
from data.problems import Problems
from data.schema import ROLES, SCORE_HIGH, SCORE_LOW


def _get(value: Json, path: str | None) -> Json:
    if path is None or not isinstance(value, dict):
        return None
    if path in value:
        return value[path]
    head, dot, rest = path.partition(".")
    return _get(value.get(head), rest) if dot else None


class MappedReader:
    """Reads records through a mapping; utterance rows are gathered until the last one came."""

    name = "mapped"
    version = 2
    published: frozenset[str] = frozenset()
    card = Card()
    topics: tuple[str, ...] = ()

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self._rows: dict[object, tuple[str, list[Json]]] = {}
        self._seen = 0

    def recognises(self, value: Json) -> bool:
        """Any record may be tried: the person who wrote the mapping knows."""
        return isinstance(value, dict)

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Take in one dialogue, or hold one utterance back until its dialogue is whole."""
        where, value = record
        if not isinstance(value, dict):
            problems.add(where, "no_record", kept=False, detail=type(value).__name__)
            return
        self._seen += 1
        column = self.mapping.columns.get("dialogue_id")
        source_id = self._seen if column is None else _get(value, column)
        if isinstance(source_id, float) and source_id.is_integer():
            source_id = int(source_id)
        if source_id is None or isinstance(source_id, (dict, list, float)) or source_id == "":
            problems.add(where, "no_dialogue_id", kept=False, key=column)
            return
        if self.mapping.utterances is None:
            self._rows.setdefault(source_id, (where, []))[1].append(value)
            return
        rows = _get(value, self.mapping.utterances)
        if not isinstance(rows, list):
            problems.add(where, "no_list", kept=False, key=self.mapping.utterances, type=type(rows).__name__)
            return
        self._dialogue(where, source_id, value, rows, draft, problems)

    def close(self, draft: Draft, problems: Problems) -> None:
        """Pass on the dialogues gathered from utterance rows."""
        for source_id, (where, rows) in self._rows.items():
            ordered = self._in_order(where, rows, problems)
            self._dialogue(where, source_id, ordered[0], ordered, draft, problems)

    def _in_order(self, where: str, rows: list[Json], problems: Problems) -> list[Json]:
        """Utterance rows by their position, else by their time, else as they come."""
        columns = self.mapping.columns
        keys: list[Any] = [_finite(_get(row, columns.get("position"))) for row in rows]
        if None in keys:
            written = [_get(row, columns.get("said_at")) for row in rows]
            keys = parse_times(pl.Series(written, dtype=pl.String, strict=False))[0].to_list()
        order = [] if None in keys else sorted(range(len(rows)), key=keys.__getitem__)
        if order in ([], list(range(len(rows)))):
            return rows
        problems.add(where, "rows_out_of_order", kept=True)
        return [rows[index] for index in order]

    def _dialogue(
        self, where: str, source_id: object, value: Json, rows: list[Json], draft: Draft, problems: Problems
    ) -> None:
        columns = self.mapping.columns
        texts = [_get(row, columns["text"]) for row in rows]
        if not texts:
            problems.add(where, "empty_dialogue", kept=False)
            return
        for index, (text, row) in enumerate(zip(texts, rows, strict=True)):
            if text is None and isinstance(row, dict) and columns["text"] in row:
                texts[index] = ""
                problems.add(where, "empty_text", kept=True, at=index)
            elif not isinstance(text, str):
                found = type(text).__name__
                problems.add(where, "no_text", kept=False, at=index, key=columns["text"], type=found)
                return
        roles = []
        for index, row in enumerate(rows):
            word = _get(row, columns["role"])
            role = self.mapping.role(word)
            if role is None:
                problems.add(where, "unknown_role", kept=True, at=index, value=repr(word))
            roles.append(role or "other")
        times = [_get(row, columns.get("said_at")) for row in rows]
        draft.add(
            where,
            {"source_id": source_id, **self._about(where, value, problems)},
            texts=Cells.of(texts),
            roles=bytes(map(ROLES.index, roles)),
            times=Cells.of(["" if time is None else str(time) for time in times]),
            ratings=[r for f in self.mapping.ratings for r in _ratings(where, f, value, problems)],
            labels=[
                (position, scheme, str(label))
                for scheme, column in self.mapping.labels.items()
                for position, row in enumerate(rows)
                if (label := _get(row, column)) is not None
            ],
        )

    def _about(self, where: str, value: Json, problems: Problems) -> dict[str, Any]:
        about: dict[str, Any] = {}
        for name, column in self.mapping.columns.items():
            if name in (*UTTERANCE_FIELDS, "dialogue_id"):
                continue
            found = _get(value, column)
            if found is None or found == "":
                continue
            if name in ("score", "session_number"):
                about[name] = _number(where, name, found, problems)
            else:
                about[name] = found if name.endswith("_id") and isinstance(found, int) else str(found)
        return about


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
    found = _get(value, about.field)
    pairs = found.items() if isinstance(found, dict) else [] if found is None else [(None, found)]
    rows = []
    for item, number in pairs:
        name = f"{about.scale}.{item}" if item else about.scale
        judged = None if isinstance(number, bool) else _finite(number)
        if judged is None:
            problems.add(where, "rating_unreadable", kept=True, name=name, value=repr(number))
            continue
        low, high = about.low, about.high
        if not (low is None or judged >= low) or not (high is None or judged <= high):
            value = f"{judged:g}"
            problems.add(where, "rating_out_of_range", kept=True, name=name, value=value, low=low, high=high)
            continue
        rows.append(
            {
                "scale": about.scale,
                "item": item,
                "rater": None,
                "rater_kind": about.rater_kind,
                "moment": about.moment,
                "value": judged,
                "low": low,
                "high": high,
            }
        )
    return rows
