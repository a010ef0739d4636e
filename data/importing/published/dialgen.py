"""DialGen: calls to an insurer that people and a language model wrote together, with what each turn states."""

from collections.abc import Iterator
from typing import Any

from data.core.store.card import Card
from data.importing.published.base import Published, has_lines, line
from data.importing.records import Json, Record

BIBTEX = """@misc{lu2023dialgen,
  title         = {DIALGEN: Collaborative Human-LM Generated Dialogues for Improved Understanding of
                   Human-Human Conversations},
  author        = {Lu, Bo-Ru and Haduong, Nikita and Lee, Chia-Hsuan and Wu, Zeqiu and Cheng, Hao and
                   Koester, Paul and Utke, Jean and Yu, Tao and Smith, Noah A. and Ostendorf, Mari},
  year          = {2023},
  eprint        = {2307.07047},
  archivePrefix = {arXiv}
}"""
SERVICES = {
    "AccidentDetails", "Adjuster", "CarInfo", "ContactInfo", "DriverActions", "Evidences", "InjuryDetails",
    "TrafficEnvironment", "Trip",
}  # fmt: skip
ROLES = {"SYSTEM": "counselor", "USER": "client"}


class Reader(Published):
    """Objects with ``services`` and ``turns``, each with frames of slots."""

    name = "dialgen"
    card = Card(
        title_ja="DialGen-AIC",
        title_en="DialGen-AIC",
        citation="Lu et al. (2023). DialGen. arXiv:2307.07047.",
        bibtex=BIBTEX,
        home="https://github.com/boru-roylu/DialGenModel",
        language="en",
        origin="generated",
    )

    def recognises(self, value: Json) -> bool:
        """Turns with frames about an accident."""
        is_own = has_lines(value, "turns", "speaker", "utterance", "frames")
        return is_own and len(SERVICES & {*map(str, value.get("services") or ())}) > 1

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One call; a turn's label in a scheme names the slots of that service that it fills."""
        lines = [
            line(ROLES.get(turn["speaker"], turn["speaker"]), turn["utterance"], labels=_slots(turn["frames"]))
            for turn in record.value["turns"]
        ]
        yield {"id": str(record.value["dialogue_id"]), "utterances": lines}


def _slots(frames: Json) -> list[tuple[str, str]]:
    labels = []
    for frame in frames or ():
        slots = sorted((frame.get("state") or {}).get("slot_values") or ())
        if slots:
            labels.append((str(frame["service"]), ", ".join(map(str, slots))))
    return labels
