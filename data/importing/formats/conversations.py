"""Conversations of a ConvoKit corpus whose speakers all have names of roles."""

from collections.abc import Iterable, Iterator

from data.core.problems import Problems
from data.core.store.card import Card
from data.importing.draft import Draft, Label
from data.importing.formats.mapped import Mapping
from data.importing.formats.mapped_reader import MappedReader
from data.importing.records import Json, Record
from data.importing.vocabulary import ABOUT_FIELDS, column_for, role_of
from data.importing.voices import Voice, voices

UTTERANCE = {"role", "speaker", "text", "time", "name", "to", "labels"}
COLUMNS = {"dialogue_id": "dialogue_id", "role": "role", "text": "text", "said_at": "time"}
OTHER_ROLE = "other"


class Reader(MappedReader):
    """What ``data.importing.files.convokit`` makes of a folder; where a role is unknown, a mapping says it."""

    name = "convokit"
    version = 3
    card = Card()

    def __init__(self) -> None:
        super().__init__(Mapping(COLUMNS | {name: name for name in ABOUT_FIELDS}, "utterances"))

    def _voices(self, rows: list[Json], words: list[Json], roles: bytes) -> Iterable[Voice]:
        """The speakers by the name they have in the conversation, else by their id."""
        named = [row["name"] or row["speaker"] for row in rows]
        persons = voices(named, roles, [row["to"] for row in rows], are_persons=True)
        return [
            voice._replace(person=str(row["speaker"])) for voice, row in zip(persons, rows, strict=bool(persons))
        ]

    def _labels(self, rows: list[Json]) -> Iterator[Label]:
        """The labels that this project writes into the metadata of an utterance; a label on a part is on the whole."""
        for position, row in enumerate(rows):
            for scheme, label, coder in dict.fromkeys(filter(None, map(_label, row["labels"]))):
                yield position, scheme, label, coder

    def recognises(self, value: Json) -> bool:
        """A conversation whose utterances say who speaks, when and as what."""
        lines = value.get("utterances") if isinstance(value, dict) and "dialogue_id" in value else None
        return (
            isinstance(lines, list)
            and lines != []
            and all(
                isinstance(line, dict) and line.keys() == UTTERANCE and _is_known(line["role"]) for line in lines
            )
        )

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Take in one conversation; its metadata are fields where they are named like these."""
        value = record.value
        if isinstance(value, dict):
            about = {name: value[column] for name in ABOUT_FIELDS if (column := column_for(name, value))}
            value = about | {name: value.get(name) for name in ("dialogue_id", "utterances")}
        super().add(record._replace(value=value), draft, problems)


def _label(value: Json) -> tuple[str, str, str | None] | None:
    """Scheme, label (a number as text) and coder; None where it is no label."""
    if not isinstance(value, dict):
        return None
    scheme, label, coder = value.get("scheme"), value.get("label", value.get("value")), value.get("coder")
    if isinstance(label, bool) or not isinstance(label, (str, int, float)) or not isinstance(scheme, str):
        return None
    text = str(int(label)) if isinstance(label, float) and label.is_integer() else str(label)
    return (scheme, text, coder if isinstance(coder, str) else None) if scheme and text else None


def _is_known(word: Json) -> bool:
    """Whether a word names a role, or says that there is none."""
    return word == OTHER_ROLE or role_of(word) is not None
