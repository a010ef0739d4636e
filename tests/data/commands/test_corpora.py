"""Commands about corpora: what they print, and what they leave in the library."""

import json
from pathlib import Path

from data.checks.schema_page import markdown
from data.core.store import PROJECT, Library
from tests.data.invent import record, write


def test_prepare_list_check_remove(run, tmp_path: Path):
    source = write(tmp_path / "in", [record(1), b"{", record(3, score=1)])
    code, out, err = run("prepare", source, "--name", "x")
    assert (code, out) == (0, "")
    last = next(line for line in err.splitlines() if line.startswith("x: prepared"))
    assert last == ("x: prepared; 2 dialogues, 8 utterances; 1 set aside, 1 noted: see  python -m data check x")
    assert "already there" in run("prepare", source, "--name", "x")[2]
    assert "already there" in run("prepare", "x")[2]
    assert run("list")[1].split("\t")[:3] == ["x", "2", "8"]
    code, out, err = run("check", "x")
    assert (code, err) == (0, "")
    assert "NOT score_rule" in out and "dialogues 3" in out and "2.json: not valid JSON" in out
    assert run("remove", "x") == (0, "", "x: removed\n")
    assert "no corpus" in run("list")[2]


def test_check_as_json(run, tmp_path: Path):
    run("prepare", write(tmp_path / "in", [record(1, score=3)]), "--name", "x")
    found = json.loads(run("check", "x", "--format", "json")[1])
    assert found["invariants"][0] == {"name": "score_rule", "breaches": 1, "first_ids": [1]}
    assert set(found) == {"id", "version", "invariants", "quirks", "problems"}


def test_demo_twice(run):
    assert run("demo") == (0, "", "demo-ja: prepared\ndemo-en: prepared\n")
    assert run("demo") == (0, "", "")


def test_a_library_that_cannot_be_written_is_opened_as_it_is(run, library: Library, tmp_path: Path):
    (library.root / "demo-ja" / ".lock").mkdir(parents=True)  # no lock can be had
    code, _, err = run("demo")
    assert code == 2 and "cannot be written" in err and err.count("\n") == 1
    run("prepare", write(tmp_path / "in", [record(1)]), "--name", "x")
    code, out, err = run("demo")
    assert (code, out) == (0, "") and "opened as it is" in err


def test_schema_page_is_the_written_one(run):
    assert run("schema") == (0, markdown(), "")
    assert (PROJECT / "docs" / "schema.md").read_text(encoding="utf-8") == markdown()
