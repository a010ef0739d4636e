"""RealPersonaChat (two persons) and the Multi-Relational Multi-Party Chat Corpus (three)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from data.core.store.card import Card
from data.importing.published.base import Published, has_lines, in_order, line, rating, spoken
from data.importing.records import Json, Record

TWO = """@inproceedings{yamashita-etal-2023-realpersonachat,
  title     = {{RealPersonaChat}: A Realistic Persona Chat Corpus with Interlocutors' Own Personalities},
  author    = {Yamashita, Sanae and Inoue, Koji and Guo, Ao and Mochizuki, Shota and Kawahara, Tatsuya and
               Higashinaka, Ryuichiro},
  booktitle = {Proceedings of the 37th Pacific Asia Conference on Language, Information and Computation},
  year      = {2023},
  pages     = {852--861}
}"""
THREE = """@inproceedings{tsuda-etal-2025-multi-relational-multi-party-chat-corpus,
  title     = {Constructing a Multi-Party Conversational Corpus Focusing on Interlocutor Relationships},
  author    = {Tsuda, Taro and Yamashita, Sanae and Inoue, Koji and Kawahara, Tatsuya and Higashinaka,
               Ryuichiro},
  booktitle = {Proceedings of the 29th Workshop on the Semantics and Pragmatics of Dialogue},
  year      = {2025},
  pages     = {193--202}
}"""
SHARED = Card(
    licence="CC BY-SA 4.0",
    licence_url="https://creativecommons.org/licenses/by-sa/4.0/",
    text_export="free",
    language="ja",
    origin="written",
)


class RealPersonaChat(Published):
    """Objects with ``interlocutors``, ``utterances`` and ``evaluations`` of two persons."""

    name = "real_persona_chat"
    card = replace(
        SHARED,
        title_ja="RealPersonaChat",
        title_en="RealPersonaChat",
        citation="Yamashita et al. (2023). RealPersonaChat. PACLIC 37.",
        bibtex=TWO,
        home="https://github.com/nu-dialogue/real-persona-chat",
    )

    def recognises(self, value: Json) -> bool:
        """A talk with the evaluations of both."""
        return _is_talk(value) and "dialogue_type" not in value

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One talk; who speaks first is shown as client, who answers as counselor."""
        yield _talk(record)


class MultiParty(Published):
    """The same with three persons and how they know each other."""

    name = "multi_party_chat"
    version = 2
    card = replace(
        SHARED,
        title_ja="Multi-Relational Multi-Party Chat Corpus",
        title_en="Multi-Relational Multi-Party Chat Corpus",
        citation="Tsuda et al. (2025). Multi-Relational Multi-Party Chat Corpus. SemDial 29.",
        bibtex=THREE,
        home="https://github.com/nu-dialogue/multi-relational-multi-party-chat-corpus",
    )

    def recognises(self, value: Json) -> bool:
        """A talk of a type."""
        return _is_talk(value) and "dialogue_type" in value

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One talk; its type is its topic, the third person is shown as other."""
        yield _talk(record) | {"topic_main": record.value["dialogue_type"]}


class WithSystem(Published):
    """Talks of a person with a language model that RealPersonaChat's authors built on their corpus."""

    name = "real_persona_chat_systems"
    card = replace(
        RealPersonaChat.card,
        title_ja="RealPersonaChat（LLMとの対話）",
        title_en="RealPersonaChat, talks with language models",
    )

    def recognises(self, value: Json) -> bool:
        """A talk with the id of a system and one person's evaluation."""
        is_own = isinstance(value, dict) and value.keys() >= {"system_id", "interlocutor_id", "evaluation"}
        return is_own and has_lines(value, "utterances", "interlocutor", "text")

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One talk: the system is shown as counselor, and its side alone is generated."""
        value = record.value
        roles = {"system": "counselor", "user": "client"}
        given = value["evaluation"] | {"interlocutor_id": value["interlocutor_id"]}
        yield {
            "id": f"{value['system_id']}-{value['dialogue_id']}",
            "utterances": [
                line(roles.get(turn["interlocutor"], "other"), turn["text"]) for turn in value["utterances"]
            ],
            "client_id": value["interlocutor_id"],
            "counselor_id": value["system_id"],
            "counselor_origin": "generated",
            "counselor_system": value["system_id"],
            "ratings": _ratings(given),
        }


def _is_talk(value: Json) -> bool:
    is_own = isinstance(value, dict) and value.keys() >= {"interlocutors", "evaluations"}
    return is_own and has_lines(value, "utterances", "interlocutor_id", "text")


def _talk(record: Record) -> dict[str, Any]:
    value = record.value
    file = (record.key or "").rpartition("/")[2]  # two files of RealPersonaChat have the id of another
    roles = in_order(turn["interlocutor_id"] for turn in value["utterances"])
    persons = {role: person for person, role in roles.items()}
    return {
        "id": str(int(file)) if file.isdecimal() else str(value["dialogue_id"]),
        "utterances": [
            spoken(
                turn["interlocutor_id"],
                line(roles[turn["interlocutor_id"]], turn["text"], time=turn.get("timestamp", "")),
                turn.get("mention_to"),
            )
            for turn in value["utterances"]
        ],
        "client_id": persons.get("client"),
        "counselor_id": persons.get("counselor"),
        "ratings": [row for given in value["evaluations"] for row in _ratings(given)],
    }


def _ratings(given: Json) -> list[dict[str, Any]]:
    """One person's evaluation, each item from 1 to 5."""
    rater = str(given["interlocutor_id"])
    return [
        row
        for item, value in given.items()
        if item != "interlocutor_id"
        for row in rating("evaluation", item, value, low=1, high=5, rater=rater)
    ]
