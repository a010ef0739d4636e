"""What a source of responses is, before it is added."""

from pathlib import Path

import pytest

from data.core.problems import UserError
from data.responses.preview import preview
from data.responses.reading.mapping import remember
from data.workspace import Workspace


def test_a_known_format_needs_no_mapping(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text('{"dialogue_id": 1, "position": 3, "response": "はい"}\n', encoding="utf-8")
    seen = preview(tmp_path / "a.jsonl")
    assert (seen.format, seen.mapping, len(seen.records), seen.is_remembered) == ("responses", None, 1, False)
    (tmp_path / "a.txt").write_text("Pred: はい\nRef: ええ\n", encoding="utf-8")
    assert (preview(tmp_path / "a.txt").format, preview(tmp_path / "a.txt").records) == ("text", [])


def test_unknown_columns_get_a_proposal_and_then_what_was_remembered(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "workspace"))
    path = tmp_path / "a.csv"
    path.write_text("question,生成応答,colour\n眠れません,はい,red\n", encoding="utf-8")
    seen = preview(path)
    assert seen.format is None and seen.mapping is not None
    assert seen.mapping.to_dict() == {"columns": {"response": "生成応答", "context": "question"}}
    assert not seen.is_remembered
    remember(Workspace(), ("question", "生成応答", "colour"), seen.mapping)
    assert preview(path).is_remembered


def test_a_source_without_a_record_is_refused_by_name(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text("{\n")
    with pytest.raises(UserError, match=r"a\.jsonl"):
        preview(tmp_path / "a.jsonl")
