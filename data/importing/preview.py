"""The first records of a source in short, as one process hands them to another that only shows them."""

from collections.abc import Iterable
from typing import Any, cast

from data.core.problems import Problems
from data.core.schema import ROLES
from data.importing.draft import Draft
from data.importing.files.transcripts import TRANSCRIPT
from data.importing.formats.mapped import Mapping
from data.importing.formats.mapped_reader import MappedReader
from data.importing.records import Json, Record

TEXT, ITEMS = 2_000, 60


def shortened(record: Record) -> dict[str, Any]:
    """A record for JSON: long texts and lists cut, what JSON does not know as text.

    Of a transcript the first line of every speaker stays: each is asked about.
    """
    value = record.value
    if isinstance(value, dict) and isinstance(lines := value.get(TRANSCRIPT), list):
        shown = [_short(line) for line in (*lines[:ITEMS], *_others(lines))]
        return {**record._asdict(), "value": {**_short({**value, TRANSCRIPT: []}), TRANSCRIPT: shown}}
    return {**record._asdict(), "value": _short(value)}


def _others(lines: list[Json]) -> list[Json]:
    """The first line of each speaker who comes after the first lines."""
    first = {str(line.get("role")): line for line in reversed(lines) if isinstance(line, dict)}
    known = {str(line.get("role")) for line in lines[:ITEMS] if isinstance(line, dict)}
    return [line for word, line in reversed(first.items()) if word not in known][:ITEMS]


def restored(values: dict[str, Any]) -> Record:
    """The record that ``shortened`` made of one."""
    return Record(**values)


def first_dialogue(records: Iterable[Record], mapping: Mapping) -> list[tuple[str, str, str]]:
    """The role, text and labels of each utterance of the first dialogue, as a mapping reads it."""
    reader, first, problems = MappedReader(mapping), _First(), Problems()
    for record in records:
        reader.add(record, cast("Draft", first), problems)
    reader.close(cast("Draft", first), problems)
    return first.lines


class _First:
    """Takes the first dialogue that a reader gives."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str, str]] = []

    def add(self, _: str, __: Any, *, texts: Any, roles: bytes, labels: Iterable[Any] = (), **___: Any) -> bool:
        if not self.lines:
            said: dict[int, list[str]] = {}
            for position, _scheme, label, coder in labels:
                said.setdefault(position, []).append(label if coder is None else f"{label} ({coder})")
            each = enumerate(zip(roles, texts.each, strict=True))
            self.lines = [(ROLES[role], text, ", ".join(said.get(at, ()))) for at, (role, text) in each]
        return True


def _short(value: Json) -> Json:
    if isinstance(value, dict):
        return {str(key)[:TEXT]: _short(inner) for key, inner in list(value.items())[:ITEMS]}
    if isinstance(value, (list, tuple)):
        return [_short(inner) for inner in value[:ITEMS]]
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    return str(value)[:TEXT]
