"""Shapes of JSON: wrappers, frames, chats and lists become dialogues and utterances."""

import json
from pathlib import Path

import pytest

from data.core.store import Library
from tests.data.importing.invent import MESSAGES, A, B, imported

SHAPES = {
    "bare list.json": MESSAGES,
    "list of lists.json": [MESSAGES],
    "keyed.json": {"k1": MESSAGES},
    "keyed dialogues.json": {"k1": {"messages": MESSAGES}},
    "strings.json": {"id": "k1", "dialogue": [f"カウンセラー：{A}", f"クライエント：{B}"]},
    "bare strings.json": [f"カウンセラー：{A}", f"クライエント：{B}"],
    "pairs.json": {"id": "k1", "dialogue": [["カウンセラー", A], ["クライエント", B]]},
    "struct of lists.json": {"id": "k1", "utterances": {"role": ["counselor", "client"], "text": [A, B]}},
    "one text.json": {"id": "k1", "dialogue": f"カウンセラー：{A}\nクライエント：{B}"},
    "json in a cell.json": [{"id": "k1", "dialogue": json.dumps(MESSAGES, ensure_ascii=False)}],
    "split.json": {
        "columns": ["dialogue_id", "role", "text"],
        "index": [0, 1],
        "data": [["k1", "counselor", A], ["k1", "client", B]],
    },
    "index.json": {
        "0": {"dialogue_id": "k1", "role": "counselor", "text": A},
        "1": {"dialogue_id": "k1", "role": "client", "text": B},
    },
    "table.json": {
        "schema": {"fields": []},
        "data": [{"対話ID": "k1", "役割": "Co", "発話": A}, {"対話ID": "k1", "役割": "Cl", "発話": B}],
    },
    "rows.json": {
        "rows": [
            {"row": {"transcript_id": "k1", "interlocutor": "therapist", "text": A}},
            {"row": {"transcript_id": "k1", "interlocutor": "patient", "text": B}},
        ]
    },
    "columns.json": {
        "ケースID": {"0": "k1", "1": "k1"},
        "発言者": {"0": "Ｔｈ．", "1": "Ｃｌ．"},
        "発言": {"0": A, "1": B},
    },
    "splits.json": {"train": [{"id": "k1", "messages": MESSAGES}], "test": []},
}


@pytest.mark.parametrize(("name", "value"), SHAPES.items())
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_shapes_of_json(name, value, suffix, tmp_path: Path, library: Library):
    path = (tmp_path / name).with_suffix(suffix)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1 if suffix == ".jsonl" else None))
    corpus = imported(path, library)
    assert corpus.texts.to_list() == [A, B]
    assert corpus.manifest.roles == ("counselor", "client")
    assert corpus.dialogues["source_id"].to_list()[0] in ("k1", path.stem, "1")


def test_one_list_a_line(tmp_path: Path, library: Library):
    lines = [json.dumps(MESSAGES, ensure_ascii=False)] * 2
    (tmp_path / "x.jsonl").write_text("\n".join(lines))
    assert imported(tmp_path / "x.jsonl", library).dialogues["source_id"].to_list() == ["1", "2"]
