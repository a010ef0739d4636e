"""Odd things about a source as a whole are told with file and record, and nothing is left out for them."""

import json
from pathlib import Path

from data.core.store import Library
from data.importing.across import script
from data.importing.formats.mapped import Mapping
from tests.data.invent import opened

WORDS = {"ja": "眠れません。", "en": "I cannot sleep.", "zh": "我睡不着。"}


def test_languages_by_script():
    assert [script(text) for text in (*WORDS.values(), "12:30")] == ["ja", "en", "zh", ""]


def test_three_languages_in_one_corpus(tmp_path: Path, library: Library):
    talks = [
        [{"role": "user", "content": text}, {"role": "assistant", "content": text}] for text in WORDS.values()
    ]
    lines = [json.dumps({"messages": talk}, ensure_ascii=False) for talk in talks for _ in range(12)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    corpus = opened(tmp_path / "in.jsonl", library)
    assert corpus.dialogues.height == 36
    assert [(p.where, p.rule) for p in corpus.problems.listed] == [
        ("in.jsonl:13", "several_languages"),
        ("in.jsonl:25", "several_languages"),
    ]
    assert "(ja: 12, en: 12, zh: 12)" in corpus.problems.listed[0].message


def test_sessions_that_contradict_their_dates(tmp_path: Path, library: Library):
    columns = {name: name for name in ("dialogue_id", "role", "text", "said_at", "client_id", "session_number")}
    days = {"a": (1, "03-01"), "b": (2, "03-08"), "c": (3, "03-05"), "d": (4, "03-20")}
    rows = [f"{name},client,はい,2024-{day} 10:00,P,{number}" for name, (number, day) in days.items()]
    (tmp_path / "in.csv").write_text("\n".join([",".join(columns), *rows]), "utf-8")
    corpus = opened(tmp_path / "in.csv", library, mapping=Mapping(columns))
    assert corpus.dialogues["session_number"].to_list() == [1, 2, 3, 4]
    assert [(p.where, p.rule) for p in corpus.problems.listed] == [("in.csv row 4", "sessions_against_dates")]
    assert "session 3" in corpus.problems.listed[0].message
