"""AnnoMI: motivational interviewing, each utterance coded; the full table repeats it for each annotator."""

from collections.abc import Iterator
from typing import Any

from data.core.problems import Problems
from data.core.store.card import Card
from data.importing.draft import Draft
from data.importing.published.base import Published, line, rating
from data.importing.records import Json, Record

BIBTEX = """@article{wu2023annomi,
  title   = {Creation, Analysis and Evaluation of {AnnoMI}, a Dataset of Expert-Annotated Counselling
             Dialogues},
  author  = {Wu, Zixiu and Balloccu, Simone and Kumar, Vivek and Helaoui, Rim and Reforgiato Recupero, Diego
             and Riboni, Daniele},
  journal = {Future Internet},
  volume  = {15},
  number  = {3},
  pages   = {110},
  year    = {2023},
  doi     = {10.3390/fi15030110}
}"""
OWN = {"transcript_id", "mi_quality", "utterance_id", "interlocutor", "utterance_text"}
ROLES = {"therapist": "counselor", "client": "client"}
SCHEMES = (
    "main_therapist_behaviour",
    "client_talk_type",
    "reflection_subtype",
    "question_subtype",
    "therapist_input_subtype",
)
NONE = {"", "n/a", "none"}
QUALITY = {"low": 0, "high": 1}

Rows = dict[int, list[dict[str, Any]]]


class Reader(Published):
    """Rows of one utterance, or of one annotator's codes of it."""

    name = "annomi"
    card = Card(
        title_ja="AnnoMI",
        title_en="AnnoMI",
        citation="Wu et al. (2023). AnnoMI. Future Internet, 15(3), 110.",
        bibtex=BIBTEX,
        home="https://github.com/uccollab/AnnoMI",
        language="en",
        origin="role_play",
    )

    def __init__(self) -> None:
        super().__init__()
        self._talks: dict[tuple[str, str], tuple[Record, Rows]] = {}

    def recognises(self, value: Json) -> bool:
        """A row with the codes of an utterance."""
        return isinstance(value, dict) and value.keys() >= OWN

    def add(self, record: Record, draft: Draft, problems: Problems) -> None:
        """Hold the row back until its conversation is complete."""
        if not self.recognises(record.value) or not str(record.value["utterance_id"]).isdigit():
            problems.add(record.where, "another_shape", kept=False, format=self.name)
            return
        key = record.file, str(record.value["transcript_id"])
        _, rows = self._talks.setdefault(key, (record, {}))
        rows.setdefault(int(record.value["utterance_id"]), []).append(record.value)

    def close(self, draft: Draft, problems: Problems) -> None:
        """Pass on the conversations."""
        for record, rows in self._talks.values():
            super().add(record._replace(value=record.value | {"rows": rows}), draft, problems)

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One conversation; annotators of an utterance are coders of one utterance."""
        first, rows = record.value, record.value["rows"]
        yield {
            "id": str(first["transcript_id"]),
            "utterances": [
                line(
                    ROLES.get(same[0]["interlocutor"], same[0]["interlocutor"]),
                    same[0]["utterance_text"],
                    time=same[0].get("timestamp", ""),
                    labels=[label for row in same for label in _labels(row)],
                )
                for _, same in sorted(rows.items())
            ],
            "topic_main": first.get("topic"),
            "topic_sub": first.get("video_title"),
            "ratings": rating("mi_quality", None, QUALITY.get(first["mi_quality"]), low=0, high=1),
        }


def _labels(row: Json) -> Iterator[tuple[str, str] | tuple[str, str, str]]:
    coder = row.get("annotator_id")
    for scheme in SCHEMES:
        code = str(row.get(scheme) or "").strip()
        if code not in NONE:
            yield (scheme, code) if coder is None else (scheme, code, str(coder))
