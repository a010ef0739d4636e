"""Invented files in the shape of published corpora, opened as a corpus."""

import json
from pathlib import Path
from typing import Any

from data.core.store import Library
from data.corpus import Corpus
from tests.data.invent import opened


def corpus_of(folder: Path, library: Library, files: dict[str, Any]) -> Corpus:
    """The corpus of some files: text as it is, anything else as JSON."""
    for name, content in files.items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8")
    return opened(folder / "source", library)


def lines(corpus: Corpus) -> list[tuple[str, str]]:
    """Role and text of every utterance."""
    return list(zip(corpus.utterances["role"].cast(str), corpus.texts, strict=True))


def labels(corpus: Corpus) -> list[tuple[int, str, str, str | None]]:
    """Position, scheme, label and coder of every label."""
    return corpus.utterance_labels.sort("dialogue_id", "position", "scheme", "coder").drop("dialogue_id").rows()
