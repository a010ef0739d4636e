"""Any list of messages whose speakers all have names of roles, as chats of language models are kept."""

from collections.abc import Iterable
from typing import Any

from data.core.problems import Problems
from data.core.store.card import Card
from data.importing.draft import Draft
from data.importing.files.shapes import LISTS
from data.importing.formats.mapped import Mapping
from data.importing.formats.mapped_reader import MappedReader
from data.importing.records import Json, Record
from data.importing.vocabulary import role_of
from data.importing.voices import Voice, voices

ROLE_NAMES, TEXT_NAMES = ("role", "from", "speaker"), ("content", "text", "value", "utterance")
INSTRUCTION, NAME = "system", "name"
NAMES = ("id", "conversation_id", "meta")
PLAIN = Mapping({"dialogue_id": "id", "role": "role", "text": "text"}, "messages")


class Reader(MappedReader):
    """Dialogues of ``role``/``content`` or ``from``/``value``; what instructs a model is no utterance."""

    name = "chat"
    version = 2
    card = Card()

    def __init__(self) -> None:
        super().__init__(PLAIN)

    def recognises(self, value: Json) -> bool:
        """Messages that say nothing but who speaks and what, by at least two roles that are known."""
        roles = {str(role) for role, *_ in _messages(value)} - {INSTRUCTION}
        return len(roles) >= 2 and all(map(role_of, roles))

    def _voices(self, rows: list[Json], words: list[Json], roles: bytes) -> Iterable[Voice]:
        """Messages may have the name of who speaks."""
        if not any(row.get("speaker") for row in rows):
            return super()._voices(rows, words, roles)
        return voices([row.get("speaker") or row["role"] for row in rows], roles, are_persons=False)

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Take in one dialogue; instructions to the model are left out and listed."""
        messages = _messages(record.value)
        if not messages:
            super().add(record, draft, problems)
            return
        lines = [
            {"role": role, "text": text, "speaker": speaker}
            for role, text, speaker in messages
            if role != INSTRUCTION
        ]
        if len(lines) < len(messages):
            problems.add(record.where, "instruction", kept=True)
        name = record.value.get("id", record.value.get("conversation_id")) or record.key or str(self._seen + 1)
        super().add(record._replace(value={"id": name, "messages": lines}), draft, problems)


def _messages(value: Json) -> list[tuple[str, Any, Any]]:
    """Roles, texts and names of speakers; none where there is another field than a name and what is about it, or another shape."""
    if not isinstance(value, dict):
        return []
    turns: list[Json] = next((value[name] for name in LISTS if isinstance(value.get(name), list)), [])
    if not turns or not all(isinstance(turn, dict) for turn in turns):
        return []
    role, text = (next((name for name in names if name in turns[0]), None) for names in (ROLE_NAMES, TEXT_NAMES))
    about = value.keys() - {*LISTS, *NAMES}
    if role is None or text is None or about or turns[0].keys() - {NAME} != {role, text}:
        return []
    return [(turn.get(role), turn.get(text), turn.get(NAME)) for turn in turns]
