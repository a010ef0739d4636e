"""Each format of responses opens."""

import json
from pathlib import Path

import pytest

from data.importing.files.text_values import text_of
from data.responses.preview import preview
from data.responses.reading.messages import messages_of
from tests.data.responses.invent import opened


@pytest.mark.parametrize(
    ("files", "kind", "expected"),
    [
        (
            {"a.jsonl": '{"dialogue_id": 1, "position": 3, "response": "はい", "outcome": 5}\n'},
            "responses",
            {"system": "a", "dialogue_id": 1, "position": 3, "response": "はい", "outcome": 5},
        ),
        (
            {"a.json": '[{"id": "7", "prompt": "つらい", "response": "ええ", "reference": "はい"}]'},
            "prompt_response",
            {"system": "a", "id": "7", "context": "つらい", "response": "ええ", "reference": "はい"},
        ),
        (
            {"a.csv": "input,pred_utterance,label_utterance\nつらい,ええ,はい\n"},
            "input_pred_label",
            {"system": "a", "context": "つらい", "response": "ええ", "reference": "はい"},
        ),
        (
            {"a.txt": "Input: つらい\nPred: ええ\nそうですね\nRef: はい\n\nPred: うん\nRef: ああ\n"},
            "pred_ref",
            {"system": "a", "context": "つらい", "response": "ええ\nそうですね", "reference": "はい"},
        ),
        (
            {"ref.txt": "はい\nええ\n", "src.txt": "つらい\n眠い\n", "m.txt": "うん\nああ\n"},
            "parallel",
            {"system": "m", "context": "つらい", "response": "うん", "reference": "はい"},
        ),
        (
            {
                "a.json": json.dumps(
                    {
                        "models": [{"name": "x"}, {"name": "y"}],
                        "examples": [
                            {"input_text": "つらい", "output_text_a": "ええ", "output_text_b": "b", "score": 1}
                        ],
                    }
                )
            },
            "llm_comparator",
            {"system": "x", "context": "つらい", "response": "ええ", "meta": {"score": 1, "side": "a"}},
        ),
        (
            {
                "a.jsonl": json.dumps(
                    {
                        "messages": [
                            {"role": "system", "content": "be kind"},
                            {"role": "user", "content": "つらい"},
                            {"role": "assistant", "content": "ええ"},
                        ]
                    }
                )
            },
            "messages",
            {
                "system": "a",
                "context": [{"role": "user", "content": "つらい"}],
                "response": {"role": "assistant", "content": "ええ"},
            },
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_format_opens(tmp_path: Path, files, kind, expected):
    found, rows, problems = opened(tmp_path, files)
    assert (found, rows[0], problems.listed) == (kind, expected, [])


SAID = [{"role": "user", "content": "つらい"}, {"role": "assistant", "content": "ええ"}]
SHARED = [{"from": "human", "value": "つらい"}, {"from": "gpt", "value": "ええ"}]


@pytest.mark.parametrize(
    ("name", "content", "n"),
    [
        ("a.json", SAID, 1),
        ("a.json", [SAID, SHARED], 2),
        ("a.jsonl", SAID, 1),
        ("a.jsonl", {"conversations": SHARED}, 1),
    ],
)
def test_bare_lists_of_messages_are_chats(tmp_path: Path, name: str, content: object, n: int):
    kind, rows, problems = opened(tmp_path, {name: json.dumps(content)})
    assert (kind, len(rows), problems.listed) == ("messages", n, [])
    for row in rows:
        assert [m.text for m in messages_of(row["context"])] == ["つらい"] and text_of(row["response"]) == "ええ"
    assert preview(tmp_path / name).format == "messages"


def test_a_folder_of_mixed_files_keeps_what_can_be_read_and_lists_the_rest(tmp_path: Path):
    files = {
        "a.jsonl": '{"dialogue_id": 1, "position": 3, "response": "はい"}',
        "b.csv": "input,pred_utterance,label_utterance\nつらい,ええ,はい\n",
        "c.json": '[{"loss": 0.1}]',
        "notes.txt": "no response here",
        "model.bin": b"\x00\x01",
        "empty.jsonl": "",
    }
    kind, rows, problems = opened(tmp_path, files)
    assert kind == "responses + input_pred_label"
    assert [row["system"] for row in rows] == ["a", "b"]
    told = [(p.where, p.rule, p.kept) for p in problems.listed]
    assert sorted(told) == [
        ("c.json", "unknown_format", False),
        ("model.bin", "files_not_opened", True),
        ("notes.txt", "no_labels", False),
    ]
