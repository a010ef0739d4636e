"""A ConvoKit corpus: utterances in one file, what is known of speakers and conversations in other files."""

from collections.abc import Iterable, Iterator
from typing import Any

from data.importing.files.json_files import parse
from data.importing.files.record import Json, Record
from data.importing.vocabulary import role_of

UTTERANCES = "utterances.jsonl"
SPEAKERS = ("speakers.json", "users.json")
CONVERSATIONS = "conversations.json"
#: The files that belong together; ``corpus.json`` is ConvoKit's here, and a card elsewhere.
FILES = (UTTERANCES, *SPEAKERS, CONVERSATIONS, "index.json", "corpus.json")
ROLE_NAMES = ("role", "speaker_role", "kind", "type", "speaker_type")


def is_utterance(value: Json) -> bool:
    """Whether a record is an utterance as ConvoKit writes it."""
    return (
        isinstance(value, dict)
        and "text" in value
        and bool({"speaker", "user"} & value.keys())
        and bool({"reply-to", "reply_to"} & value.keys())
    )


def conversations(utterances: Iterable[Record], others: dict[str, bytes]) -> Iterator[Record]:
    """One record a conversation: its utterances, its persons, and what is known of it.

    One that this project wrote is named by its first utterance and has its own name in the metadata.

    Options:
        others: the other files of the folder by name.
    """
    speakers = _metadata(next((others[name] for name in SPEAKERS if name in others), b"{}"))
    about = _metadata(others.get(CONVERSATIONS, b"{}"))
    own = {key: str(meta["dialogue"]) for key, meta in about.items() if key == f"{meta.get('dialogue')}-0"}
    groups: dict[str, list[Record]] = {}
    for record in utterances:
        if isinstance(record.value, dict):
            groups.setdefault(str(_conversation(record.value)), []).append(record)
    for key, rows in groups.items():
        listed = [_utterance(row.value, speakers) for row in rows]
        persons: dict[str, Json] = {}
        for line in listed:
            if role := role_of(line["role"]):
                persons.setdefault(f"{role}_id", line["speaker"])
        known = {name: value for name, value in about.get(key, {}).items() if isinstance(value, (str, int, float))}
        if "branch_of" in known:
            known["branch_of"] = own.get(str(known["branch_of"]), known["branch_of"])
        name = own.get(key, key)
        yield Record(
            rows[0].where, {**known, **persons, "dialogue_id": name, "utterances": listed}, name, rows[0].file
        )


def _conversation(value: dict[str, Json]) -> Json:
    return next((value[name] for name in ("conversation_id", "root") if name in value), None)


def _utterance(value: dict[str, Json], speakers: dict[str, dict[str, Json]]) -> dict[str, Any]:
    speaker = value.get("speaker", value.get("user"))
    own = value.get("meta")
    metadata = [own if isinstance(own, dict) else {}, speakers.get(str(speaker), {})]
    roles = [one[name] for one in metadata for name in ROLE_NAMES if one.get(name)]
    role = next((word for word in roles if role_of(word)), roles[0] if roles else speaker)
    own = metadata[0]
    line = {"role": role, "speaker": speaker, "text": value.get("text"), "time": value.get("timestamp")}
    labels = own.get("labels")
    given = labels if isinstance(labels, list) else []
    return line | {"name": own.get("name"), "to": own.get("addressee"), "labels": given}


def _metadata(data: bytes) -> dict[str, dict[str, Json]]:
    """Id -> what is known of it; empty where the file cannot be read."""
    try:
        values = parse(data)
    except ValueError:
        return {}
    if not isinstance(values, dict):
        return {}
    inner = {str(key): value.get("meta", value) for key, value in values.items() if isinstance(value, dict)}
    return {key: value for key, value in inner.items() if isinstance(value, dict)}
