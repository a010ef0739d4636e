"""Contexts as messages: a chat's list, or text with the speakers' names before their lines."""

import re
from typing import NamedTuple

import orjson

from data.importing.formats.mapped import ROLE_WORDS
from data.importing.records import Json
from data.responses.reading.mapping import text_of

COUNSELOR, CLIENT = "counselor", "client"
NOT_SPOKEN = ("system", "developer", "tool", "function")
_WORDS = {word.lower(): role for role, words in ROLE_WORDS.items() for word in words.split()}
_KEYS = ("role", "from", "speaker", "author")
LABELLED = re.compile(r"^\s*[【\[<(（]?([^\s:：】\]>)）]{1,20})[】\]>)）]?\s*[:：]\s*(.*)$")


class Message(NamedTuple):
    """One utterance of a context: who speaks (counselor, client, other), and what."""

    role: str
    text: str


def role_of(word: object) -> str | None:
    """The role that a word of a chat means; None where it is none."""
    return _WORDS.get(str(word).strip().lower())


def speaker_of(message: Json) -> Json:
    """The word of a message that says who speaks; None where there is none."""
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
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, list) and found and isinstance(found[0], (dict, str)) else None


def _listed(values: Json) -> list[Message]:
    found: list[Message] = []
    for value in values:
        if isinstance(value, str):
            other = CLIENT if not found or found[-1].role == COUNSELOR else COUNSELOR
            found.append(_labelled(value) or Message(other, value))
            continue
        if not isinstance(value, dict):
            continue
        word = speaker_of(value)
        text = text_of(value)
        if text is None or str(word).lower() in NOT_SPOKEN:
            continue
        found.append(Message(role_of(word) or "other", text))
    return found


def _from_text(text: str) -> list[Message]:
    """Lines that begin with a speaker's name as messages; without any, the client's one message."""
    found: list[Message] = []
    loose: list[str] = []
    for line in text.splitlines():
        told = _labelled(line)
        if told:
            found.append(told)
        elif found:
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{line}")
        else:
            loose.append(line)
    if not found:
        return [Message(CLIENT, text.strip())] if text.strip() else []
    return [message._replace(text=message.text.strip()) for message in found if message.text.strip()]


def _labelled(line: str) -> Message | None:
    told = LABELLED.match(line)
    role = role_of(told[1]) if told else None
    return Message(role, told[2]) if told and role else None
