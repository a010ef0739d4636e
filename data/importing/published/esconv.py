"""ESConv: emotional support with the supporter's strategies and the seeker's ratings."""

from collections.abc import Iterator
from typing import Any

from data.core.store.card import Card
from data.importing.published.base import Published, line, rating
from data.importing.records import Json, Record

BIBTEX = """@inproceedings{liu-etal-2021-towards,
  title     = {Towards Emotional Support Dialog Systems},
  author    = {Liu, Siyang and Zheng, Chujie and Demasi, Orianna and Sabour, Sahand and Li, Yu and Yu, Zhou
               and Jiang, Yong and Huang, Minlie},
  booktitle = {Proceedings of ACL-IJCNLP 2021},
  year      = {2021}
}"""
OWN = {"experience_type", "emotion_type", "problem_type", "survey_score", "dialog"}
ROLES = {"seeker": "client", "supporter": "counselor", "speaker": "client", "listener": "counselor"}
MOMENTS = {"initial_emotion_intensity": "before", "final_emotion_intensity": "after"}
LABELS = ("strategy", "feedback")


class Reader(Published):
    """Objects with ``emotion_type``, ``problem_type``, ``survey_score`` and ``dialog``."""

    name = "esconv"
    card = Card(
        title_ja="ESConv",
        title_en="ESConv",
        licence="CC BY-NC 4.0",
        licence_url="https://creativecommons.org/licenses/by-nc/4.0/",
        text_export="excerpts",
        citation="Liu et al. (2021). Towards Emotional Support Dialog Systems. ACL 2021.",
        bibtex=BIBTEX,
        home="https://github.com/thu-coai/Emotional-Support-Conversation",
        language="en",
        origin="written",
    )

    def recognises(self, value: Json) -> bool:
        """A dialogue with its survey."""
        return isinstance(value, dict) and value.keys() >= OWN and isinstance(value["dialog"], list)

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue: problem as topic, strategies as labels, intensity before and after as ratings."""
        value = record.value
        lines = [
            line(ROLES.get(turn["speaker"], turn["speaker"]), turn["content"].strip(), labels=_labels(turn))
            for turn in value["dialog"]
        ]
        yield {
            "id": None,
            "utterances": lines,
            "topic_main": value["problem_type"],
            "topic_sub": value["emotion_type"],
            "profile": value.get("situation"),
            "ratings": [
                row for person, scores in value["survey_score"].items() for row in _ratings(person, scores)
            ],
        }


def _labels(turn: Json) -> list[tuple[str, str]]:
    about = turn.get("annotation") or {}
    return [(name, str(about[name])) for name in LABELS if about.get(name) not in (None, "")]


def _ratings(person: str, scores: Json) -> list[dict[str, Any]]:
    """A survey's answers from 1 to 5; intensity of the emotion is asked before and after."""
    rows = []
    for item, value in scores.items():
        moment = MOMENTS.get(item, "session")
        scale, name = ("emotion_intensity", None) if item in MOMENTS else (f"{person}_survey", item)
        rows += rating(scale, name, value, low=1, high=5, moment=moment, rater=person)
    return rows
