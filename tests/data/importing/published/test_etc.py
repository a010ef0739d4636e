"""ETC: emotions by several annotators."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, labels, lines


def test_each_annotator_is_a_coder_and_the_corpus_is_not_taken_for_another(tmp_path: Path, library: Library):
    def turn(role: str, text: str, *emotions: list[str]) -> dict:
        return {
            "turn": 1,
            "role": role,
            "utterance": text,
            "emotions": list(emotions),
            "emotion_transcription": "…",
        }

    value = {
        "participants": {"speaker": "AA", "listener": "BB"},
        "dialogue": [
            turn("speaker", "犬が逃げた。", ["悲しみ"], ["驚き", "悲しみ"], []),
            turn("listener", "心配ですね。"),
        ],
        "dialogue_emotion": "悲しい",
        "dialogue_id": 12,
    }
    corpus = corpus_of(tmp_path, library, {"dialogues/0012.json": value, "split.json": {"train": ["0012.json"]}})
    assert corpus.manifest.format == "etc"
    assert lines(corpus) == [("client", "犬が逃げた。"), ("counselor", "心配ですね。")]
    assert labels(corpus) == [(0, "emotion", "悲しみ", "1"), (0, "emotion", "驚き、悲しみ", "2")]
    assert corpus.dialogues["topic_main"].to_list() == ["悲しい"]
