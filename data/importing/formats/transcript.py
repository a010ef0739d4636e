"""Transcripts whose speakers all have names of roles: text, Word, subtitles, chat exports."""

from data.core.store.card import Card
from data.importing.files.transcripts import TRANSCRIPT
from data.importing.formats.mapped import Mapping
from data.importing.formats.mapped_reader import MappedReader
from data.importing.records import Json
from data.importing.vocabulary import role_of

MAPPING = Mapping({"role": "role", "text": "text", "said_at": "time"}, TRANSCRIPT)


class Reader(MappedReader):
    """Records that hold a transcript and nothing else; where a speaker's role is unknown, a mapping says it."""

    name = "transcript"
    version = 2
    card = Card()

    def __init__(self) -> None:
        super().__init__(MAPPING)

    def recognises(self, value: Json) -> bool:
        """An object with the list of utterances that ``data.importing.files.transcripts`` makes."""
        lines = value.get(TRANSCRIPT) if isinstance(value, dict) and len(value) == 1 else None
        return isinstance(lines, list) and all(
            role_of(line.get("role")) for line in lines if isinstance(line, dict)
        )
