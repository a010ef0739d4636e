"""Contexts as messages: a chat's list, or text with the speakers' names before their lines."""

from typing import NamedTuple

import orjson

from data.importing.files.text_values import text_of
from data.importing.files.transcripts import split_speaker
from data.importing.records import Json
from data.importing.vocabulary import role_of

COUNSELOR, CLIENT = "counselor", "client"
NOT_SPOKEN = ("system", "developer", "tool", "function")
_KEYS = ("role", "from", "speaker", "author")


class Message(NamedTuple):
    """One utterance of a context."""

    #: counselor, client or other.
    role: str
    text: str


def speaker_of(message: Json) -> Json:
    """The word of a message for its speaker; None where it has none."""
    return next((message[key] for key in _KEYS if key in message), None) if isinstance(message, dict) else None


def messages_of(value: Json) -> list[Message]:
    """The utterances of a context, whatever its shape; instructions to the model are left out."""
    if value is None:
        return []
    if isinstance(value, str):
        listed = _as_list(value)
        return _from_text(value) if listed is None else _listed(listed)
    if isinstance(value, dict):
        inner = next((value[key] for key in ("messages", "dialogue", "turns") if key in value), None)
        return messages_of(inner) if inner is not None else _listed([value])
    return _listed(value) if isinstance(value, (list, tuple)) else _from_text(str(value))


def _as_list(text: str) -> Json:
    """The list of messages that a cell of a CSV holds as JSON; None where it holds plain text."""
    if not text.lstrip().startswith("["):
        return None
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return value if isinstance(value, list) and value and isinstance(value[0], (dict, str)) else None


def _listed(values: Json) -> list[Message]:
    messages: list[Message] = []
    for value in values:
        if isinstance(value, str):
            other = CLIENT if not messages or messages[-1].role == COUNSELOR else COUNSELOR
            messages.append(_labelled(value) or Message(other, value))
            continue
        if not isinstance(value, dict):
            continue
        word = speaker_of(value)
        text = text_of(value)
        if text is None or str(word).lower() in NOT_SPOKEN:
            continue
        messages.append(Message(role_of(word) or "other", text))
    return messages


def _from_text(text: str) -> list[Message]:
    """Lines that begin with a speaker's name as messages; without any, the client's one message."""
    messages: list[Message] = []
    for line in text.splitlines():
        labelled = _labelled(line)
        if labelled:
            messages.append(labelled)
        elif messages:
            messages[-1] = messages[-1]._replace(text=f"{messages[-1].text}\n{line}")
    if not messages:
        return [Message(CLIENT, text.strip())] if text.strip() else []
    return [message._replace(text=message.text.strip()) for message in messages if message.text.strip()]


def _labelled(line: str) -> Message | None:
    parts = split_speaker(line)
    role = role_of(parts[0]) if parts else None
    return Message(role, parts[1]) if parts and role else None
