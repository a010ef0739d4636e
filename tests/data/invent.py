"""Invented records in KokoroChat's shape, and a short way to prepare them."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from data.building.prepare import prepare
from data.corpus import Corpus
from data.importing.formats.kokorochat_names import RAW_ITEMS
from data.schema import CHECK_MARKS
from data.store import Library, Manifest

NOW = datetime(2025, 1, 2, 3, 4, 5)
LINES = (
    ("counselor", "こんにちは。今日はどうされましたか。"),
    ("client", "庭の柿の木のことで、隣の人と気まずくて。"),
    ("client", "はい"),
    ("counselor", "柿の木ですか　詳しく聞かせてください😊"),
)


def record(number: int = 1, **changes: Any) -> dict[str, Any]:
    """One valid record: four utterances a minute apart, items of 3, score by the rule."""
    review = {
        "evaluation_id": number,
        "evaluation_created_at": "2021-05-06T08:00:00",
        "client_id": 10 + number % 3,
        "counselor_id": 20,
        "score": 60,
        **dict.fromkeys(RAW_ITEMS.values(), 3),
        **dict.fromkeys(CHECK_MARKS),
    }
    for name in list(changes):
        if name in review:
            review[name] = changes.pop(name)
    value = {
        "dialogue": [
            {"role": role, "time": f"2021-05-06T07:{minute:02}:00", "utterance": f"{text}{number}"}
            for minute, (role, text) in enumerate(LINES)
        ],
        "topic": {"main_en": "Interpersonal Issues", "main_jp": "対人関係", "sub": "隣人"},
        "review_by_client_en": review,
    }
    return {**value, **changes}


def write(folder: Path, records: list[Any]) -> Path:
    """A folder of one file a record, 1.json, 2.json and so on; bytes are written as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, value in enumerate(records, start=1):
        data = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
        (folder / f"{number}.json").write_bytes(data)
    return folder


def keep(
    source: Path, library: Library, corpus_id: str = "c", *, words: bool = False, **options: Any
) -> tuple[Manifest, bool]:
    """Prepare a source: its records, and its words and map only where a test asks for them."""
    return prepare(source, corpus_id, library=library, now=NOW, words=words, **options)


def opened(source: Path, library: Library, corpus_id: str = "c", **options: Any) -> Corpus:
    """Prepare a source and open the corpus."""
    keep(source, library, corpus_id, **options)
    return Corpus.open(corpus_id, library)
