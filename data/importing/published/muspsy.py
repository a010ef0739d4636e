"""MusPsy: several sessions of one client in one text, parted by lines of number signs."""

from collections.abc import Iterator
from typing import Any

from data.core.store.card import Card
from data.importing.files.transcripts import TRANSCRIPT
from data.importing.published.base import Published, line
from data.importing.records import Json, Record
from data.importing.vocabulary import role_of

BIBTEX = """@misc{muspsy2025,
  title         = {Psychological Counseling Cannot Be Achieved Overnight: Automated Psychological Counseling
                   Through Multi-Session Conversations},
  year          = {2025},
  eprint        = {2506.06626},
  archivePrefix = {arXiv}
}"""
END = "#######"


class Reader(Published):
    """Transcripts in which lines of seven number signs part the sessions."""

    name = "muspsy"
    card = Card(
        title_ja="MusPsy",
        title_en="MusPsy",
        licence="MIT",
        text_export="free",
        citation="Psychological Counseling Cannot Be Achieved Overnight (2025). arXiv:2506.06626.",
        bibtex=BIBTEX,
        home="https://github.com/Rener2005/MusPsy",
        origin="generated",
    )

    def recognises(self, value: Json) -> bool:
        """A transcript of which an utterance ends with the line between sessions."""
        turns = value.get(TRANSCRIPT) if isinstance(value, dict) and len(value) == 1 else None
        return isinstance(turns, list) and any(_ends(turn["text"]) for turn in turns)

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue a session, in order, of the client that the file is about."""
        name = record.key or record.where
        client = name.rpartition("/")[2]
        sessions: list[list[dict[str, Any]]] = [[]]
        for turn in record.value[TRANSCRIPT]:
            text = turn["text"]
            role = role_of(turn["role"]) or turn["role"]
            sessions[-1].append(line(role, text.split(f"\n{END}")[0].strip() if _ends(text) else text))
            if _ends(text):
                sessions.append([])
        is_chinese = any("\u4e00" <= character <= "\u9fff" for character in sessions[0][0]["text"][:200])
        for number, lines in enumerate(filter(None, sessions), 1):
            yield {
                "id": f"{name}-{number}",
                "utterances": lines,
                "client_id": client,
                "session_number": number,
                "language": "zh" if is_chinese else "en",
            }


def _ends(text: str) -> bool:
    return text.rstrip().endswith(f"\n{END}")
