"""COVID-Dialogue: patients ask doctors, in English and Chinese, as text and as JSON."""

import re
from collections.abc import Iterator
from typing import Any

from data.core.store.card import Card
from data.importing.files.shapes import MESSAGES
from data.importing.files.transcripts import BLOCK, split_speaker
from data.importing.published.base import Published, line
from data.importing.records import Json, Record

BIBTEX = """@misc{ju2020CovidDialog,
  title  = {CovidDialog: Medical Dialogue Datasets about COVID-19},
  author = {Ju, Zeqian and Chakravorty, Subrato and He, Xuehai and Chen, Shu and Yang, Xingyi and Xie,
            Pengtao},
  year   = {2020},
  url    = {https://github.com/UCSD-AI4H/COVID-Dialogue}
}"""
ROLES = {"Patient": "client", "Doctor": "counselor", "病人": "client", "医生": "counselor"}
SPEAKER = re.compile(r"^(Patient|Doctor|病人|医生)\s*[:：][ \t]*", re.MULTILINE)
HAN = re.compile(r"[\u4e00-\u9fff]")
HEADING = re.compile(r"^(Description|Dialogue|Diagnosis and suggestions|Diagnosis)[ \t]*$", re.MULTILINE)


class Reader(Published):
    """Numbered parts of a text with a description, or objects with ``Turn``, ``Id`` and ``Dialogue``."""

    name = "covid_dialogue"
    version = 2
    card = Card(
        title_ja="COVID-Dialogue",
        title_en="COVID-Dialogue",
        citation="Ju et al. (2020). CovidDialog.",
        bibtex=BIBTEX,
        home="https://github.com/UCSD-AI4H/COVID-Dialogue",
        origin="written",
    )

    def recognises(self, value: Json) -> bool:
        """A numbered part with its dialogue, or strings of patients and doctors."""
        if isinstance(value, dict) and value.keys() == {BLOCK}:
            return "Description" in value[BLOCK] or bool(SPEAKER.search(value[BLOCK]))
        turns = _turns(value)
        return bool(turns) and all(role in ROLES for role, _ in turns)

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue for each description; it, and a diagnosis, are its profile."""
        value = record.value
        talks = _of_block(value[BLOCK]) if BLOCK in value else [(_turns(value), "")]
        number = value.get("Id", record.key)
        for at, (turns, about) in enumerate(talks, 1):
            yield {
                "id": number if at == 1 or number is None else f"{number}-{at}",
                "utterances": [line(ROLES[role], text) for role, text in turns],
                "language": "zh" if HAN.search(about + "".join(text for _, text in turns)) else "en",
                "profile": about or None,
            }


def _of_block(text: str) -> list[tuple[list[tuple[str, str]], str]]:
    """The talks under one number: a description begins each, and what is spoken may go on after a diagnosis."""
    parts = ["", *HEADING.split(text)]
    talks: list[tuple[list[tuple[str, str]], list[str]]] = [([], [])]
    for heading, body in zip(parts[::2], parts[1::2], strict=True):
        turns, about = talks[-1]
        if heading == "Description" and (turns or heading in about):
            turns, about = [], []
            talks.append((turns, about))
        before, *spoken = SPEAKER.split(body)
        turns += [(role, said.strip()) for role, said in zip(spoken[::2], spoken[1::2], strict=True)]
        about += [before] if heading == "Dialogue" else [heading, before]
    return [(turns, "\n".join(part.strip() for part in about if part.strip())) for turns, about in talks]


def _turns(value: Json) -> list[tuple[str, str]]:
    """Speakers and texts of JSON; none where the record has another shape."""
    if not isinstance(value, dict):
        return []
    if value.keys() >= {"Turn", "Id", "Dialogue"} and isinstance(value["Dialogue"], list):
        parts = [split_speaker(turn) for turn in value["Dialogue"] if isinstance(turn, str)]
        return [part for part in parts if part]
    if value.keys() == {MESSAGES}:
        turns = [(str(turn.get("role")), str(turn.get("text", ""))) for turn in value[MESSAGES]]
        return turns if {role for role, _ in turns} == {"病人", "医生"} else []
    return []
