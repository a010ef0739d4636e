"""Invented records in KokoroChat's shape, and a short way to prepare them."""

import copy
import json
import tarfile
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from data.building.prepare import prepare
from data.checks.check import check
from data.core import schema
from data.core.schema import CHECK_MARKS
from data.core.store import Library, Manifest
from data.corpus import Corpus
from data.importing.formats.kokorochat_names import RAW_ITEMS
from data.importing.formats.mapped import Mapping, RatingField

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


def same(a: Corpus, b: Corpus) -> None:
    for table in schema.RECORD_TABLES:
        assert_frame_equal(getattr(a, table.name), getattr(b, table.name))
    assert_frame_equal(a.dialogues, b.dialogues)
    for column in ("texts", "normalized", "originals"):
        assert getattr(a, column).to_list() == getattr(b, column).to_list()


def translated(number: int, words: list[str]) -> dict:
    value = record(number)
    value["dialogue"] = [
        {"role": "client", "time": "2021-05-06T07:00:00", "origin": f"原文{i}", "content": text}
        for i, text in enumerate(words)
    ]
    value["review_by_client"] = value.pop("review_by_client_en")
    return value


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
CALM = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
FLAT = Mapping(
    {"dialogue_id": "id", "role": "who", "text": "text", "said_at": "at", "score": "score", "client_id": "client"},
    utterances="lines",
    labels={"act": "label"},
    ratings=(RatingField("ctrs", "ctrs", 0, 6), RatingField("mood", "mood")),
)


def places(value: Any, path: tuple = ()) -> list[tuple]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, child in inner for place in places(child, (*path, key)))]


def replaced(value: Any, path: tuple, by: Any) -> Any:
    if not path:
        return by
    value = copy.deepcopy(value)
    at = value
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = by
    return value


def flat(number: int) -> dict[str, Any]:
    return {
        "id": f"d{number}",
        "client": "c1",
        "score": 50,
        "ctrs": {"pacing": 3},
        "mood": 4,
        "lines": [
            {"who": "therapist", "text": "Hello.", "at": "2021-01-01 10:00", "label": "greeting"},
            {"who": "client", "text": "Hi.", "at": "2021-01-01 10:01", "label": None},
        ],
    }


def survives(folder: Path, good: dict[str, Any], odd: Any, mapping: Mapping | None) -> None:
    (folder / "1.json").write_text(json.dumps(good), encoding="utf-8")
    (folder / "2.json").write_text(json.dumps(odd), encoding="utf-8")
    library = Library(folder / "library")
    manifest, _ = keep(folder, library, mapping=mapping)
    corpus = Corpus.open("c", library)
    assert manifest.counts["dialogues"] + manifest.problems["set_aside"] >= 2 or odd == []
    assert all(problem.where.startswith("2.json") for problem in corpus.problems.listed)
    report = check(corpus)
    broken = {name for name, breaches, _ in report.invariants.iter_rows() if breaches}
    assert broken <= {
        "score_rule",
        "twenty_items",
        "times_complete",
        "times_forward",
        "texts_not_empty",
        "roles_known",
        "persons_known",
        "topics_known",
    }


def as_list(path: Path) -> Path:
    path.write_text(json.dumps(RECORDS), encoding="utf-8")
    return path


def in_tar(path: Path) -> Path:
    folder = write(path.parent / "k", RECORDS)
    with tarfile.open(path, f"w:{path.suffix[1:]}" if path.suffix != ".tar" else "w") as out:
        for file in sorted(folder.iterdir(), reverse=True):
            out.add(file, f"k/{file.name}")
    return path


RECORDS = [record(n) for n in (1, 2, 10, 30, 100)]


GOOD = json.dumps(record(2), ensure_ascii=False).encode()


def with_utterance(**changes):
    value = record(2)
    value["dialogue"][2] |= changes
    return value


CSV = """session_id,speaker,message,time,client,score
b,therapist,Good morning.,2021-01-02 09:00,c2,70
a,therapist,Hello.,2021-01-01 10:00,c1,50
b,client,Hi there.,2021-01-02 09:01,c2,70
a,client,"Well, hello.",2021-01-01 10:01,c1,50
"""
