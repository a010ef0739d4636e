"""Which column is which field."""

import json
from pathlib import Path

import pytest

from data.core.problems import UserError
from data.core.store import Library
from data.core.store import responses as response_store
from data.corpus import Corpus
from data.responses.importing import add
from data.responses.preview import preview
from data.responses.reading.mapping import Columns, names_of, propose, remember
from data.responses.targets import targets
from data.workspace import Workspace
from tests.data.responses.invent import NOW


def test_unknown_columns_ask_for_a_mapping_that_is_remembered(tmp_path: Path, own: Library, monkeypatch):
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "workspace"))
    first = targets(Corpus.open("demo-ja", own)).row(0, named=True)
    path = tmp_path / "odd.jsonl"
    line = {"conv_id": first["dialogue_id"], "turn_index": first["position"], "answer": "はい。"}
    path.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(UserError, match="responses map"):
        add(path, "demo-ja", library=own, now=NOW)
    seen = preview(path)
    proposal = seen.mapping
    assert seen.format is None and not seen.is_remembered and proposal is not None and proposal.is_enough
    assert dict(proposal.columns) == {"dialogue_id": "conv_id", "position": "turn_index", "response": "answer"}
    remember(Workspace(), names_of(seen.records), proposal)
    assert preview(path).is_remembered
    made, new = add(path, "demo-ja", library=own, now=NOW)
    assert (made.format, made.matched, new) == ("mapped", 1, True)
    response_store.remove(own, "demo-ja", made.id)


def test_a_mapping_is_checked_when_it_is_read():
    for wrong in ({}, {"columns": {"x": "y"}}, {"columns": {"context": "y"}}, []):
        with pytest.raises(UserError, match=r"m\.json"):
            Columns.from_dict(wrong, "m.json")
    with pytest.raises(UserError, match="no records"):
        propose([])
