"""Chats as responses: lists of messages, in a field or bare, whose last is the response."""

from collections.abc import Iterator
from typing import Any

from data.importing.records import Json, Record, records
from data.importing.source import Member
from data.problems import Problems
from data.responses.mapping import FIELDS, propose
from data.responses.messages import COUNSELOR, NOT_SPOKEN, role_of, speaker_of
from data.responses.text_reader import Raw

HELD = ("messages", "prompt", "conversations", "conversation")


class Messages:
    """A chat: a list of messages, whose last is the response, or with the response beside it."""

    name = "messages"
    _beside = ("response", "completion", "chosen", "output", "generated", "prediction")

    def recognises(self, value: Json) -> bool:
        """An object with ``messages`` (or another of ``HELD``, a list of them) that say who speaks."""
        said = self._list(value)
        return isinstance(said, list) and bool(said) and speaker_of(said[0]) is not None

    def rows(self, record: Record, system: str) -> Iterator[Raw]:
        """One response."""
        value, said = record.value, list(self._list(record.value) or ())
        found = next((value[key] for key in self._beside if value.get(key) is not None), None)
        if found is None and said and role_of(speaker_of(said[-1])) == COUNSELOR:
            found = said.pop()
        spoken = [m for m in said if isinstance(m, dict) and str(speaker_of(m)).lower() not in NOT_SPOKEN]
        named = propose([record])
        rest = {name: named.get(value, name) for name in FIELDS if name not in ("response", "context", "turns")}
        known = {name: part for name, part in rest.items() if part is not None}
        yield Raw(record.where, {"system": system, **known, "context": spoken, "response": found})

    def _list(self, value: Json) -> Any:
        if not isinstance(value, dict):
            return None
        return next((value[key] for key in HELD if isinstance(value.get(key), list)), None)


def chats(member: Member, problems: Problems) -> Iterator[Record]:
    """The records of a file; a chat that is a bare list of messages becomes a record that holds it."""
    found = records(member, problems)
    if member.name.lower().endswith(".json"):
        listed = list(found)
        if listed and all(_is_message(record.value) for record in listed):
            listed = [Record(member.name, {"messages": [record.value for record in listed]})]
        found = iter(listed)
    for record in found:
        bare = isinstance(record.value, list) and bool(record.value) and all(map(_is_message, record.value))
        yield record._replace(value={"messages": record.value}) if bare else record


def _is_message(value: Json) -> bool:
    return isinstance(value, dict) and ({"role", "content"} <= value.keys() or {"from", "value"} <= value.keys())
