"""The first records of a source in short, as one process hands them to another that only shows them."""

from typing import Any

from data.importing.records import Json, Record

TEXT, ITEMS = 2_000, 60


def shortened(record: Record) -> dict[str, Any]:
    """A record for JSON: long texts and lists cut, what JSON does not know as text."""
    return {**record._asdict(), "value": _short(record.value)}


def restored(values: dict[str, Any]) -> Record:
    """The record that ``shortened`` made of one."""
    return Record(**values)


def _short(value: Json) -> Json:
    if isinstance(value, dict):
        return {str(key)[:TEXT]: _short(inner) for key, inner in list(value.items())[:ITEMS]}
    if isinstance(value, (list, tuple)):
        return [_short(inner) for inner in value[:ITEMS]]
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    return str(value)[:TEXT]
