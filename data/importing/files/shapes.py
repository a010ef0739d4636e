"""Shapes of JSON: lists, wrappers, frames as pandas writes them, chats; each spread into its records.

A record is either a whole dialogue, an object with a list of messages, or one utterance of a dialogue, a
row. What names a dialogue outside of it (its file, its key in an object) goes along as the record's key.
"""

import json
from collections.abc import Iterator
from typing import Any

from data.importing.files.record import Json, Record, without_suffix
from data.importing.files.transcripts import split_speaker, utterances_of
from data.importing.vocabulary import COLUMN_WORDS, KNOWN_COLUMNS, column_key, known_columns, role_of

#: Names of the list of messages in a dialogue.
LISTS = (
    "utterances", "dialogue", "dialog", "conversation", "conversations", "messages", "turns", "transcript", "chat",
    "対話", "会話", "発話", "逐語録",
)  # fmt: skip
LIST_NAMES = frozenset(LISTS)
#: Names of a list of records, or of parts of a corpus, in an object that only wraps them.
WRAPPERS = (
    "data", "rows", "records", "items", "dialogues", "dialogs", "sessions", "chats",
    "train", "validation", "valid", "dev", "test", *LISTS,
)  # fmt: skip
MESSAGES = "messages"
SPLIT = {"columns", "data"}
STRONG_IDS = frozenset(column_key(word) for word in COLUMN_WORDS["dialogue_id"].split()) - {"id", "conv", "case"}
DEEPEST = 4


def spread(name: str, value: Json, key: str | None = None, depth: int = 0) -> Iterator[Record]:
    """The records of one file's JSON value."""
    key = without_suffix(name) if key is None and depth == 0 else key
    if isinstance(value, list):
        yield from _spread_list(name, value, key, depth)
    elif isinstance(value, dict) and depth < DEEPEST:
        yield from _spread_object(name, value, key, depth)
    else:
        yield Record(name, value, key, name)


def line_record(name: str, where: str, value: Json) -> Record:
    """The record of one line: an object as it is, a list of messages as a dialogue."""
    if isinstance(value, list):
        messages = as_messages(value)
        return Record(where, value if messages is None else {MESSAGES: messages}, None, name)
    return Record(where, with_messages(value), None, name)


def with_messages(value: Json) -> Json:
    """A dialogue whose messages are in another shape (strings, lists of cells, text) with a list of them."""
    if not isinstance(value, dict):
        return value
    for name in LISTS:
        inner = value.get(name)
        if not inner or not isinstance(inner, (list, dict, str)):
            continue
        if isinstance(inner, list) and isinstance(inner[0], dict):
            return value
        messages = as_messages(inner)
        if messages is not None:
            return {**value, name: messages}
    return value


def as_messages(value: Json) -> list[dict[str, Any]] | None:
    """Messages as a list of objects: from objects, "role: text", pairs, columns or text; None for others."""
    if isinstance(value, str):
        return _from_string(value)
    if isinstance(value, dict):
        rows = _transposed(value)
        return rows if rows and is_message(rows[0]) else None
    if not isinstance(value, list) or not value:
        return None
    if all(isinstance(item, dict) for item in value):
        return value if any(is_message(item) for item in value) and not _has_dialogue_ids(value) else None
    if all(isinstance(item, str) for item in value):
        return _from_strings(value)
    if all(isinstance(item, list) and len(item) == 2 and all(isinstance(c, str) for c in item) for item in value):
        return [{"role": role, "text": text} for role, text in value]
    return None


def messages_in(value: Json) -> list[dict[str, Any]]:
    """The messages of a field in any shape: objects, lists in lists, "role: text", lines of a text; else none."""
    if isinstance(value, str):
        return as_messages(value) or []
    if not isinstance(value, list) or not value:
        return []
    if any(isinstance(item, dict) for item in value):
        return [item for item in value if isinstance(item, dict)]
    if all(isinstance(item, str) for item in value) and 2 * sum(map(bool, map(split_speaker, value))) <= len(
        value
    ):
        return []
    if (messages := as_messages(value)) is not None:
        return messages
    return [message for item in value if isinstance(item, list) for message in messages_in(item)]


def is_message(value: Json) -> bool:
    """Whether an object says who speaks and what."""
    if not isinstance(value, dict) or len(value) < 2:
        return False
    fields = {KNOWN_COLUMNS.get(column_key(name)) for name in value} | {
        "text" if str(name) == "value" else None for name in value
    }
    return {"role", "text"} <= fields


def _spread_list(name: str, values: list[Json], key: str | None, depth: int) -> Iterator[Record]:
    if values and all(isinstance(value, dict) and set(value) & {"row"} == {"row"} for value in values[:20]):
        values = [value.get("row") if isinstance(value, dict) else value for value in values]
    messages = None if not values or isinstance(values[0], list) else as_messages(values)
    if messages is not None and (len(values) > 1 or depth):
        yield Record(name, {MESSAGES: messages}, key, name)
        return
    for index, value in enumerate(values):
        where = f"{name}[{index}]"
        if isinstance(value, list) and (inner := as_messages(value)) is not None:
            yield Record(where, {MESSAGES: inner}, None, name)
        else:
            yield Record(where, with_messages(value), None, name)


def _spread_object(name: str, value: dict[str, Json], key: str | None, depth: int) -> Iterator[Record]:
    if not value or _is_dialogue(value):
        yield Record(name, with_messages(value), key, name)
    elif set(value) >= SPLIT and isinstance(value["data"], list) and isinstance(value["columns"], list):
        columns = list(map(str, value["columns"]))
        rows = [dict(zip(columns, row, strict=False)) for row in value["data"] if isinstance(row, list)]
        yield from _spread_list(name, rows, key, depth + 1)
    elif rows := _frame(value):
        yield from _spread_list(name, rows, key, depth + 1)
    elif inner := [
        (w, value[w]) for w in WRAPPERS if w in value and isinstance(value[w], (list, dict)) and value[w]
    ]:
        for wrapper, wrapped in inner:
            at = name if len(inner) == 1 else f"{name} {wrapper}"
            yield from (record._replace(file=name) for record in spread(at, wrapped, key, depth + 1))
    elif _by_id(value):
        for inner_key, item in value.items():
            yield from (
                record._replace(file=name, key=record.key if record.key is not None else inner_key)
                for record in _one_of(f"{name} {inner_key}", item, inner_key)
            )
    else:
        yield Record(name, with_messages(value), key, name)


def _one_of(where: str, item: Json, key: str) -> Iterator[Record]:
    """The dialogue that stands under its id in an object."""
    messages = as_messages(item) if isinstance(item, list) else None
    if messages is None and isinstance(item, list):
        messages = messages_in(item)
    yield Record(where, with_messages(item) if messages is None else {MESSAGES: messages}, key)


def _is_dialogue(value: dict[str, Json]) -> bool:
    """Whether an object is a dialogue itself: it has messages that name no other dialogue, or is a message."""
    for name in LISTS:
        inner = value.get(name)
        if isinstance(inner, list) and inner:
            if isinstance(inner[0], dict) and not _has_dialogue_ids(inner) and not _has_messages(inner[0]):
                return True
            if isinstance(inner[0], str) or (isinstance(inner[0], list) and as_messages(inner) is not None):
                return True
        if inner and isinstance(inner, (str, dict)) and as_messages(inner) is not None:
            return True
        if inner == [] and len(value) > 1:
            return True
    return is_message(value) and not any(isinstance(inner, (dict, list)) for inner in value.values())


def _has_messages(value: dict[str, Json]) -> bool:
    return any(isinstance(value[name], list) for name in value.keys() & LIST_NAMES)


def _has_dialogue_ids(rows: list[Json]) -> bool:
    """Whether rows say which dialogue they belong to; an ``id`` that no two share is a message's own."""
    first = rows[0] if isinstance(rows[0], dict) else {}
    if any(column_key(name) in STRONG_IDS for name in first):
        return True
    if "id" not in first:
        return False
    ids = [str(row.get("id")) for row in rows if isinstance(row, dict) and row.get("id") is not None]
    return len(set(ids)) < len(ids)


def _frame(value: dict[str, Json]) -> list[dict[str, Any]]:
    """The rows of a frame that pandas wrote by columns or by index; none where it is another object."""
    inner = list(value.values())
    if known_columns(value) >= 2 and all(isinstance(column, dict) for column in inner):
        index = list(dict.fromkeys(row for column in inner for row in column))
        return [{name: column.get(row) for name, column in value.items()} for row in index]
    if all(isinstance(row, dict) and known_columns(row) >= 2 for row in inner[:20]) and not any(
        isinstance(cell, (list, dict)) for row in inner[:20] for cell in row.values()
    ):
        return [row for row in inner if isinstance(row, dict)]
    return _transposed(value) if known_columns(value) >= 2 else []


def _transposed(value: dict[str, Json]) -> list[dict[str, Any]]:
    """Rows from an object of equally long lists; none where it is another object."""
    columns = list(value.values())
    lists = [column for column in columns if isinstance(column, list)]
    if len(lists) < 2 or len(lists) < len(columns) or len({len(column) for column in lists}) != 1:
        return []
    return [dict(zip(value, row, strict=True)) for row in zip(*lists, strict=True)]


def _by_id(value: dict[str, Json]) -> bool:
    """Whether an object holds dialogues under their ids."""
    inner = list(value.values())[:20]
    return _are_alike(inner) or all(
        (isinstance(item, dict) and _is_dialogue(item))
        or (isinstance(item, list) and as_messages(item) is not None)
        for item in inner
    )


def _are_alike(lists: list[Json]) -> bool:
    """Whether these are two or more lists of objects with the same names, whatever they are called."""
    first = [item[0] for item in lists if isinstance(item, list) and item and isinstance(item[0], dict)]
    return 1 < len(lists) == len(first) and len({frozenset(row) for row in first}) == 1 and len(first[0]) > 1


def _from_strings(values: list[str]) -> list[dict[str, Any]] | None:
    """Messages from strings: "役割：text" where most begin so, else speakers who take turns, called A and B."""
    parts = [split_speaker(value) for value in values]
    labelled = [part for part in parts if part is not None]
    if len(labelled) * 2 > len(values):
        return [
            {"role": part[0], "text": part[1]} if part else {"role": None, "text": value}
            for part, value in zip(parts, values, strict=True)
        ]
    if len(values) < 2 or any(role_of(value) for value in values):
        return None
    return [{"role": "AB"[index % 2], "text": value} for index, value in enumerate(values)]


def _from_string(value: str) -> list[dict[str, Any]] | None:
    """Messages from a cell: JSON in a string, or lines of a transcript."""
    if value.lstrip()[:1] in "[{" and value.strip():
        try:
            return as_messages(json.loads(value))
        except (ValueError, RecursionError):
            return None
    utterances = utterances_of(value)[0]
    return utterances if len(utterances) > 1 else None
