"""Conversations of a ConvoKit corpus whose speakers all have names of roles."""

from data.importing.draft import Draft
from data.importing.formats.mapped import Mapping
from data.importing.formats.mapped_reader import MappedReader
from data.importing.records import Json, Record
from data.importing.vocabulary import ABOUT_FIELDS, column_for, role_of
from data.problems import Problems
from data.store.card import Card

UTTERANCE = {"role", "speaker", "text", "time"}
COLUMNS = {"dialogue_id": "dialogue_id", "role": "role", "text": "text", "said_at": "time"}


class Reader(MappedReader):
    """What ``data.importing.files.convokit`` makes of a folder; where a role is unknown, a mapping says it."""

    name = "convokit"
    version = 1
    card = Card()

    def __init__(self) -> None:
        super().__init__(Mapping(COLUMNS | {name: name for name in ABOUT_FIELDS}, "utterances"))

    def recognises(self, value: Json) -> bool:
        """A conversation whose utterances say who speaks, when and as what."""
        lines = value.get("utterances") if isinstance(value, dict) and "dialogue_id" in value else None
        return (
            isinstance(lines, list)
            and lines != []
            and all(
                isinstance(line, dict) and line.keys() == UTTERANCE and role_of(line["role"]) for line in lines
            )
        )

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Take in one conversation; its metadata are fields where they are named like these."""
        value = record.value
        if isinstance(value, dict):
            about = {name: value[column] for name in ABOUT_FIELDS if (column := column_for(name, value))}
            value = about | {name: value.get(name) for name in ("dialogue_id", "utterances")}
        super().add(record._replace(value=value), draft, problems)
