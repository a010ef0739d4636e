"""ETC: Japanese dialogues of a speaker and a listener, each line with emotions from several annotators."""

from collections.abc import Iterator
from typing import Any

from data.core.store.card import Card
from data.importing.published.base import Published, has_lines, line
from data.importing.records import Json, Record

BIBTEX = """@inproceedings{tanaka-etal-2026-etcdataset,
  title     = {Emotion Transcription in Conversation: A Benchmark for Capturing Subtle and Complex Emotional
               States through Natural Language},
  author    = {Tanaka, Yoshiki and Uehara, Ryuichi and Inoue, Koji and Inaba, Michimasa},
  booktitle = {Proceedings of the Fifteenth Language Resources and Evaluation Conference (LREC 2026)},
  year      = {2026},
  pages     = {9692--9709}
}"""
ROLES = {"speaker": "client", "listener": "counselor"}


class Reader(Published):
    """Objects whose ``dialogue`` holds utterances with ``emotions`` and an ``emotion_transcription``."""

    name = "etc"
    card = Card(
        title_ja="ETC（心情記述付き対話）",
        title_en="Emotion Transcription in Conversation (ETC)",
        licence="CC BY-NC 4.0",
        licence_url="https://creativecommons.org/licenses/by-nc/4.0/",
        text_export="excerpts",
        citation="Tanaka et al. (2026). Emotion Transcription in Conversation. LREC 2026.",
        bibtex=BIBTEX,
        home="https://github.com/UEC-InabaLab/ETCDataset",
        language="ja",
        origin="written",
    )

    def recognises(self, value: Json) -> bool:
        """Utterances with emotions, written by the speaker."""
        return has_lines(value, "dialogue", "role", "utterance", "emotions", "emotion_transcription")

    def dialogues(self, record: Record) -> Iterator[dict[str, Any]]:
        """One dialogue; the speaker is shown as client, the listener as counselor."""
        value = record.value
        persons = value.get("participants") or {}
        yield {
            "id": value.get("dialogue_id"),
            "utterances": [
                line(ROLES.get(turn["role"], turn["role"]), turn["utterance"], labels=_emotions(turn["emotions"]))
                for turn in value["dialogue"]
            ],
            "topic_main": value.get("dialogue_emotion"),
            "client_id": persons.get("speaker"),
            "counselor_id": persons.get("listener"),
        }


def _emotions(annotations: Json) -> list[tuple[str, str, str]]:
    """What each annotator ticked; several emotions of one are one label."""
    return [
        ("emotion", "、".join(map(str, ticked)), str(number))
        for number, ticked in enumerate(annotations, 1)
        if ticked
    ]
