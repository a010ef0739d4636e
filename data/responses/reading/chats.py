"""Chats as responses: lists of messages, in a field or bare, whose last is the response."""

from collections.abc import Iterator
from typing import Any

from data.importing.records import Json, Record
from data.importing.vocabulary import role_of
from data.responses.raw import Raw
from data.responses.reading.mapping import FIELDS, propose
from data.responses.reading.messages import COUNSELOR, NOT_SPOKEN, speaker_of

CHAT_FIELDS = ("messages", "prompt", "conversations", "conversation")
RESPONSE_FIELDS = ("response", "completion", "chosen", "output", "generated", "prediction")


class Messages:
    """A chat: a list of messages whose last is the response, or that has the response in a field beside it."""

    name = "messages"

    def recognises(self, value: Json) -> bool:
        """Whether a record has a list of messages that say who speaks, in one of ``CHAT_FIELDS``."""
        messages = _messages(value)
        return bool(messages) and speaker_of(messages[0]) is not None

    def rows(self, record: Record, system: str) -> Iterator[Raw]:
        """One response."""
        value, messages = record.value, list(_messages(record.value))
        response = next((value[name] for name in RESPONSE_FIELDS if value.get(name) is not None), None)
        if response is None and messages and role_of(speaker_of(messages[-1])) == COUNSELOR:
            response = messages.pop()
        spoken = [m for m in messages if isinstance(m, dict) and str(speaker_of(m)).lower() not in NOT_SPOKEN]
        columns = propose([record])
        others = {
            name: columns.get(value, name) for name in FIELDS if name not in ("response", "context", "turns")
        }
        given = {name: part for name, part in others.items() if part is not None}
        yield Raw(record.where, {"system": system, **given, "context": spoken, "response": response})


def _messages(value: Json) -> list[Any]:
    if not isinstance(value, dict):
        return []
    return next((value[name] for name in CHAT_FIELDS if isinstance(value.get(name), list)), [])
