"""Cactus: counseling by cognitive behavioral therapy, written by a language model; and its evaluation cases."""

from ast import literal_eval
from collections.abc import Iterator
from typing import Any

from data.core.store.card import Card
from data.importing.files.transcripts import split_speaker, utterances_of
from data.importing.published.base import Published, line
from data.importing.records import Json, Record
from data.importing.vocabulary import role_of

BIBTEX = """@misc{lee2024cactus,
  title         = {Cactus: Towards Psychological Counseling Conversations using Cognitive Behavioral Theory},
  author        = {Lee, Suyeon and Kim, Sunghwan and Kim, Minju and Kang, Dongjin and Yang, Dongil and Kim,
                   Harim and Kang, Minseok and Jung, Dayi and Kim, Min Hee and Lee, Seungbeen and Chung,
                   Kyoung-Mee and Yu, Youngjae and Lee, Dongha and Yeo, Jinyoung},
  year          = {2024},
  eprint        = {2407.03103},
  archivePrefix = {arXiv}
}"""
OWN = {"thought", "patterns", "cbt_technique", "dialogue"}
CASE = {"AI_client", "AI_counselor"}


class Reader(Published):
    """Objects with ``thought``, ``patterns``, ``cbt_technique`` and the dialogue as text, or evaluation cases."""

    name = "cactus"
    card = Card(
        title_ja="Cactus",
        title_en="Cactus",
        citation="Lee et al. (2024). Cactus. Findings of EMNLP 2024.",
        bibtex=BIBTEX,
        home="https://github.com/coding-groot/cactus",
        language="en",
        origin="generated",
    )

    def recognises(self, value: Json) -> bool:
        """A dialogue with the plan behind it, or a case with its two agents."""
        return isinstance(value, dict) and (value.keys() >= OWN or value.keys() >= CASE)

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue; the topic is the first pattern of thought."""
        value = record.value
        if value.keys() >= CASE:
            yield _case(record)
            return
        patterns = _values(value["patterns"])
        yield {
            "id": value.get("id"),
            "utterances": _lines(value["dialogue"]),
            "topic_main": patterns[0] if patterns else None,
            "topic_sub": value.get("thought"),
            "profile": _profile(
                value, ("attitude", "cbt_technique", "cbt_plan", "intake_form"), {"patterns": ", ".join(patterns)}
            ),
        }


def _case(record: Record) -> dict[str, Any]:
    """The beginning that a case gives its agents, or what they said."""
    client = _object(record.value["AI_client"])
    counselor = _object(_object(record.value["AI_counselor"]).get("CBT") or {})
    beginning = counselor.get("dialogue_history_init") or client["dialogue_history_init"]
    lines = _lines(client.get("dialogue_history") or beginning)
    truth = ", ".join(_values(record.value.get("ground_truth_CBT")))
    return {
        "id": record.value.get("idx"),
        "utterances": lines,
        "language": "zh" if any("\u4e00" <= character <= "\u9fff" for character in lines[0]["text"]) else "en",
        "profile": _profile(client, ("attitude", "intake_form"), {"ground_truth_CBT": truth}),
    }


def _lines(text: Json) -> list[dict[str, Any]]:
    """The utterances of a dialogue that is one text, or a list of messages."""
    if isinstance(text, list):
        turns = [(turn["role"], turn.get("content", turn.get("text"))) for turn in text]
    else:
        utterances, _ = utterances_of(text)
        alone = split_speaker(text)
        turns = [(turn["role"], turn["text"]) for turn in utterances] or ([alone] if alone else [])
    return [line(role_of(role) or role, spoken) for role, spoken in turns]


def _object(value: Json) -> dict[str, Any]:
    """An object, also where it was written as Python writes one."""
    plain: dict[str, Any] = literal_eval(value) if isinstance(value, str) else value
    return plain


def _values(value: Json) -> list[str]:
    """A list of names, also where it is written as text."""
    if isinstance(value, str) and value.startswith("["):
        value = literal_eval(value)
    return [] if value is None else [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _profile(value: Json, names: tuple[str, ...], more: dict[str, str]) -> str:
    written = {name: str(value[name]) for name in names if value.get(name)} | {k: v for k, v in more.items() if v}
    return "\n".join(f"{name}: {text}" for name, text in written.items())
