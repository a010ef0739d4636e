"""SMILE: a file a dialogue, with labels of sentences or none."""

from pathlib import Path

from data.core.store import Library
from tests.data.importing.published.invent import corpus_of, labels, lines


def turn(role: str, text: str, label: str = "") -> dict:
    return {"role": role, "content": text, "annotation": [{"sentence": text, "label": label}]}


def test_lists_and_a_file_of_one_message(tmp_path: Path, library: Library):
    files = {
        "1.json": [turn("client", "我累。"), turn("counselor", "多久了？", "question")],
        "2.json": [turn("client", "喂。")],
    }
    corpus = corpus_of(tmp_path, library, files)
    assert corpus.manifest.format == "smile" and corpus.manifest.card.licence == "CC0 1.0"
    assert lines(corpus) == [("client", "我累。"), ("counselor", "多久了？"), ("client", "喂。")]
    assert corpus.dialogues["source_id"].to_list() == ["1", "2"]
    assert labels(corpus) == [(1, "strategy", "question", None)]
