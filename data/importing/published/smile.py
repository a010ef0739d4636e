"""SMILE: Chinese support dialogues that a language model made of single questions and answers."""

from collections.abc import Iterator
from typing import Any

from data.core.store.card import Card
from data.importing.files.record import without_suffix
from data.importing.files.shapes import MESSAGES
from data.importing.published.base import Published, line
from data.importing.records import Json, Record
from data.importing.vocabulary import role_of

BIBTEX = """@inproceedings{qiu-etal-2024-smile,
  title     = {{SMILE}: Single-turn to Multi-turn Inclusive Language Expansion via {ChatGPT} for Mental
               Health Support},
  author    = {Qiu, Huachuan and He, Hongliang and Zhang, Shuai and Li, Anqi and Lan, Zhenzhong},
  booktitle = {Findings of the Association for Computational Linguistics: EMNLP 2024},
  year      = {2024}
}"""


class Reader(Published):
    """A file a dialogue: a list of {role, content, annotation}, with a label for each sentence or none."""

    name = "smile"
    card = Card(
        title_ja="SMILE",
        title_en="SMILE",
        licence="CC0 1.0",
        licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
        text_export="free",
        citation="Qiu et al. (2024). SMILE. Findings of EMNLP 2024.",
        bibtex=BIBTEX,
        home="https://github.com/qiuhuachuan/smile",
        language="zh",
        origin="generated",
    )

    def recognises(self, value: Json) -> bool:
        """Messages whose sentences may each have a label."""
        turns = _turns(value)
        if not turns:
            return False
        sentences = turns[0].get("annotation")
        return isinstance(sentences, list) and all(
            isinstance(one, dict) and one.keys() == {"sentence", "label"} for one in sentences
        )

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue, named by its file."""
        lines = [
            line(role_of(turn["role"]) or turn["role"], turn["content"], labels=_labels(turn.get("annotation")))
            for turn in _turns(record.value)
        ]
        yield {"id": record.key or without_suffix(record.file), "utterances": lines}


def _turns(value: Json) -> list[dict[str, Any]]:
    """The messages; a file of one message is a record of one."""
    if not isinstance(value, dict):
        return []
    turns = value.get(MESSAGES, [value])
    return turns if isinstance(turns, list) and all(isinstance(turn, dict) for turn in turns) else []


def _labels(sentences: Json) -> list[tuple[str, str]]:
    labels = dict.fromkeys(one["label"] for one in sentences or () if one.get("label"))
    return [("strategy", ", ".join(labels))] if labels else []
